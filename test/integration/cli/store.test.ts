// `postbound import` and what reads the store, as processes: any order, twice, interrupted, damaged.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bounceOf } from '../../helpers/bounce.ts';
import { folderOf } from '../../helpers/folder.ts';
import { logOf } from '../../helpers/mail-server-log.ts';
import { objects, postbound, type Ran } from '../../helpers/postbound.ts';

const MESSAGES = [
  { id: 'w1', to: 'anna@example.com', fate: 'sent' },
  { id: 'w2', to: 'bob@example.com', fate: '550 5.1.1 <bob@example.com>: User unknown' },
  { id: 'w3', to: 'cleo@example.net', fate: '450 4.2.0 Greylisted, try again later' },
  { id: 'w4', to: 'dora@example.com', fate: 'sent' },
];

/** Of a mail that was accepted at first: a gateway's later notice. */
const LATER = `Date: Tue, 24 Nov 2026 11:00:00 +0000\n${bounceOf('dora@example.com')}`.replace(
  '--b--',
  '--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <w4@news.example.org>\nFrom: news@news.example.org\nTo: dora@example.com\n\n--b--',
);

const FILES = { 'mail.log': logOf(MESSAGES), 'later.eml': LATER };

const run = (cwd: string, ...args: string[]): Ran => postbound(args, { cwd });
const states = (cwd: string): Record<string, unknown> =>
  Object.fromEntries(
    objects(run(cwd, 'outcomes', '--json').out).map((one) => [one['recipient'], one['state']]),
  );

const EXPECTED = {
  'anna@example.com': 'accepted',
  'bob@example.com': 'failed',
  'cleo@example.net': 'deferred',
  'dora@example.com': 'accepted-then-bounced',
};

describe('import', () => {
  it('joins a log with a bounce', () => {
    const folder = folderOf(FILES);
    const { status, out } = run(folder, 'import', 'mail.log', 'later.eml');
    expect(status).toBe(0);
    expect(out).toContain('events added, 0 known before');
    expect(states(folder)).toEqual(EXPECTED);
  });
  it('gives the same in the other order, and counts nothing twice', () => {
    const folder = folderOf(FILES);
    run(folder, 'import', 'later.eml', 'mail.log');
    const second = objects(run(folder, 'import', 'mail.log', 'later.eml', '--json').out)[0];
    expect(second?.['added']).toBe(0);
    expect(states(folder)).toEqual(EXPECTED);
  });
  it('reads a log on that grew, was rotated and compressed', () => {
    const log = FILES['mail.log'];
    const cut = log.indexOf('\n', log.length / 2) + 20;
    const folder = folderOf({ 'mail.log': log.slice(0, cut) });
    run(folder, 'import', 'mail.log');
    writeFileSync(join(folder, 'mail.log.1.gz'), gzipSync(log));
    renameSync(join(folder, 'mail.log'), join(folder, 'old'));
    expect(run(folder, 'import', 'mail.log.1.gz').status).toBe(0);
    expect(states(folder)).toEqual({ ...EXPECTED, 'dora@example.com': 'accepted' });
  });
  it('leaves a line that is still being written for the next time', () => {
    const log = FILES['mail.log'];
    const folder = folderOf({ 'mail.log': log.slice(0, -30) });
    run(folder, 'import', 'mail.log');
    writeFileSync(join(folder, 'mail.log'), log);
    run(folder, 'import', 'mail.log');
    expect(states(folder)).toEqual({ ...EXPECTED, 'dora@example.com': 'accepted' });
  });
  it('names what it does not know and goes on', () => {
    const folder = folderOf({ ...FILES, 'a.bin': new Uint8Array([1, 2, 3]), empty: '' });
    const { status, err } = run(
      folder,
      'import',
      'a.bin',
      'empty',
      'none',
      'mail.log',
      'later.eml',
    );
    expect(status).toBe(2);
    expect(err).toContain('a.bin: it looks like no mail, log, webhook or report that is known');
    expect(err).toContain('empty: it is empty');
    expect(err).toContain('none: no such file or folder');
    expect(states(folder)).toEqual(EXPECTED);
  });
  it('refuses a policy that there is not before it reads anything', () => {
    const folder = folderOf(FILES);
    const { status, err } = run(folder, 'import', 'mail.log', '--policy', 'strict');
    expect(status).toBe(1);
    expect(err).toContain('strict: no such policy');
    expect(run(folder, 'outcomes', '--json').out).toBe('');
  });
  it('keeps the returned mails, or not', () => {
    const size = (folder: string): number => readFileSync(join(folder, 'postbound.db')).length;
    const [kept, left] = [folderOf(FILES), folderOf(FILES)];
    run(kept, 'import', 'later.eml');
    run(left, 'import', 'later.eml', '--no-raw');
    expect(size(kept)).toBeGreaterThanOrEqual(size(left));
  });
});

