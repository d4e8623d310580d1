import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply, replyText } from '../../src/text/reply-text.ts';

describe('the codes of a reply', () => {
  it.each([
    ['550 5.1.1 User unknown', '550', '5.1.1'],
    ['550-5.1.1 The account\r\n550 5.1.1 does not exist', '550', '5.1.1'],
    ['smtp; 452 4.2.2 full', '452', '4.2.2'],
    ['#5.1.1', '', '5.1.1'],
    ['550 #5.1.0 Address rejected', '550', '5.1.0'],
    ['550; 5.7.515 Access denied', '550', '5.7.515'],
    ['5.1.1 no such user', '', '5.1.1'],
    ['host mx.example.net said: 554 5.7.1 no', '554', '5.7.1'],
    ['mail.example.net #<mail.example.net #5.1.1 smtp;550 no> #SMTP#', '550', '5.1.1'],
    ['sorry, no mailbox here by that name. (#5.1.1)', '', '5.1.1'],
    ['connect to 192.0.2.4 port 25: timed out', '', ''],
    ['message of 550 kB was refused', '', ''],
  ])('%s', (text, code, status) => {
    expect(readReply(text)).toMatchObject({ code, status });
  });
});

it('joins the lines of a reply so that its sentence can be read', () => {
  expect(readReply('550-5.1.1 The account\r\n550-5.1.1 you tried\r\n550 5.1.1 is gone').text).toBe(
    '550-5.1.1 The account you tried is gone',
  );
});

it('keeps the reply inside a reply', () => {
  const text = "550 5.1.0 Unknown address error 550-'5.7.1 blocked'";
  expect(readReply(text).text).toBe(text);
});

it('reads UTF-8 that was written in octal', () => {
  expect(readReply('550 5.1.1 Empf\\303\\244nger unbekannt \\342\\200\\223 \\12').text).toBe(
    '550 5.1.1 Empfänger unbekannt – \\12',
  );
});

it.each([
  [
    '550-REJECTED message - 550 550 192.0.2.7 is not allowed',
    '550-REJECTED message - 192.0.2.7 is not allowed',
  ],
  ['550-5.1.1 No 550-5.1.1  such user', '550-5.1.1 No such user'],
  ['550 5.1.1 No\\302\\240 such user', '550 5.1.1 No such user'],
])('is tidy at once: %s', (raw, tidy) => {
  expect(replyText(raw)).toBe(tidy);
});

it('stays as it is when it is read again, so that places in it hold', () => {
  const piece = fc.constantFrom(
    '550',
    '550-',
    '-',
    ' ',
    '  ',
    '5.1.1',
    'no',
    '\n',
    '\\303\\244',
    '\u00a0',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = replyText(pieces.join(''));
      expect(replyText(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});
