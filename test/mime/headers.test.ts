import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../../src/mime/headers.ts';
import { DEFAULT_LIMITS } from '../../src/mime/limits.ts';
import { newProblems } from '../../src/mime/problems.ts';

/** Names and values as they come out, then what is left as the body. */
function read(raw: string): { fields: string[]; body: string; codes: string[] } {
  const problems = newProblems();
  const { headers, bodyStart } = parseHeaders(raw, 0, raw.length, { problems });
  const fields = headers.names.map((name) => `${name}=${headers.get(name)}`);
  return { fields, body: raw.slice(bodyStart), codes: problems.list.map((one) => one.code) };
}

describe('a header is read', () => {
  it.each([
    ['LF', 'A: 1\nB: 2\n\nbody', ['A=1', 'B=2'], 'body'],
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody', ['A=1', 'B=2'], 'body'],
    ['CRCRLF', 'A: 1\r\r\nB: 2\r\r\n\r\r\nbody', ['A=1', 'B=2'], 'body'],
    ['mixed', 'A: 1\r\nB: 2\n\r\nbody', ['A=1', 'B=2'], 'body'],
    ['folded', 'A: 1\n 2\r\n\t3\nB: 4\n\n', ['A=1 2 3', 'B=4'], ''],
    ['value on the next line', 'A:\n 1\n\n', ['A=1'], ''],
    ['no space', 'A:1\n\n', ['A=1'], ''],
    ['space before the colon', 'A : 1\nB\t: 2\n\n', ['A=1', 'B=2'], ''],
    ['empty value', 'A:\nB: 2\n\n', ['A=', 'B=2'], ''],
    ['no blank line at the end', 'A: 1\nB: 2', ['A=1', 'B=2'], ''],
    ['no body', 'A: 1\n', ['A=1'], ''],
    ['nothing', '', [], ''],
    ['no header', '\nbody', [], 'body'],
    ['only a body', 'Hello,\nyour mail failed.\n', [], 'Hello,\nyour mail failed.\n'],
    ['blanks on the blank line', 'A: 1\n \t\nbody', ['A=1'], 'body'],
    ['folded line of blanks', 'A: 1\n \nSubject: 2\n\nbody', ['A=1', 'Subject=2'], 'body'],
    ['a web address', 'A: 1\nhttp://example.com/\n', ['A=1'], 'http://example.com/\n'],
    ['encoded words', 'A: =?utf-8?Q?=C3=B6?=\n =?utf-8?Q?=C3=A4?=\n\n', ['A=öä'], ''],
    ['raw UTF-8', 'A: \xc3\xb6\n\n', ['A=ö'], ''],
    ['raw Latin', 'A: \xf6\n\n', ['A=ö'], ''],
    [
      'raw bytes of the named charset',
      'Content-Type: text/plain; charset="koi8-r"\nA: \xf0\xd2\xc9\n\n',
      ['Content-Type=text/plain; charset="koi8-r"', 'A=При'],
      '',
    ],
  ])('%s', (_, raw, fields, body) => {
    expect(read(raw)).toEqual({ fields, body, codes: expect.any(Array) });
  });
});

describe('a broken header is read', () => {
  it.each([
    [
      'missing blank line',
      'A: 1\nThe mail failed.\n',
      ['A=1'],
      'The mail failed.\n',
      'missing-blank-line',
    ],
    [
      'boundary without blank line',
      'A: 1\n--b\nContent-Type: a/b\n',
      ['A=1'],
      '--b\nContent-Type: a/b\n',
      'missing-blank-line',
    ],
    [
      'fold without blank',
      'Subject: a\nb c\nMessage-ID: <1>\n\n',
      ['Subject=a b c', 'Message-ID=<1>'],
      '',
      'broken-header',
    ],
    [
      'parameter without blank',
      'Content-Type: a/b;\nboundary="x"\n\n',
      ['Content-Type=a/b; boundary="x"'],
      '',
      'broken-header',
    ],
    [
      'junk above',
      'junk line\nReturn-Path: <>\nTo: b\n\n',
      ['Return-Path=<>', 'To=b'],
      '',
      'broken-header',
    ],
    ['no name', 'A: 1\n: 2\nMessage-ID: 3\n\n', ['A=1 : 2', 'Message-ID=3'], '', 'broken-header'],
  ])('%s', (_, raw, fields, body, code) => {
    expect(read(raw)).toEqual({ fields, body, codes: [code] });
  });
});

