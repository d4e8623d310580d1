// Mails that were damaged, cut, or made to be slow: reading them never throws, and its time stays bounded.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import { corpusMails } from '../helpers/corpus.ts';

const MAILS = corpusMails().map(({ mail }) => mail.toString('latin1'));

/** A change to a mail: a stretch is cut out, doubled, or overwritten. */
const change = fc.record({
  at: fc.nat(20_000),
  length: fc.nat(600),
  how: fc.constantFrom('cut', 'double', 'garble', 'lines'),
});

function changed(
  mail: string,
  changes: readonly { at: number; length: number; how: string }[],
): string {
  let text = mail;
  for (const { at, length, how } of changes) {
    const start = at % (text.length + 1);
    const piece = text.slice(start, start + length);
    const instead: Record<string, string> = {
      cut: '',
      double: piece + piece,
      garble: piece.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 100)),
      lines: piece.replaceAll('\n', '\n\n'),
    };
    text = text.slice(0, start) + (instead[how] ?? '') + text.slice(start + length);
  }
  return text;
}

test('damaged mails of the corpus are read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MAILS), fc.array(change, { maxLength: 4 }), (mail, changes) => {
      const notice = read(parseMessage(Buffer.from(changed(mail, changes), 'latin1')));
      expect(notice.sureness).toBeGreaterThanOrEqual(0);
      expect(notice.sureness).toBeLessThanOrEqual(1);
    }),
    { numRuns: 400 },
  );
});

test('any bytes are read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      read(parseMessage(bytes));
    }),
    { numRuns: 300 },
  );
});

const report = (status: string): string =>
  `Content-Type: multipart/report; boundary=b\n\n--b\n\nhello\n--b\nContent-Type: message/delivery-status\n\n${status}\n--b--\n`;
const BIG = 2_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(BIG / piece.length));

test.each([
  ['many recipients', report(fill('Final-Recipient: rfc822; a@example.org\nAction: failed\n\n'))],
  ['one long field', report(`Final-Recipient: rfc822; ${fill('a')}@example.org`)],
  [
    'a long folded field',
    report(`Final-Recipient: rfc822; a@b.c\nDiagnostic-Code: smtp;${fill('\n 550-5.1.1 no')}`),
  ],
  ['many fields', report(fill('X-Field: 1\n'))],
  ['brackets', report(`Diagnostic-Code: ${fill('<')}`)],
  ['escapes', report(`Final-Recipient: utf-8; ${fill('\\x{41}')}`)],
  [
    'text of addresses',
    `From: mailer-daemon@example.org\nSubject: failure notice\n\n${fill('<a@example.org>:\n550 no\n\n')}`,
  ],
  [
    'a text without line ends',
    `From: mailer-daemon@example.org\n\n${fill('550 5.1.1 a@example.org ')}`,
  ],
  [
    'dialogues',
    `From: mailer-daemon@example.org\n\n${fill('>>> RCPT TO:<a@example.org>\n<<< 550 no\n')}`,
  ],
  ['notices in notices', fill('Content-Type: message/rfc822\n\n')],
  [
    'complaints',
    report(fill('Original-Rcpt-To: a@example.org\n')).replace('delivery-status', 'feedback-report'),
  ],
])('%s', (_, mail) => {
  const before = process.cpuUsage();
  read(parseMessage(mail));
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1500);
});
