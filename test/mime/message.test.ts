import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, parseMessage } from '../../src/mime/message.ts';
import { mail, multipart, tree } from '../helpers/mail.ts';

const REPORT = mail(
  'From: MAILER-DAEMON@example.com',
  'Subject: Undelivered',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"',
  '',
  'preamble',
  '--b/1',
  '',
  'The mail failed.',
  '--b/1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.com',
  '',
  'Final-Recipient: rfc822; a@example.org',
  '--b/1',
  'Content-Type: message/rfc822',
  '',
  'From: me@example.com',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=E9',
  '',
  '--b/1--',
  'epilogue',
);

describe('a report', () => {
  const endings: readonly (readonly [string, (text: string) => string])[] = [
    ['LF', (text) => text],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR', (text) => text.replaceAll('\n', '\r')],
    ['CRCRLF', (text) => text.replaceAll('\n', '\r\r\n')],
    ['blank lines above', (text) => `\n\r\n${text}`],
    ['byte order mark', (text) => `\ufeff${text}`],
    ['mbox line', (text) => `From a@example.com Thu Jan  1 00:00:00 2026\n${text}`],
    ['cut at the end', (text) => text.slice(0, text.indexOf('--b/1--') - 1)],
  ];
  it.each(endings)('with %s', (_, change) => {
    const message = parseMessage(change(REPORT));
    const { root } = message;
    expect(root.type).toBe('multipart/report');
    expect(root.param('Report-Type')).toBe('delivery-status');
    expect(root.headers.get('subject')).toBe('Undelivered');
    expect(root.preamble).toBe('preamble');
    expect(root.parts.map(tree)).toEqual([
      'text/plain(The mail failed.)',
      'message/delivery-status(Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; a@example.org)',
      'message/rfc822[text/html(café)]',
    ]);
  });

  it('says where its parts stand', () => {
    const { raw, root } = parseMessage(REPORT);
    const [, status, returned] = root.parts;
    expect(raw.slice(status?.bodyStart, status?.end)).toBe(status?.text());
    const inner = returned?.parts[0];
    expect(raw.slice(inner?.start, inner?.bodyStart).split('\n')[0]).toBe('From: me@example.com');
    expect(root.epilogue).toBe('epilogue');
  });

  it('is read from bytes as from a string', () => {
    const bytes = new TextEncoder().encode(REPORT);
    expect(tree(parseMessage(bytes).root)).toBe(tree(parseMessage(REPORT).root));
  });
});

const holding = (...rest: string[]): string => mail('Content-Type: message/rfc822', ...rest);

describe('a message inside', () => {
  it.each([
    [
      'another',
      holding('', holding('', 'Subject: a', '', 'text')),
      'message/rfc822[message/rfc822[text/plain(text)]]',
      true,
    ],
    [
      'base64',
      holding('Content-Transfer-Encoding: base64', '', btoa('Subject: a\n\ntext')),
      'message/rfc822[text/plain(text)]',
      false,
    ],
    [
      'quoted-printable',
      holding('Content-Transfer-Encoding: quoted-printable', '', 'Subject: a=', '', '', 'te=78t'),
      'message/rfc822[text/plain(text)]',
      false,
    ],
    [
      'base64, but it is not',
      holding('Content-Transfer-Encoding: base64', '', 'Subject: a', '', 'text'),
      'message/rfc822[text/plain(text)]',
      true,
    ],
    [
      'with an mbox line',
      holding('', '>From a Thu Jan  1 00:00:00 2026', 'Subject: a', '', 'text'),
      'message/rfc822[text/plain(text)]',
      true,
    ],
    ['without text', holding('', 'Subject: a'), 'message/rfc822[text/plain()]', true],
    ['nothing', holding('', ''), 'message/rfc822[text/plain()]', true],
    [
      'global',
      mail('Content-Type: message/global', '', 'Subject: a', '', 'text'),
      'message/global[text/plain(text)]',
      true,
    ],
  ])('%s', (_, text, wanted, isInMail) => {
    const { root } = parseMessage(text);
    expect(tree(root)).toBe(wanted);
    expect((root.parts[0]?.start ?? -1) >= 0).toBe(isInMail);
    expect(root.parts[0]?.headers.span('subject') !== null).toBe(
      isInMail && text.includes('\nSubject') && !text.includes('rfc822\n\nContent'),
    );
  });
});

