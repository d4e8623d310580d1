// `postbound check` as a process: one address, lists in every form, what is wrong with them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/adapters/sqlite/open.ts';
import type { AddressStanding } from '../../../src/model/decision.ts';
import { folderOf } from '../../helpers/folder.ts';
import { BIN, objects, postbound, type Ran } from '../../helpers/postbound.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const HASHED = 'hashed@example.com';

const standing = (address: string, told: Partial<AddressStanding>): AddressStanding => ({
  address,
  stream: '',
  state: 'suppressed',
  since: NOW - 10 * DAY,
  until: 0,
  next: 'clear',
  by: 'policy',
  who: 'default',
  rule: 'unknown',
  why: 'two refusals on two days',
  ...told,
});

const STANDINGS = [
  standing('dead@example.com', {}),
  standing('held@example.com', {
    state: 'held',
    until: NOW + 5 * DAY,
    next: { suppressedUntil: 0 },
  }),
  standing('trial@example.com', { state: 'probation' }),
  standing('over@example.com', { until: NOW - DAY }),
  standing('news@example.com', { stream: 'news', rule: 'unsubscribed', why: 'unsubscribed' }),
];

const LINES = [
  'Anna@example.com',
  '"dead"',
  'DEAD@example.com',
  '',
  'trial@example.com',
  'held@example.com',
  'news@example.com',
  HASHED,
];
const ROWS = [
  'id;Name;E-Mail',
  '1;"Example; Anna";anna@example.com',
  '2;"two',
  'lines";dead@example.com',
  '3;Jürgen;trial@example.com',
  '4;nobody;',
  '5;Held;held@example.com',
];

const LATIN = Buffer.from('name,email\nJ\u00fcrgen,anna@example.com\n', 'latin1');

let folder = '';
const check = (...args: string[]): Ran => postbound(['check', ...args], { cwd: folder });
const piped = (input: string | Uint8Array, ...args: string[]): Ran =>
  postbound(['check', '-', ...args], { cwd: folder, input });

beforeAll(async () => {
  folder = folderOf({
    'lines.txt': LINES.join('\n'),
    'rows.csv': `\ufeff${ROWS.join('\r\n')}\r\n`,
    'latin.csv': LATIN,
    'utf16.csv': Buffer.from('\ufeffemail\nanna@example.com\n', 'utf16le'),
    'phones.csv': 'name,phone\nAnna,1\n',
    'damaged.gz': gzipSync('anna@example.com\n'.repeat(90_000)).subarray(0, 300),
    'people.jsonl':
      '{"id":1,"email":"anna@example.com"}\n{"id":2,"email":"dead@example.com"}\n{"id":3}\n',
    empty: '',
  });
  const store = await openSqlite(join(folder, 'postbound.db'), 'write');
  await store.decide(
    STANDINGS.map((one) => ({ address: one.address, entries: [], standings: [one] })),
  );
  const hash = createHash('sha256').update(HASHED).digest('hex');
  await store.saveHashes({ name: 'objections', algorithm: 'sha256', hashes: [hash], since: NOW });
  await store.close();
});

describe('check of one address', () => {
  const rows: readonly (readonly [
    args: readonly string[],
    status: number,
    words: readonly string[],
  ])[] = [
    [['anna@example.com'], 0, ['may be sent to', 'Nothing stands against it']],
    [
      ['Dead@Example.com'],
      1,
      [
        'dead@example.com may not be sent to',
        'for ever',
        'two refusals on two days',
        'policy default, rule unknown',
        'postbound why dead@example.com',
      ],
    ],
    [
      ['held@example.com'],
      1,
      [
        'held for all streams',
        '(5 days)',
        'If it shows no sign of life by then, it is suppressed for ever',
      ],
    ],
    [['held@example.com', '--at', '2099-01-01'], 1, ['suppressed for all streams']],
    [['dead@example.com', '--at', '2000-01-01'], 0, ['may be sent to']],
    [['trial@example.com'], 0, ['may be sent one message', 'probation']],
    [['over@example.com'], 0, ['may be sent to']],
    [['news@example.com'], 1, ['may not be sent mail of the stream news']],
    [['news@example.com', '--stream', 'news'], 1, ['may not be sent to for news']],
    [['news@example.com', '--stream', 'receipts'], 0, ['may be sent to for receipts']],
    [[HASHED], 1, ['its hash is in the list objections', 'suppressions remove --list objections']],
  ];
  it.each(rows)('%j', (args, status, words) => {
    const ran = check(...args);
    expect(ran.status).toBe(status);
    const text = ran.out.replace(/\s+/g, ' ');
    for (const word of words) expect(text).toContain(word);
  });
  it('is an object with --json', () => {
    expect(objects(check('dead@example.com', '--json').out)).toMatchObject([
      {
        address: 'dead@example.com',
        sendable: false,
        state: 'suppressed',
        until: null,
        rule: 'unknown',
      },
    ]);
  });
  it('fails where one of several may not be sent to', () => {
    const { status, out } = check('anna@example.com', 'dead@example.com', '--keep');
    expect([status, out]).toEqual([1, 'anna@example.com\n']);
    expect(check('anna@example.com', 'trial@example.com').status).toBe(0);
  });
});

