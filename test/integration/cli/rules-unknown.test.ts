// `postbound rules unknown` as a process: mails, replies, records and pipes in; a screen, JSON or a rule file out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { objects, postbound } from '../../helpers/postbound.ts';

const bounce = (address: string, reply: string): string => `From: MAILER-DAEMON@example.org
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ${address}
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; ${reply}

--b--
`;
const mails = {
  '1.eml': bounce('a@one.example', '550 5.9.9 <a@one.example>: zebras doze'),
  '2.eml': bounce('b@two.example', '550 5.9.9 <b@two.example>: Zebras doze.'),
  '3.eml': bounce('c@one.example', '552 5.2.2 Mailbox is full'),
  '4.eml': 'Subject: hello\nFrom: a@example.com\nTo: b@example.com\n\nHow are you?\n',
};
const mbox = Object.values(mails)
  .map((mail) => `From MAILER-DAEMON Wed Nov 25 10:00:00 2026\n${mail}\n`)
  .join('');
const lines = ['550 5.9.9 <a@one.example>: zebras doze', '552 5.2.2 Mailbox is full'];
const json = lines
  .map((text) => `${JSON.stringify({ text, recipient: 'a@one.example', provider: null })}\n`)
  .join('');

const folder = folderOf({
  ...Object.fromEntries(Object.entries(mails).map(([name, mail]) => [`mails/${name}`, mail])),
  'box.mbox': mbox,
  'replies.txt': `${lines.join('\r\n')}\r\n\r\n`,
  'replies.txt.gz': gzipSync(`${lines.join('\n')}\n`),
  'one-mail.txt': mails['1.eml'],
  'replies.jsonl': json,
  'odd.jsonl': `{"a":1}\n${json}oops\n`,
  'mixed/notes.txt': 'Do not forget the zebras.\n',
  'mixed/labels.jsonl': '{"file":"1.eml","reason":"x"}\n',
  'mixed/replies.txt': `${lines[0]}\n`,
  'mixed/zebra.eml': mails['2.eml'],
});
const at = (name: string): string => join(folder, name);
const unknown = (args: readonly string[], input = '') =>
  postbound(['rules', 'unknown', ...args], { input });
/** `shape ×count`, one line a shape. */
const shapes = (args: readonly string[], input = ''): string[] =>
  objects(unknown([...args, '--json'], input).out).map(({ shape, count }) => `${shape} ×${count}`);

const ZEBRAS = '550 5.9.9 <{address}>: zebras doze';

describe('reads', () => {
  it.each([
    ['a folder of mails', [at('mails')], `${ZEBRAS} ×2`],
    ['a mailbox', [at('box.mbox')], `${ZEBRAS} ×2`],
    ['a text of replies', [at('replies.txt')], `${ZEBRAS} ×1`],
    ['a compressed text', [at('replies.txt.gz')], `${ZEBRAS} ×1`],
    ['a mail called .txt', [at('one-mail.txt')], `${ZEBRAS} ×1`],
    ['lines of JSON', [at('replies.jsonl')], `${ZEBRAS} ×1`],
    ['what of a folder looks like replies', [at('mixed')], `${ZEBRAS} ×2`],
    ['several paths', [at('mails'), at('replies.txt')], `${ZEBRAS} ×3`],
  ])('%s', (_name, paths, shape) => {
    expect(shapes(paths)).toEqual([shape]);
  });
  it.each([
    ['replies', lines.join('\n'), 1],
    ['lines of JSON', json, 1],
    ['a mail', mails['1.eml'], 1],
    ['a mailbox', mbox, 2],
    ['what decode prints', postbound(['decode', at('mails')]).out, 2],
  ])('%s from a pipe', (_name, input, count) => {
    expect(shapes([], input)).toEqual([`${ZEBRAS} ×${count}`]);
    expect(shapes(['-'], input)).toEqual([`${ZEBRAS} ×${count}`]);
  });
  it('names lines that hold no reply, once a file, and goes on', () => {
    const { status, out, err } = unknown([at('odd.jsonl'), at('nowhere')]);
    expect(status).toBe(2);
    expect(out).toContain('1 of 2 replies');
    expect(err).toContain('odd.jsonl: 2 of 4 lines hold no reply; line 1: "text" is missing');
    expect(err).toContain('nowhere: no such file or folder');
  });
});

it('prints rank, share, domains, an example and a rule to begin with', () => {
  expect(unknown([at('mails')]).out).toBe(`1. 2 (100.0 %)
  Shape       550 5.9.9 <{address}>: zebras doze
  Example     550 5.9.9 <a@one.example>: zebras doze
  Domains     2: one.example, two.example
  Now         unknown (10 % sure)
  │ [[rule]]
  │ id = "zebras-doze"
  │ reason = "…"  # 2 seen, now unknown
  │ words = ["zebras doze"]  # short: other replies may hold these words too
  │ source = "seen"
  │ examples = ["550 5.9.9 <a@example.com>: zebras doze"]

2 of 3 replies (66.7 %) are not known surely
`);
});

it('the file of --stubs, filled in, makes them known', () => {
  const { out } = unknown([at('mails'), '--stubs']);
  const path = at('stubs.toml');
  writeFileSync(path, out);
  const refused = postbound(['rules', 'check', path]);
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('rule own/zebras-doze: `reason`: "…" is not one');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"…"', '"system-unavailable"'));
  expect(postbound(['rules', 'check', path]).status).toBe(0);
  expect(unknown([at('mails'), '--rules', path]).out).toBe(
    '0 of 3 replies (0.0 %) are not known surely\n',
  );
});

it('--below and --top draw the lines', () => {
  expect(shapes([at('mails'), '--below', '1'])).toEqual([
    `${ZEBRAS} ×2`,
    '552 5.2.2 Mailbox is full ×1',
  ]);
  expect(unknown([at('mails'), '--below', '1', '--top', '1']).out).toContain('; 1 more shapes\n');
  const wrong: readonly (readonly string[])[] = [
    ['--below', '60'],
    ['--below', ''],
    ['--top', '0'],
    ['--top', 'all'],
  ];
  for (const args of wrong) {
    const { status, err } = unknown([at('mails'), ...args]);
    expect(status).toBe(1);
    expect(err).toContain(`${args.join(' ')}: must be a number`);
  }
});