describe('an mbox line above the header', () => {
  it.each([
    [
      'From a@example.com Thu Jan  1 00:00:00 2026\nA: 1\n\n',
      'From a@example.com Thu Jan  1 00:00:00 2026',
    ],
    [
      '>From a@example.com Thu Jan  1 00:00:00 2026\r\nA: 1\r\n\r\n',
      '>From a@example.com Thu Jan  1 00:00:00 2026',
    ],
    ['From a\nFrom b\nA: 1\n\n', 'From a'],
    ['A: 1\n\n', ''],
  ])('%j', (raw, line) => {
    const { headers, mboxFrom } = parseHeaders(raw);
    expect([mboxFrom, headers.names]).toEqual([line, ['A']]);
  });
});

describe('questions to a header', () => {
  const raw =
    'junk Subject: x\n\nReceived: one\nSubject: =?utf-8?Q?=C3=B6?=\nreceived: two\n\nbody';
  const { headers } = parseHeaders(raw, 17);

  it('are answered without regard to case', () => {
    expect(headers.get('SUBJECT')).toBe('ö');
    expect(headers.raw('subject')).toBe('=?utf-8?Q?=C3=B6?=');
    expect(headers.all('Received')).toEqual(['one', 'two']);
    expect(headers.has('reCeived')).toBe(true);
    expect(headers.names).toEqual(['Received', 'Subject', 'received']);
  });

  it('have an answer for what is missing', () => {
    const missing = [headers.get('x'), headers.raw('x'), headers.has('x'), headers.span('x')];
    expect(missing).toEqual(['', '', false, null]);
    expect(headers.all('x')).toEqual([]);
  });

  it('say where the field stands', () => {
    const { start, end } = headers.span('subject') ?? { start: 0, end: 0 };
    expect(raw.slice(start, end)).toBe('Subject: =?utf-8?Q?=C3=B6?=');
  });
});

describe('limits', () => {
  const limits = { ...DEFAULT_LIMITS, maxHeaders: 3, maxHeaderLine: 10, maxHeaderBytes: 60 };
  const codes = (raw: string): [string[], string[], number] => {
    const problems = newProblems();
    const block = parseHeaders(raw, 0, raw.length, { limits, problems });
    const values = block.headers.names.map((name) => block.headers.get(name));
    return [values, problems.list.map((one) => one.code), block.bodyStart];
  };

  it.each([
    ['too many fields', 'A: 1\nB: 2\nC: 3\nD: 4\n 5\n\n', ['1', '2', '3'], ['too-many-headers']],
    ['a long line', `A: ${'x'.repeat(50)}\nB: 2\n\n`, ['xxxxxxxxx', '2'], ['header-too-long']],
    [
      'a long folded field',
      `A: x${'\n xxxxxx'.repeat(20)}\nB: 2\n\n`,
      ['x xxxxxx'],
      ['too-many-headers', 'header-too-long'],
    ],
  ])('%s', (_, raw, values, problems) => {
    expect(codes(raw)).toEqual([values, problems, raw.length]);
  });
});

it('reads any bytes', () => {
  const sign = fc.constantFrom(...'\r\n \t:=?Aa-\x80\x1b\0', 'From ', 'Subject: ', '=?utf-8?B?');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const raw = signs.join('');
      const { headers, bodyStart } = parseHeaders(raw);
      for (const name of headers.names) headers.all(name);
      expect(bodyStart).toBeLessThanOrEqual(raw.length);
    }),
  );
});
