// `postbound suppressions` as a process: told by people and lists, taken back, exported, imported again.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { logOf } from '../../helpers/mail-server-log.ts';
import { objects, postbound, type Ran } from '../../helpers/postbound.ts';

const run = (cwd: string, ...args: string[]): Ran =>
  postbound(args, { cwd, env: { USER: 'clerk' } });
const suppressions = (cwd: string, ...args: string[]): Ran => run(cwd, 'suppressions', ...args);

type Row = Record<string, unknown>;
const listed = (cwd: string, ...args: string[]): Row[] =>
  objects(suppressions(cwd, 'list', '--json', ...args).out);
const addresses = (cwd: string, ...args: string[]): unknown[] =>
  listed(cwd, ...args).map(({ address }) => address);

const SECONDS = Date.UTC(2026, 9, 1, 8, 30) / 1000;
const BOUNCES = `status,reason,email,created\n5.1.1,"550 5.1.1 no such user, really",Anna@example.com,${SECONDS}\n5.1.1,550 gone,bob@example.com,${SECONDS}\n`;
const SCOPED =
  'recipient,type,description\ncleo@example.com,non_transactional,unsubscribed\ndora@example.com,transactional,550 user unknown\n';

describe('told by a person', () => {
  it('is added, with who, why and until when', () => {
    const folder = folderOf({});
    const { status, out } = suppressions(
      folder,
      'add',
      'Anna@example.com',
      'bob@example.com',
      '--stream',
      'news',
      '--for',
      '30d',
      '--reason',
      'asked by phone',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^D\d+ {2}anna@example\.com: suppressed for the stream news until 20/);
    expect(listed(folder)).toMatchObject([
      {
        address: 'anna@example.com',
        stream: 'news',
        by: 'person',
        who: 'clerk',
        why: 'asked by phone',
      },
      { address: 'bob@example.com' },
    ]);
    expect(run(folder, 'check', 'anna@example.com', '--stream', 'news').status).toBe(1);
    expect(run(folder, 'check', 'anna@example.com', '--stream', 'receipts').status).toBe(0);
  });
  it('is lifted by an entry, which can be taken back', () => {
    const folder = folderOf({});
    suppressions(folder, 'add', 'anna@example.com');
    const { status, out } = suppressions(
      folder,
      'remove',
      'anna@example.com',
      '--reason',
      'a mistake',
    );
    expect([status, out]).toEqual([0, expect.stringContaining('may be sent to again')]);
    expect(addresses(folder)).toEqual([]);
    const number = /^D\d+/.exec(out)?.[0] ?? '';
    expect(run(folder, 'undo', number).status).toBe(0);
    expect(addresses(folder)).toEqual(['anna@example.com']);
  });
  it('outlives that the address is forgotten', () => {
    const folder = folderOf({});
    suppressions(folder, 'add', 'anna@example.com', 'bob@example.com');
    expect(run(folder, 'forget', 'anna@example.com').status).toBe(0);
    expect(addresses(folder)).toEqual(['bob@example.com']);
    expect(run(folder, 'check', 'anna@example.com').status).toBe(1);
    writeFileSync(join(folder, 'list.txt'), 'anna@example.com\ncleo@example.com\n');
    expect(run(folder, 'check', '--list', 'list.txt', '--keep').out).toBe('cleo@example.com\n');
  });
  it('says what cannot be lifted', () => {
    const folder = folderOf({});
    suppressions(folder, 'add', 'anna@example.com');
    const nothing = suppressions(folder, 'remove', 'bob@example.com');
    expect([nothing.status, nothing.err]).toEqual([
      1,
      expect.stringContaining('nothing stands against it'),
    ]);
    const all = suppressions(folder, 'remove', 'anna@example.com', '--stream', 'news');
    expect([all.status, all.err]).toEqual([1, expect.stringContaining('leave --stream out')]);
    expect(addresses(folder)).toEqual(['anna@example.com']);
  });
});

describe('list', () => {
  it('narrows', () => {
    const folder = folderOf({ 'bounces.csv': BOUNCES });
    suppressions(folder, 'import', 'bounces.csv', '--stream', 'news');
    suppressions(folder, 'add', 'cleo@example.com');
    expect(addresses(folder, '--stream', 'receipts')).toEqual(['cleo@example.com']);
    expect(addresses(folder, '--stream', 'news')).toHaveLength(3);
    expect(addresses(folder, '--rule', 'bounce')).toHaveLength(2);
    expect(addresses(folder, '--since', '2h')).toEqual(['cleo@example.com']);
    expect(addresses(folder, '--state', 'held')).toEqual([]);
    expect(suppressions(folder, 'list').out).toContain(
      '[news] bounce: 550 5.1.1 no such user, really',
    );
    expect(suppressions(folder, 'list', '--csv').out).toContain(
      'anna@example.com,news,suppressed,2026-10-01',
    );
  });
});