describe('the text of a part', () => {
  it.each([
    ['no type', 'a', mail('Subject: x', '', 'a')],
    ['odd type', 'a', mail('Content-Type: text', '', 'a')],
    [
      'base64',
      'Größe',
      mail(
        'Content-Transfer-Encoding: BASE64',
        'Content-Type: text/plain; charset=UTF-8',
        '',
        'R3LDtsOfZQ==',
      ),
    ],
    [
      'encoding with a comment',
      'a=',
      mail('Content-Transfer-Encoding: quoted-printable (x)', '', 'a=3D'),
    ],
    [
      'charset with a comment',
      'caf\xe9',
      mail(
        'Content-Type: text/plain; charset=iso-8859-1 (Latin)',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'caf=E9',
      ),
    ],
    [
      'HTML names its charset',
      '<meta charset="koi8-r">При',
      mail(
        'Content-Type: text/html',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<meta charset=3D"koi8-r">=F0=D2=C9',
      ),
    ],
    [
      'CRLF inside base64',
      'a\nb\nc',
      mail('Content-Transfer-Encoding: base64', '', btoa('a\r\nb\rc')),
    ],
    ['unknown encoding', 'a', mail('Content-Transfer-Encoding: x-made-up', '', 'a')],
  ])('%s', (_, wanted, text) => {
    expect(parseMessage(text).root.text()).toBe(wanted);
  });

  it('is also there as bytes', () => {
    const { root } = parseMessage(mail('Content-Transfer-Encoding: base64', '', '/wCA'));
    expect([...root.bytes()]).toEqual([255, 0, 128]);
    expect(root.body()).toBe('\xff\x00\x80');
  });
});

describe('limits', () => {
  const parts = (count: number): string =>
    multipart('b', ...Array(count).fill('--b\n\nx'), '--b--');
  const count = (part: Part): number => 1 + part.parts.reduce((sum, one) => sum + count(one), 0);
  const nested = (depth: number): string =>
    holding('', '').repeat(depth) + mail('Subject: a', '', 'b');

  it.each([
    ['maxBytes', { maxBytes: 100 }, 'x'.repeat(200), 'mail-too-large', 1],
    ['maxParts', { maxParts: 10 }, parts(20), 'too-many-parts', 11],
    ['maxParts, messages', { maxParts: 10 }, nested(20), 'too-many-parts', 11],
    ['maxDepth', { maxDepth: 10 }, nested(20), 'too-deep', 11],
    ['none met', {}, parts(20), undefined, 21],
  ])('%s', (_, limits, text, code, parts) => {
    const message = parseMessage(text, limits);
    expect(count(message.root)).toBe(parts);
    expect(message.problems[0]?.code).toBe(code);
  });

  it('maxTextBytes', () => {
    const { root, problems } = parseMessage(mail('', 'ö'.repeat(100)), { maxTextBytes: 11 });
    expect(root.text()).toBe('ö'.repeat(5));
    expect(root.body().length).toBe(200);
    expect(problems.map((one) => one.code)).toEqual(['text-too-long']);
  });
});

describe('any bytes', () => {
  const piece = fc.constantFrom(
    ...[
      '\r',
      '\n',
      '\n\n',
      ' ',
      '--b',
      '--b\n',
      '--b--\n',
      '--',
      'x',
      '=',
      '=41',
      '\xff\xfe',
      '\x1b$B',
    ],
    ...[
      'Content-Type: multipart/mixed; boundary=b\n',
      'Content-Type: message/rfc822\n',
      'Subject: =?',
      '?=\n',
    ],
    ...[
      'Content-Transfer-Encoding: base64\n',
      'From a\n',
      'Content-Type: text/html;\n',
      'charset=utf-7\n',
    ],
  );
  const walk = (part: Part): void => {
    for (const name of part.headers.names) part.headers.get(name);
    part.text();
    part.bytes();
    expect(part.preamble + part.epilogue).toBeTypeOf('string');
    part.parts.forEach(walk);
  };

  it('never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => walk(parseMessage(bytes).root)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (all) =>
        walk(parseMessage(all.join('')).root),
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => walk(parseMessage(text).root)));
  });

  it('never throw in a real mail that was damaged', () => {
    fc.assert(
      fc.property(
        fc.nat(REPORT.length),
        fc.nat(20),
        fc.array(piece, { maxLength: 3 }),
        (at, gap, all) => {
          walk(parseMessage(REPORT.slice(0, at) + all.join('') + REPORT.slice(at + gap)).root);
        },
      ),
    );
  });
});
