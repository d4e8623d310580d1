// `postbound decode` as a process: every kind of path, order, trouble, other field names, pipes.
import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bounceOf, mboxOf } from '../../helpers/bounce.ts';
import { folderOf } from '../../helpers/folder.ts';
import { BIN, objects, postbound } from '../../helpers/postbound.ts';

const one = bounceOf('one@example.com');
const two = bounceOf('two@example.com', '552 5.2.2 Mailbox is full');
const box = mboxOf([one, two, bounceOf('three@example.com')]);

const folder = folderOf({
  'plain/b.eml': two,
  'plain/a.eml': one,
  'plain/.hidden.eml': one,
  'plain/sub/c.txt': two,
  'maildir/cur/2.host:2,S': two,
  'maildir/new/1.host': one,
  'maildir/tmp/3.host': one,
  'maildir/dovecot.index': 'no mail',
  'maildir/.Sent/cur/4.host:2,': one,
  'maildir/.Sent/new/.keep': '',
  'box.mbox': box,
  'box.mbox.gz': gzipSync(box),
  'box.mbox.zst': zstdCompressSync(box),
  'one.eml.gz': gzipSync(one),
  'from-line.eml': box,
  'damaged.gz': gzipSync(box).subarray(0, 200),
  'empty.eml': '',
});
symlinkSync('nowhere', join(folder, 'plain/z-broken.eml'));

const at = (...paths: string[]): string[] => paths.map((path) => join(folder, path));
/** File and first recipient of each line, the folder's own path taken off. */
const told = (out: string): string[] =>
  objects(out).map(({ file, reports }) => {
    const [first] = reports as { recipient: string }[];
    return `${String(file).replace(folder, '').slice(1)} ${first?.recipient ?? '-'}`;
  });

const paths: readonly (readonly [string, string[], string[]])[] = [
  [
    'a folder, by name, with what lies below, without hidden files',
    at('plain'),
    [
      'plain/a.eml one@example.com',
      'plain/b.eml two@example.com',
      'plain/sub/c.txt two@example.com',
    ],
  ],
  [
    'a Maildir: new, cur, its folders; never tmp',
    at('maildir'),
    [
      'maildir/new/1.host one@example.com',
      'maildir/cur/2.host:2,S two@example.com',
      'maildir/.Sent/cur/4.host:2, one@example.com',
    ],
  ],
  [
    'a mailbox, numbered',
    at('box.mbox'),
    ['box.mbox#1 one@example.com', 'box.mbox#2 two@example.com', 'box.mbox#3 three@example.com'],
  ],
  ['one mail of a mailbox', at('box.mbox#2'), ['box.mbox#2 two@example.com']],
  [
    'a mailbox compressed by gzip',
    at('box.mbox.gz'),
    [
      'box.mbox.gz#1 one@example.com',
      'box.mbox.gz#2 two@example.com',
      'box.mbox.gz#3 three@example.com',
    ],
  ],
  ['a mailbox compressed by Zstandard', at('box.mbox.zst#3'), ['box.mbox.zst#3 three@example.com']],
  ['a compressed mail', at('one.eml.gz'), ['one.eml.gz one@example.com']],
  [
    'an .eml is one mail, whatever its first line',
    at('from-line.eml'),
    ['from-line.eml one@example.com'],
  ],
  ['an empty file', at('empty.eml'), ['empty.eml -']],
  [
    'several arguments, in their order',
    at('plain/b.eml', 'plain/a.eml'),
    ['plain/b.eml two@example.com', 'plain/a.eml one@example.com'],
  ],
];

describe('paths', () => {
  for (const [what, args, expected] of paths)
    it(what, () => expect(told(postbound(['decode', ...args]).out)).toEqual(expected));
});

describe('the standard input', () => {
  it('holds a mail', () => {
    const { out } = postbound(['decode', '-'], { input: one });
    expect(objects(out)[0]).toMatchObject({ file: '-', kind: 'failed' });
  });
  it('holds a compressed mailbox, and needs no -', () => {
    const { out } = postbound(['decode'], { input: gzipSync(box) });
    expect(objects(out).map(({ file }) => file)).toEqual(['-#1', '-#2', '-#3']);
  });
});