describe('import', () => {
  it('takes a list over once, as one batch', () => {
    const folder = folderOf({ 'bounces.csv': BOUNCES });
    const first = suppressions(folder, 'import', 'bounces.csv');
    expect(first.status).toBe(0);
    expect(first.out).toContain('2 entries added, 0 known before as batch B');
    expect(listed(folder)).toMatchObject([
      {
        address: 'anna@example.com',
        since: '2026-10-01T08:30:00.000Z',
        until: null,
        by: 'list',
        who: 'sendgrid',
        rule: 'bounce',
        why: '550 5.1.1 no such user, really',
      },
      { address: 'bob@example.com' },
    ]);
    writeFileSync(join(folder, 'again.csv.gz'), gzipSync(BOUNCES));
    const second = suppressions(folder, 'import', 'bounces.csv', 'again.csv.gz');
    expect(second.out).toBe('0 entries added, 4 known before\n');
    const batch = /B\d{8}-\d{6}/.exec(first.out)?.[0] ?? '';
    expect(run(folder, 'undo', batch).out).toContain('2 decisions about 2 addresses taken back');
    expect(addresses(folder)).toEqual([]);
    // What was undone may be imported anew.
    expect(suppressions(folder, 'import', 'bounces.csv').out).toContain('2 entries added');
  });
  it('leaves what a person released later', () => {
    const folder = folderOf({ 'bounces.csv': BOUNCES });
    suppressions(folder, 'import', 'bounces.csv');
    suppressions(folder, 'remove', 'anna@example.com');
    const { out, err } = suppressions(folder, 'import', 'bounces.csv', '--name', 'other');
    expect(err).toContain("anna@example.com was released after the list's date: left out");
    expect(out).toContain('1 entry added, 0 known before');
    expect(addresses(folder)).toEqual(['bob@example.com']);
  });
  it('tells which addresses showed life after the date of the list', () => {
    const folder = folderOf({
      'bounces.csv': BOUNCES,
      'mail.log': logOf([{ id: 'w1', to: 'anna@example.com', fate: 'sent' }]),
    });
    run(folder, 'import', 'mail.log');
    const { status, out, err } = suppressions(folder, 'import', 'bounces.csv');
    expect(status).toBe(0);
    expect(err).toContain(
      'anna@example.com is in the list since 2026-10-01, but took mail or was read on 2026-11-24',
    );
    expect(err).toContain('imported 1 entry of an address that showed life');
    expect(out).toContain('2 entries added');
  });
  it('asks which streams a scope is', () => {
    const folder = folderOf({ 'sp.csv': SCOPED });
    const refused = suppressions(folder, 'import', 'sp.csv');
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('--scope non_transactional=newsletter');
    expect(addresses(folder)).toEqual([]);
    writeFileSync(
      join(folder, 'postbound.toml'),
      '[scopes]\nnon_transactional = ["news", "offers"]\n',
    );
    const half = suppressions(folder, 'import', 'sp.csv', '--scope', 'transactional=*');
    expect([half.status, half.out]).toEqual([0, expect.stringContaining('3 entries added')]);
    expect(listed(folder).map(({ address, stream }) => [address, stream])).toEqual([
      ['cleo@example.com', 'news'],
      ['cleo@example.com', 'offers'],
      ['dora@example.com', ''],
    ]);
  });
  it('loses no row in silence', () => {
    const folder = folderOf({
      'bad.csv': `${BOUNCES},no address,,\n5.1.1,x,dora@example.com,tomorrow\n`,
      'own.csv': 'address,state\nanna@example.com,probation\n',
    });
    const { status, out, err } = suppressions(folder, 'import', 'bad.csv', 'own.csv', 'none.csv');
    expect(status).toBe(2);
    expect(err).toContain('bad.csv, line 4: no address in');
    expect(err).toContain('left out 1 row: is on probation');
    expect(err).toContain('none.csv: no such file');
    expect(out).toContain('3 entries added');
    expect(objects(suppressions(folder, 'import', 'bad.csv', '--json').out)).toMatchObject([
      { added: 0, known: 3, bad: 1, unreadable: 0, batch: null },
    ]);
  });
  it('takes hashes over', () => {
    const hash = (algorithm: string): string =>
      createHash(algorithm).update('anna@example.com').digest('hex');
    const folder = folderOf({
      'hashes.txt': `sha256\n${hash('sha256').toUpperCase()}\n${'0'.repeat(64)}\nnone\n`,
      'md5.csv': `hash,date\n${hash('md5')},2026-10-01\n`,
    });
    const how = ['import', '--from', 'hashes', '--name', 'objections'];
    const { status, out, err } = suppressions(folder, ...how, 'hashes.txt');
    expect([status, out]).toEqual([2, 'list objections: 2 sha256 hashes, 2 of them new\n']);
    expect(err).toContain('hashes.txt, line 4: no sha256 hash in');
    expect(run(folder, 'check', 'ANNA@example.com').status).toBe(1);
    expect(suppressions(folder, 'list').err).toContain(
      '2 addresses known by sha256 hashes alone: list objections',
    );
    expect(suppressions(folder, 'remove', 'anna@example.com').err).toContain(
      'remove --list objections',
    );
    expect(suppressions(folder, 'remove', '--list', 'objections').status).toBe(0);
    expect(run(folder, 'check', 'anna@example.com').status).toBe(0);
    expect(suppressions(folder, ...how, 'md5.csv').out).toContain('1 md5 hash, 1 of them new');
    expect(run(folder, 'check', 'anna@example.com').status).toBe(1);
    const mixed = suppressions(folder, ...how, 'md5.csv', '--algorithm', 'sha256');
    expect([mixed.status, mixed.err]).toEqual([2, expect.stringContaining('no hashes were found')]);
  });
  it('says what it takes a list of hashes for', () => {
    const folder = folderOf({ 'hashes.txt': `${'a'.repeat(64)}\n` });
    const { status, err } = suppressions(folder, 'import', 'hashes.txt');
    expect([status, err]).toEqual([2, expect.stringContaining('--from hashes')]);
  });
});