describe('check of a list', () => {
  it('answers each line in its order', () => {
    const { status, out, err } = check('--list', 'lines.txt', '--json');
    expect(status).toBe(2);
    expect(objects(out).map(({ address, state }) => [address, state])).toEqual([
      ['anna@example.com', 'clear'],
      ['dead@example.com', 'suppressed'],
      ['trial@example.com', 'probation'],
      ['held@example.com', 'held'],
      ['news@example.com', 'suppressed'],
      [HASHED, 'suppressed'],
    ]);
    expect(err).toContain('lines.txt, line 2: no address in');
    expect(err).toContain(
      '2 may be sent to (1 of them one message on probation), 3 suppressed, 1 held',
    );
    expect(err).toContain('left out 1 line without an address');
    expect(err).toContain('single streams only');
  });
  it('keeps or drops rows as they came, the head with both', () => {
    const kept = check('--list', 'rows.csv', '--keep');
    expect(kept.out).toBe(`\ufeff${[ROWS[0], ROWS[1], ROWS[4]].join('\r\n')}\r\n`);
    expect(kept.err).toContain('rows.csv, line 6: no address in');
    const dropped = check('--list', 'rows.csv', '--drop');
    expect(dropped.out).toBe(`\ufeff${[ROWS[0], ROWS[2], ROWS[3], ROWS[6]].join('\r\n')}\r\n`);
  });
  it('keeps bytes that are no UTF-8', () => {
    const args = [BIN, 'check', '--list', 'latin.csv', '--keep'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder });
    expect(stdout).toEqual(LATIN);
  });
  it('reads the standard input, compressed or not', () => {
    const text = LINES.slice(2).join('\n');
    const expected = piped(text).out;
    expect(expected).toContain('dead@example.com');
    expect(piped(gzipSync(text)).out).toBe(expected);
    expect(piped(zstdCompressSync(text)).out).toBe(expected);
  });
  it('reads JSON lines', () => {
    const { out, err } = check('--list', 'people.jsonl', '--keep');
    expect(out).toBe('{"id":1,"email":"anna@example.com"}\n');
    expect(err).toContain('people.jsonl, line 3: no address');
  });
  it('asks for one stream', () => {
    expect(check('--list', 'lines.txt', '--stream', 'receipts', '--keep').out).toContain(
      'news@example.com',
    );
  });
  it('writes a table and a spreadsheet', () => {
    expect(piped('dead@example.com\n').out).toMatch(
      /STATE +UNTIL +ADDRESS\nsuppressed for ever +dead@example\.com +two refusals/,
    );
    expect(piped('=dead@example.com\n', '--csv').out).toMatch(
      /^address,sendable,state.*\r\n'=dead@example.com,true,clear/,
    );
  });
  it('finds nothing in an empty list', () => {
    const { status, out, err } = check('--list', 'empty', '--keep');
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('0 addresses');
  });
});

describe('what is wrong is told', () => {
  it.each([
    [['--list', 'none.txt'], 2, 'none.txt: no such file'],
    [['--list', 'utf16.csv'], 2, 'it is UTF-16'],
    [
      ['--list', 'phones.csv'],
      2,
      'no column is known as the address: its first line names name, phone',
    ],
    [['--list', 'rows.csv', '--column', 'mail'], 2, 'no column mail'],
    [['--list', 'damaged.gz'], 2, 'compressed data ends too early'],
    [[], 1, 'name an address, or a list'],
    [['lines.txt'], 1, 'read by --list lines.txt'],
    [['--keep', '--drop', 'anna@example.com'], 1, 'only one of them'],
    [['--list', 'lines.txt', 'anna@example.com'], 1, 'either addresses or lists'],
    [['anna@example.com', '--at', 'soon'], 1, '--at soon'],
    [['anna@example.com', '--store', 'nowhere.db'], 3, 'there is no store here'],
  ])('%j', (args, status, words) => {
    const ran = check(...args);
    expect(ran.err).toContain(words);
    expect(ran.status).toBe(status);
  });
  it('reads the other lists all the same', () => {
    const { status, out } = check('--list', 'none.txt', '--list', 'latin.csv', '--json');
    expect([status, objects(out).length]).toEqual([2, 1]);
  });
});