describe('trouble', () => {
  it('names what cannot be read, counts it, and goes on', () => {
    const args = ['decode', '--summary', ...at('missing.eml', 'plain', 'damaged.gz', 'box.mbox#9')];
    const { status, out, err } = postbound(args);
    expect(status).toBe(2);
    expect(told(out)).toContain('plain/a.eml one@example.com');
    expect(err).toContain('missing.eml: no such file or folder');
    expect(err).toContain('z-broken.eml: no such file or folder');
    expect(err).toContain('damaged.gz: its compressed data ends too early');
    expect(err).toContain('box.mbox#9: it holds 3 mails');
    expect(err).toContain('4 unreadable');
  });
  const usage: readonly (readonly [string[], string])[] = [
    [['decode', '--jobs', '0', folder], '--jobs 0: must be a number from 1 to 64, or auto'],
    [['decode', '--as', 'sisimia', folder], 'did you mean sisimai?'],
    [['decode', '--sumary', folder], 'unknown option --sumary (did you mean --summary?)'],
    [['decoed'], 'unknown command decoed (did you mean decode?)'],
  ];
  for (const [args, message] of usage)
    it(`${args.slice(0, 3).join(' ')} is wrong usage`, () => {
      const { status, out, err } = postbound(args);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain(message);
    });
});

describe('worker threads', () => {
  const many = folderOf(
    Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [
        `${String(i).padStart(3, '0')}.eml`,
        bounceOf(`r${i}@example.com`),
      ]),
    ),
  );
  it('change nothing in the output', () => {
    const args = [many, ...at('box.mbox.gz', 'plain', 'maildir')];
    const single = postbound(['decode', ...args]);
    const several = postbound(['decode', '--jobs', '3', ...args]);
    expect(several).toEqual(single);
    expect(objects(single.out)).toHaveLength(509);
  });
});

it('prints every field of the object, told or not', () => {
  const [mail] = objects(postbound(['decode', ...at('plain/b.eml')]).out);
  expect(Object.keys(mail ?? {})).toEqual(
    'file kind reports original problems format sureness from subject date'.split(' '),
  );
  const [report] = (mail?.['reports'] ?? []) as Record<string, unknown>[];
  const wanted =
    'action recipient originalRecipient status replyCode diagnostic stage hop reason fault permanence confidence evidence alternatives detail labels feedbackType remoteMta reportingMta';
  expect(Object.keys(report ?? {})).toEqual(expect.arrayContaining(wanted.split(' ')));
  expect(report).toMatchObject({
    action: 'failed',
    recipient: 'two@example.com',
    originalRecipient: '',
    status: '5.2.2',
    replyCode: '552',
    reason: 'mailbox-full',
    feedbackType: '',
    labels: { sisimai: 'mailboxfull', hardbounce: false },
  });
});

describe('--as sisimai', () => {
  it('prints its field names, one line a recipient', () => {
    const { out } = postbound(['decode', '--as', 'sisimai', ...at('plain/a.eml')]);
    const [fact] = objects(out);
    expect(Object.keys(fact ?? {}).join(' ')).toBe(
      'action addresser alias catch command decodedby deliverystatus destination diagnosticcode diagnostictype feedbackid feedbacktype hardbounce lhost listid messageid origin reason recipient replycode rhost senderdomain subject timestamp timezoneoffset token',
    );
    expect(fact).toMatchObject({
      reason: 'userunknown',
      hardbounce: true,
      destination: 'example.com',
      deliverystatus: '5.1.1',
      rhost: 'mx.example.com',
      diagnostictype: 'SMTP',
    });
  });
  it('leaves out what is no failure', () => {
    const input = 'From: a@example.com\nSubject: Lunch\n\nAt noon?\n';
    expect(postbound(['decode', '--as', 'sisimai'], { input })).toMatchObject({
      status: 0,
      out: '',
    });
  });
});

describe('--summary', () => {
  it('counts kinds, reasons and receivers on the standard error', () => {
    const { err } = postbound(['decode', '--summary', ...at('box.mbox')]);
    expect(err).toMatch(/^3 mails in /);
    expect(err).toMatch(/failed +3 +100\.0 %/);
    expect(err).toMatch(/user-unknown +2 +66\.7 %/);
    expect(err).toMatch(/example\.com +3 +100\.0 %/);
  });
});

const ended = (child: ChildProcess): Promise<{ code: number | null; err: string }> =>
  new Promise((resolve) => {
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, err }));
  });

describe('a long run', () => {
  const long = folderOf({ 'box.mbox': mboxOf(Array.from({ length: 20_000 }, () => one)) });
  it('ends quietly when the reader has seen enough', async () => {
    const child = spawn(process.execPath, [BIN, 'decode', join(long, 'box.mbox')]);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended(child)).toEqual({ code: 0, err: '' });
  });
  it('ends with whole lines and its sums on Ctrl-C', async () => {
    const child = spawn(process.execPath, [BIN, 'decode', '--summary', join(long, 'box.mbox')]);
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (out === '') child.kill('SIGINT');
      out += chunk;
    });
    const { code, err } = await ended(child);
    expect(code).toBe(130);
    expect(err).toMatch(/^\d[\d,]* mails in /);
    expect(out.endsWith('}\n')).toBe(true);
    expect(objects(out).length).toBeLessThan(20_000);
  });
});
