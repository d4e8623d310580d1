// Texts copied out of a notice: what people and editors do to them, and what the decoder still reads.

import { describe, expect, test } from 'vitest';
import { asWritten, isPasted } from '../../../src/decode/prose/pasted.ts';
import { read } from '../../../src/decode/read.ts';
import { parseMessage } from '../../../src/mime/message.ts';

const NOTICE = [
  'This is the mail system at host mx.example.net.',
  '',
  "I'm sorry to have to inform you that your message could not",
  'be delivered to one or more recipients.',
  '',
  '                   The mail system',
  '',
  '<a@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user',
  '    (in reply to RCPT TO command)',
];
const FIELDS = [
  'Reporting-MTA: dns; mx.example.net',
  'X-Postfix-Queue-ID: 4A1555F826',
  'Arrival-Date: Thu, 15 Jun 2023 07:45:16 +0200',
  '',
  'Final-Recipient: rfc822; a@example.com',
  'Original-Recipient: rfc822;a@example.com',
  'Action: delayed',
  'Status: 4.2.2',
  'Remote-MTA: dns; mx.example.com',
  'Diagnostic-Code: smtp; 452 4.2.2 mailbox full',
];

const readText = (lines: readonly string[]): string => {
  const { kind, reports } = read(parseMessage(lines.join('\n')));
  return [kind, ...reports.map((r) => `${r.recipient} ${r.replyCode} ${r.status}`)].join(' ');
};

describe('is read', () => {
  test.each<[string, readonly string[], string]>([
    ['as it was', NOTICE, 'failed a@example.com 550 5.1.1'],
    ['quoted', NOTICE.map((line) => `> ${line}`), 'failed a@example.com 550 5.1.1'],
    ['quoted twice', NOTICE.map((line) => `> > ${line}`), 'failed a@example.com 550 5.1.1'],
    [
      'in a fence below a sentence',
      ['I got this back:', '', '```text', ...NOTICE, '```', '', 'Any idea?'],
      'failed a@example.com 550 5.1.1',
    ],
    [
      'with links in Markdown',
      NOTICE.map((line) =>
        line
          .replace('a@example.com', '[a@example.com](mailto:a@example.com)')
          .replace('mx.example.com', '[mx.example.com](http://mx.example.com)'),
      ),
      'failed a@example.com 550 5.1.1',
    ],
    [
      'as the source of a page',
      NOTICE.map((line) =>
        line.replace('<a@example.com>', '&lt;<a href="mailto:a@example.com">a@example.com</a>&gt;'),
      ),
      'failed a@example.com 550 5.1.1',
    ],
    ['fields alone', FIELDS, 'delayed a@example.com 452 4.2.2'],
    [
      'fields with empty lines between',
      FIELDS.flatMap((line) => (line === '' ? [] : [line, ''])),
      'delayed a@example.com 452 4.2.2',
    ],
  ])('%s', (_what, lines, expected) => {
    expect(readText(lines)).toBe(expected);
  });
});

test('what all lines are indented by is taken away', () => {
  expect(asWritten('    one\n\n      two\n    three')).toBe('one\n\n  two\nthree');
  expect(asWritten('one\n    two')).toBe('one\n    two');
});

test('addresses in bold type lose their stars', () => {
  expect(asWritten('<**a@example.com**>: host mx\n** a ** b@example.com **\n')).toBe(
    '<a@example.com>: host mx\n** a ** b@example.com **\n',
  );
});

describe('stays as it is', () => {
  test.each([
    ['a notice', NOTICE.join('\n')],
    ['groups of fields', `${FIELDS.join('\n')}\n\n${FIELDS.slice(4).join('\n')}`],
    ['a text that quotes a few lines', 'Hello\n> one\n> two\n> three\nmany\nmore\nlines\n'],
    ['brackets without a link', 'host mx.example.com[192.0.2.1] said (in reply to DATA)'],
  ])('%s', (_what, text) => {
    expect(asWritten(text)).toBe(text);
  });
});

test('a mail is not pasted', () => {
  const headersOf = (mail: string) => parseMessage(mail).root.headers;
  expect(isPasted(headersOf('From: a@example.com\n\n> quoted\n'))).toBe(false);
  expect(isPasted(headersOf('Final-Recipient: rfc822; a@example.com\n'))).toBe(true);
  expect(isPasted(headersOf('> quoted\n'))).toBe(true);
});
