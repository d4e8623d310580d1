import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailbox, MboxSplitter } from '../../src/mime/mbox.ts';
import { isSeparator } from '../../src/mime/mbox-line.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (array: Uint8Array): string => new TextDecoder().decode(array);

/** The mails of a mailbox that comes in chunks of this size. */
function split(mailbox: string, size: number = mailbox.length, maxBytes?: number): string[] {
  const splitter = new MboxSplitter(maxBytes);
  const all = bytes(mailbox);
  const mails: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += size)
    mails.push(...splitter.push(all.slice(at, at + size)));
  mails.push(...splitter.end());
  return mails.map(text);
}

const DATE = 'Thu Jan  1 00:00:00 2026';
const FROM = `From a@example.com ${DATE}`;
const mail = (subject: string, body: string): string => `${FROM}\nSubject: ${subject}\n\n${body}\n`;

describe('a mailbox is split', () => {
  it.each([
    ['two mails', [mail('1', 'a'), mail('2', 'b')]],
    [
      'a body that says From',
      [mail('1', 'x\n\nFrom Monday on we are closed.\nFrom: here\n'), mail('2', 'b')],
    ],
    [
      'a body that says when',
      [mail('1', 'x\n\nFrom 10:30 on Thu Jan  1 2026\nwe are closed.\n'), mail('2', 'b')],
    ],
    ['quoted lines', [mail('1', `x\n\n>${FROM}\nSubject: y\n`), mail('2', 'b')]],
    ['a line in prose', [mail('1', `x\n\n${FROM}\nthis is prose\n`), mail('2', 'b')]],
    [
      'a returned mail not quoted',
      [
        mail('1', `--b\nContent-Type: message/rfc822\n\n${FROM}\nSubject: y\n\n--b--`),
        mail('2', 'b'),
      ],
    ],
    ['no body', [`${FROM}\nSubject: 1\nContent-Type: text/plain\n\n`, mail('2', 'b')]],
    ['one mail', [mail('1', 'a')]],
    ['no mailbox', ['Subject: x\n\nbody\n']],
    ['many mails', Array.from({ length: 50 }, (_, i) => mail(`${i}`, 'x'.repeat(i * 7)))],
  ])('%s', (_, mails) => {
    for (const size of [1, 7, 100, 100_000]) {
      expect(split(mails.join('\n'), size)).toEqual(mails);
      const crlf = mails.map((one) => one.replaceAll('\n', '\r\n'));
      expect(split(crlf.join('\r\n'), size)).toEqual(crlf);
    }
  });

  it('without an empty line between two mails', () => {
    expect(split(mail('1', 'a') + mail('2', 'b'))).toEqual([mail('1', 'a'), mail('2', 'b')]);
  });

  it('with empty lines above', () => {
    expect(split(`\n\n${mail('1', 'a')}`)).toEqual([mail('1', 'a')]);
  });

  it('with nothing in it', () => {
    expect([split(''), split('\n\n')]).toEqual([[], []]);
  });

  it('twice by one splitter', () => {
    const splitter = new MboxSplitter();
    splitter.push(bytes(mail('1', 'a')));
    splitter.end();
    expect(splitter.push(bytes(mail('2', 'b')))).toEqual([]);
    expect(splitter.end().map(text)).toEqual([mail('2', 'b')]);
  });
});

describe('a Content-Length', () => {
  const sized = (length: number, body: string): string =>
    `${FROM}\nContent-Length: ${length}\n\n${body}`;
  const inner = `x\n\n${FROM}\nSubject: inside\n\ny\n`;

  it('that is right keeps a mail together', () => {
    const first = sized(inner.length, inner);
    expect(split(`${first}\n${mail('2', 'b')}`)).toEqual([first, mail('2', 'b')]);
    expect(split(`${first}\n${mail('2', 'b')}`, 5)).toEqual([first, mail('2', 'b')]);
    expect(split(first)).toEqual([first]);
  });

  it.each([3, 100_000_000_000, 20])('that is wrong does not count: %i', (length) => {
    const first = sized(length, 'x and some more\n');
    expect(split(`${first}\n${mail('2', 'b')}`)).toEqual([first, mail('2', 'b')]);
  });
});

describe('a mail that is too long', () => {
  it('is cut, and the rest passed over', () => {
    const long = mail('1', `${'x'.repeat(99)}\n`.repeat(20_000));
    const mails = split([mail('0', 'a'), long, mail('2', 'b')].join('\n'), 65_536, 1000);
    expect(mails).toEqual([mail('0', 'a'), long.slice(0, 1001), mail('2', 'b')]);
  });

  it('is cut at the end as well', () => {
    expect(split(mail('1', 'x'.repeat(5000)), 100, 1000).map((one) => one.length)).toEqual([1001]);
  });

  it('is cut where it has no line ends', () => {
    expect(split('x'.repeat(3_000_000), 65_536, 1000)).toEqual(['x'.repeat(1001)]);
  });
});

describe('a separator', () => {
  const around = { below: 'Subject: a', isAfterBlank: true, above: 'text' };
  it.each([
    [FROM, true],
    ['From - Thu Jan 01 00:00:00 2026', true],
    ['From MAILER-DAEMON Thu Jan  1 00:00 2026', true],
    ['From ???@??? Thu Jan 01 00:00:00 2026', true],
    ['From a@example.com Thu Jan  1 00:00:00 +0100 2026', true],
    ['From a@example.com Thu Jan  1 00:00:00 MET DST 2026', true],
    ['From a@example.com Thu Jan  1 00:00:00 2026 +0100', true],
    ['From a@example.com Thu, 1 Jan 2026 00:00:00 +0100', true],
    ['From a@example.com 2026-01-01T00:00:00Z', true],
    [`From a ${DATE} remote from host`, true],
    ['From Ann Lee <a@example.com> Thu Jan  1 00:00:00 2026', true],
    ['From a@example.com', true],
    ['From now on, all is well', false],
    ['From here to 2026', false],
    [`From a@example.com ${DATE} we wrote`, false],
  ])('%s: %s', (line, wanted) => {
    expect(isSeparator(line, () => around)).toBe(wanted);
  });

  it.each([
    [{ below: 'and so on' }, false],
    [{ below: '' }, true],
    [{ below: null }, true],
    [{ below: '>From x' }, true],
    [{ isAfterBlank: false }, true],
    [{ isAfterBlank: false, below: 'Note: this' }, false],
    [{ above: 'Content-Type: message/rfc822' }, false],
  ])('around it %j', (change, wanted) => {
    expect(isSeparator(FROM, () => ({ ...around, ...change }))).toBe(wanted);
  });
});

it.each([
  [mail('1', 'a'), true],
  [`\n${mail('1', 'a')}`, true],
  [`From a@example.com ${DATE}\r\nReturn-Path: <>\r\n`, true],
  ['From: a@example.com\nSubject: x\n', false],
  ['From the desk of\nAnn\n', false],
  ['', false],
])('%j is a mailbox: %s', (head, wanted) => {
  expect(isMailbox(bytes(head))).toBe(wanted);
});

it('loses no byte, whatever comes', () => {
  const piece = fc.constantFrom(
    '\n',
    '\r\n',
    FROM,
    'From ',
    'x',
    'Subject: a\n',
    'Content-Length: 9\n',
    '\n\n',
  );
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 1, max: 50 }), (pieces, size) => {
      const mailbox = pieces.join('');
      const plain = (one: string): string => one.replace(/\s/g, '');
      const mails = split(mailbox, size);
      expect(plain(mails.join(''))).toBe(plain(mailbox));
      expect(mails).toEqual(split(mailbox));
    }),
  );
});
