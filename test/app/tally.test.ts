import { expect, it } from 'vitest';
import { addTally, countMail, emptyTally } from '../../src/app/tally.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { bounceOf } from '../helpers/bounce.ts';

it('counts mails by kind, reports by reason and receiver, and adds up', () => {
  const [one, two] = [emptyTally(), emptyTally()];
  countMail(one, decode(bounceOf('a@Example.com')));
  countMail(two, decode(bounceOf('b@example.com', '552 5.2.2 Mailbox is full')));
  countMail(two, decode('From: a@example.org\nSubject: Lunch\n\nAt noon?\n'));
  addTally(one, two);
  expect(one).toMatchObject({ mails: 3, reports: 2 });
  expect(one.kinds.get('failed')).toBe(2);
  expect(Object.fromEntries(one.reasons)).toEqual({ 'user-unknown': 1, 'mailbox-full': 1 });
  expect(Object.fromEntries(one.receivers)).toEqual({ 'example.com': 2 });
});
