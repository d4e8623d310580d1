import { describe, expect, it } from 'vitest';
import { findCopy } from '../../../src/decode/prose/find-copy.ts';
import { consult } from '../../../src/decode/words/words.ts';

/** The line at which the copy begins, below a line of prose. */
const foundAt = (...below: string[]): number => {
  const lines = ['Your message was not delivered.', ...below];
  return findCopy(lines, consult(lines.join(' ')).dictionary);
};

describe('a heading begins the copy', () => {
  it.each([
    ['--- Original message follows.'],
    ['Original message follows.'],
    ['------ This is a copy of the message, including all the headers. ------'],
    ['--- Below this line is a copy of the message.'],
    ['--------RETURNED MAIL FOLLOWS--------'],
    ['   ----- Message header follows -----'],
    ['   -- The header and top 20 lines of the message follows --'],
    [' --------Unsent Message below:'],
    ['bounced E-Mail:'],
    ['Message headers follow:'],
    ['Your message reads (in part):'],
    ['Original message (first 5 kB):'],
    ['*** Ursprüngliche Nachricht ***'],
    ['--- 附件是您所发信件的原信件拷贝'],
  ])('%s', (heading) => {
    expect(foundAt('', heading, '', 'x')).toBe(2);
  });
});

describe('no heading', () => {
  it.each([
    ['The original message was received at Thu, 29 Apr 2027 23:34:45 +0900 (JST)'],
    ['A copy of your message is attached, so that you can send it again later on.'],
    ['Original message id: <1@example.org>'],
    ['The following addresses did NOT receive a copy of your message:'],
    ['元のメッセージを添付します。'],
    ['Subject: Spring'],
  ])('%s', (line) => {
    expect(foundAt('', line, '', 'x')).toBe(-1);
  });

  it('is the first line', () => {
    expect(findCopy(['Original message:', 'x'], consult('x').dictionary)).toBe(-1);
  });
});

describe('a header begins the copy', () => {
  it.each<[string, string[], number]>([
    ['of a message', ['', 'Received: from a by b', 'From: a@example.org', 'Subject: s'], 2],
    [
      'with folded fields',
      ['', 'Received: from a', '  by b', 'Message-ID: <1@x>', 'Date: today'],
      2,
    ],
    ['without spaces', ['', 'Received:from a by b', 'Message-ID:<1@x>', 'To:<a@example.com>'], 2],
    ['not two fields', ['', 'Received: from a', 'Subject: s'], -1],
    ['not fields that notices quote', ['', 'To: a@example.com', 'Subject: s', 'Date: today'], -1],
    [
      'not delivery status fields',
      [
        '',
        'Reporting-MTA: dns; a',
        'Received-From-MTA: dns; b',
        'Message-ID: <1@x>',
        'Action: failed',
      ],
      -1,
    ],
  ])('%s', (_name, lines, at) => {
    expect(foundAt(...lines)).toBe(at);
  });
});