describe('a store that cannot be used', () => {
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['that is not there', {}, /there is no store here/],
    [
      'that is another file',
      { 'postbound.db': 'this is a text, and no database at all\n'.repeat(40) },
      /postbound\.db/,
    ],
  ];
  for (const [what, files, message] of wrong)
    it(`${what} is named, without a stack`, () => {
      const { status, err } = run(folderOf(files), 'outcomes');
      expect(status).toBe(3);
      expect(err).toMatch(message);
      expect(err).not.toContain('    at ');
    });
  it('in a place that takes no files is named', () => {
    // Not even the superuser, as whom CI runs, can write there.
    const { status, err } = run(
      folderOf(FILES),
      'import',
      'mail.log',
      '--store',
      '/proc/self/a.db',
    );
    expect(status).toBe(3);
    expect(err).toContain('/proc/self/a.db');
    expect(err).not.toContain('    at ');
  });
});

describe('what reads the store', () => {
  const folder = folderOf(FILES);
  run(folder, 'import', 'mail.log', 'later.eml');
  const shown: readonly (readonly [string[], readonly string[]])[] = [
    [
      ['address', 'dora@example.com'],
      ['accepted, then bounced', 'user-unknown', 'notice-failed', 'w4@news.example.org'],
    ],
    [
      ['address', 'BOB@example.com'],
      ['not accepted: user-unknown at rcpt', 'User unknown', 'common/user-unknown'],
    ],
    [['address', 'nobody@example.com'], ['Nothing is known of nobody@example.com.']],
    [
      ['message', '<w3@news.example.org>'],
      ['not delivered yet: greylisted at rcpt', 'Greylisted, try again later'],
    ],
    [['message', '4F0015BE139'], ['bob@example.com']],
    [['outcomes', '--state', 'failed'], ['bob@example.com']],
    [['report'], ['4 messages × recipients, 4 tried', 'user-unknown', 'example.net']],
    [
      ['report', 'receiver', 'state', '--csv'],
      ['receiver,state,', 'example.com,failed'],
    ],
    [['rejudge'], ['0 verdicts changed']],
  ];
  for (const [args, texts] of shown)
    it(`${args.join(' ')} shows ${texts[0]}`, () => {
      const { status, out, err } = run(folder, ...args);
      expect(err).toBe('');
      expect(status).toBe(0);
      for (const text of texts) expect(out).toContain(text);
    });
  const wrong: readonly (readonly [string[], string])[] = [
    [['message', 'no-such-id'], 'no message has the name no-such-id'],
    [['outcomes', '--state', 'faild'], 'did you mean failed?'],
    [['outcomes', '--since', 'yesterday'], '--since yesterday: a date such as'],
    [['report', 'reciever'], 'did you mean receiver?'],
    [['address'], 'name one address'],
    [['prune'], 'say what to remove'],
    [['import', '--zone', 'Mars/Olympus', 'x'], 'no such time zone'],
  ];
  for (const [args, message] of wrong)
    it(`${args.join(' ')} is refused`, () => {
      const { status, err } = run(folder, ...args);
      expect(status).toBe(1);
      expect(err).toContain(message);
    });
  it('forgets an address for good', () => {
    const own = folderOf(FILES);
    run(own, 'import', 'mail.log', 'later.eml');
    expect(run(own, 'forget', 'dora@example.com').status).toBe(0);
    run(own, 'import', 'mail.log', 'later.eml');
    const { 'dora@example.com': _, ...others } = EXPECTED;
    expect(states(own)).toEqual(others);
  });
});

describe('rejudge', () => {
  const RULE = `[speaker]
id = "mine"
kind = "receiver"
[sources]
s = { page = "https://example.com/postmaster", date = 2026-11-24 }
`;
  it('refuses broken rules of one’s own and changes nothing', () => {
    const folder = folderOf({ ...FILES, 'mine.toml': RULE });
    run(folder, 'import', 'mail.log');
    expect(run(folder, 'rejudge', '--rules', 'mine.toml', '--apply').status).toBe(1);
    expect(states(folder)['bob@example.com']).toBe('failed');
  });
});

describe('settings', () => {
  it('that are wrong end the command, each named', () => {
    const folder = folderOf({
      ...FILES,
      'postbound.toml': 'zone = "Nowhere"\ncolour = 1\n[[token_keys]]\nid = 99\nsecret = "short"\n',
    });
    const { status, err } = run(folder, 'outcomes');
    expect(status).toBe(1);
    for (const text of ['zone', 'unknown key `colour`', 'token_keys.id', 'at least 16'])
      expect(err).toContain(text);
  });
});