const OWN = [
  'address,stream,state,kind,since,until,why',
  'anna@example.com,,suppressed,bounce,2026-10-01T08:30:00Z,,550 5.1.1 unknown',
  'bob@example.com,,suppressed,complaint,2026-10-01T08:30:00Z,,',
  'cleo@example.com,news,suppressed,unsubscribed,2026-10-01T08:30:00Z,,',
  'dora@example.com,,held,bounce,2026-10-01T08:30:00Z,2099-01-01T00:00:00Z,full',
  '\'+eve@example.com,,suppressed,manual,2026-10-01T08:30:00Z,,"=1, or 2"',
  '',
].join('\n');

describe('export', () => {
  const folder = folderOf({ 'own.csv': OWN });
  suppressions(folder, 'import', 'own.csv');
  const rows: readonly (readonly [
    args: readonly string[],
    expected: readonly string[],
    leftOut: readonly string[],
  ])[] = [
    [
      ['ses'],
      ['anna@example.com,BOUNCE', 'bob@example.com,COMPLAINT', '+eve@example.com,BOUNCE'],
      ['--stream news'],
    ],
    [
      ['ses', '--stream', 'news'],
      [
        'anna@example.com,BOUNCE',
        'bob@example.com,COMPLAINT',
        'cleo@example.com,COMPLAINT',
        '+eve@example.com,BOUNCE',
      ],
      [],
    ],
    [
      ['sendgrid'],
      ['status,reason,email,created', `5.1.1,550 5.1.1 unknown,anna@example.com,${SECONDS}`],
      ['--kind complaint', '--kind unsubscribed', '--kind manual'],
    ],
    [['sendgrid', '--kind', 'complaint'], ['email,created,ip', `bob@example.com,${SECONDS},`], []],
    [
      ['mailgun', '--kind', 'unsubscribed'],
      ['address,tags,created_at', 'cleo@example.com,news,"Thu, 01 Oct 2026 08:30:00 +0000"'],
      [],
    ],
    [
      ['mailgun', '--kind', 'bounce', '--state', 'held'],
      [
        'address,code,error,created_at',
        'dora@example.com,550,full,"Thu, 01 Oct 2026 08:30:00 +0000"',
      ],
      [],
    ],
    [
      ['postmark'],
      [
        'EmailAddress,SuppressionReason,Origin,CreatedAt',
        'anna@example.com,HardBounce,Recipient,2026-10-01T08:30:00+00:00',
        'bob@example.com,SpamComplaint,Recipient,2026-10-01T08:30:00+00:00',
        '+eve@example.com,ManualSuppression,Customer,2026-10-01T08:30:00+00:00',
      ],
      ['--stream news'],
    ],
    [
      ['sparkpost', '--scope', 'non_transactional=news'],
      [
        'recipient,type,description',
        'anna@example.com,transactional,bounce: 550 5.1.1 unknown',
        'anna@example.com,non_transactional,bounce: 550 5.1.1 unknown',
        'bob@example.com,transactional,complaint',
        'bob@example.com,non_transactional,complaint',
        'cleo@example.com,non_transactional,unsubscribed',
        '+eve@example.com,transactional,"manual: =1, or 2"',
        '+eve@example.com,non_transactional,"manual: =1, or 2"',
      ],
      [],
    ],
    [
      ['sparkpost', '--kind', 'unsubscribed'],
      ['recipient,type,description'],
      ['--scope non_transactional=news'],
    ],
  ];
  it.each(rows)('to %j', (args, expected, leftOut) => {
    const { status, out, err } = suppressions(folder, 'export', '--to', ...args);
    expect(status).toBe(0);
    expect(out.split('\r\n').filter(Boolean)).toEqual(expected);
    for (const words of leftOut) expect(err).toContain(words);
    if (leftOut.length === 0) expect(err).not.toContain('left out');
  });
  it('is imported again as it was', () => {
    const first = suppressions(folder, 'export', '--to', 'csv').out;
    expect(first).toContain("\r\n'+eve@example.com,,suppressed,manual");
    const other = folderOf({ 'out.csv': first });
    expect(suppressions(other, 'import', 'out.csv').out).toContain('5 entries added');
    expect(suppressions(other, 'export', '--to', 'csv').out).toBe(first);
    expect(suppressions(other, 'import', 'out.csv').out).toBe('0 entries added, 5 known before\n');
  });
  it.each(['ses', 'postmark', 'mailgun', 'sendgrid'])(
    'to %s and back keeps the addresses',
    (form) => {
      const { out } = suppressions(folder, 'export', '--to', form);
      const other = folderOf({ 'out.csv': out });
      const { err } = suppressions(other, 'import', 'out.csv');
      expect(err).toContain(
        form === 'ses' ? 'Amazon SES' : (new RegExp(form, 'i').exec(err)?.[0] ?? form),
      );
      expect(suppressions(other, 'export', '--to', form).out).toBe(out);
    },
  );
});

