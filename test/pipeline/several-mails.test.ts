import { expect, it } from 'vitest';
import { decode } from '../../src/pipeline/decode.ts';
import { bounceOf, mboxOf } from '../helpers/bounce.ts';

it('loses no mail of a mailbox that was saved as one mail', () => {
  const box = mboxOf([
    bounceOf('a@example.com'),
    bounceOf('b@example.com'),
    bounceOf('c@example.com'),
  ]);
  const { reports, problems } = decode(box);
  expect(reports.map(({ recipient }) => recipient)).toEqual([
    'a@example.com',
    'b@example.com',
    'c@example.com',
  ]);
  expect(problems.map(({ code }) => code)).toContain('several-mails');
});

it('takes a From_ line behind a single mail for what it is: text', () => {
  const { reports, problems } = decode(
    `${bounceOf('a@example.com')}\nFrom here on nothing follows.\n`,
  );
  expect(reports).toHaveLength(1);
  expect(problems.map(({ code }) => code)).not.toContain('several-mails');
});
