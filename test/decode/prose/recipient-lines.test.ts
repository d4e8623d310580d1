import { describe, expect, it } from 'vitest';
import { namingsIn } from '../../../src/decode/prose/recipient-lines.ts';

/** `head a@example.com|rest`, one for each address. */
const told = (line: string): string[] =>
  namingsIn(line).map(({ plainness, address, rest }) => `${plainness} ${address}|${rest}`);

describe('how a line names recipients', () => {
  it.each<[string, string[]]>([
    ['<a@example.com>', ['head a@example.com|']],
    ['  a@example.com', ['head a@example.com|']],
    ['> a@example.com', ['head a@example.com|']],
    [' * a@example.com', ['head a@example.com|']],
    ['-> a@example.com', ['head a@example.com|']],
    ['1) a@example.com', ['head a@example.com|']],
    ['<a@example.com>: no such user', ['head a@example.com|no such user']],
    ['a@example.com (user not found)', ['head a@example.com|(user not found)']],
    [
      'a@example.com on Wed, 15 Feb 2027 04:25:29 -0500',
      ['head a@example.com|on Wed, 15 Feb 2027 04:25:29 -0500'],
    ],
    ['<a@example.com>... User unknown', ['head a@example.com|User unknown']],
    ['a@example.com, b@example.com: gone', ['head a@example.com|gone', 'head b@example.com|gone']],
    ['"Alice Example" <a@example.com>', ['head a@example.com|']],
    ['Alice Example <a@example.com>', ['head a@example.com|']],
    ['a@example.com does not like you', ['opening a@example.com|does not like you']],
    ['RCPT TO:<a@example.com>', ['command a@example.com|']],
    ['>>> RCPT To:<a@example.com>', ['command a@example.com|']],
    ['Intended recipient: a@example.com', ['label a@example.com|']],
    ['Recipient: [SMTP:a@example.com]', ['label a@example.com|']],
    ['Empfänger： <a@example.com>', ['label a@example.com|']],
    ['To: <a@example.com>, <b@example.com>', ['label a@example.com|', 'label b@example.com|']],
    ['From: a@example.com', ['prose a@example.com|']],
    ['Von: a@example.com', ['prose a@example.com|']],
    ['发件人：a@example.com', ['prose a@example.com|']],
    ['System contact: a@example.com', ['prose a@example.com|']],
    ['    (generated from a@example.com)', ['parent a@example.com|)']],
    ['(expanded from: <a@example.com>)', ['parent a@example.com|)']],
    ['For further assistance, please contact <a@example.com>', ['prose a@example.com|']],
    ['Your mail to a@example.com came back.', ['prose a@example.com|came back.']],
    ['no address here', []],
    ['lonely @ sign', []],
    ['https://example.com/?u=a@example.com', []],
    ['Message-ID: <1@example.com>', []],
    ['收件人a@example.com不存在', ['prose a@example.com|不存在']],
    ['пётр@пример.example', ['head пётр@пример.example|']],
    ['"a b"@example.com: gone', ['head "a b"@example.com|gone']],
  ])('%s', (line, expected) => {
    expect(told(line)).toEqual(expected);
  });
});