describe('wrong usage', () => {
  const folder = folderOf({ 'x.csv': 'name,phone\nAnna,1\n', 'plain.txt': 'anna@example.com\n' });
  it.each([
    [[], 1, 'say what: list, add, remove, import, export'],
    [['drop'], 1, 'suppressions drop is not known'],
    [['add'], 1, 'name at least one address'],
    [['add', 'anna'], 1, 'anna is no address; nothing was done'],
    [['add', 'anna@example.com', '--until', '2020-01-01'], 1, 'lies in the past'],
    [['add', 'anna@example.com', '--for', 'ever'], 1, '--for ever'],
    [['add', 'anna@example.com', '--for', '3d', '--until', '2099-01-01'], 1, 'only one of them'],
    [['list', '--reason', 'x'], 1, 'list takes no --reason'],
    [['list', '--state', 'suppress'], 1, 'must be one of held, suppressed, probation'],
    [['import'], 1, 'name at least one file'],
    [['import', 'x.csv', '--from', 'sendgird'], 1, 'did you mean sendgrid'],
    [['import', 'x.csv'], 2, 'no column is known as the address'],
    [['import', 'plain.txt', '--from', 'postmark'], 2, 'it is no Postmark suppressions'],
    [['import', 'plain.txt', '--scope', 'news'], 1, 'non_transactional=newsletter'],
    [['import', 'plain.txt', '--from', 'hashes'], 1, '--name NAME'],
    [['export'], 1, '--to ses'],
    [['export', '--to', 'csv', '--store', 'nowhere.db'], 3, 'there is no store here'],
  ])('%j', (args, status, words) => {
    const ran = suppressions(folder, ...args);
    expect(ran.err).toContain(words);
    expect(ran.status).toBe(status);
  });
});
