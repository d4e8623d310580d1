import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { PLACES, type StorePlace } from '../../helpers/places.ts';
import { BIN, objects, postbound, type Ran } from '../../helpers/postbound.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 6, 7, 8);
const GONE =
  '550 5.1.1 <ADDRESS>: Recipient address rejected: User unknown in virtual mailbox table';

let queue = 0;

/** What a mail server writes of one mail: taken over, and what the receiver said. */
function mailLines(time: number, recipient: string, host: string, reply: string): string[] {
  const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00 mta1`;
  const id = `4Q${String(++queue).padStart(7, 'B')}`;
  const ok = reply.startsWith('250');
  const said = ok
    ? reply
    : `host ${host}[192.0.2.7] said: ${reply.replace('ADDRESS', recipient)} (in reply to RCPT TO command)`;
  return [
    `${stamp(time)} postfix/cleanup[11]: ${id}: message-id=<${id}@example.com>`,
    `${stamp(time)} postfix/qmgr[12]: ${id}: from=<news@example.com>, size=2400, nrcpt=1 (queue active)`,
    `${stamp(time + 1000)} postfix/smtp[13]: ${id}: to=<${recipient}>, relay=${host}[192.0.2.7]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=${ok ? '2.0.0' : '5.1.1'}, status=${ok ? 'sent' : 'bounced'} (${said})`,
    `${stamp(time + 1000)} postfix/qmgr[12]: ${id}: removed`,
  ];
}

const OK = '250 2.0.0 Ok: queued as 1';
const reader = (number: number): string => `reader${number}@big.example`;
const READERS = 120;

/** Weekly mail: Anna's mailbox is gone; the big receiver denies its users for an hour in the third week. */
function log(): string {
  const lines: string[] = [];
  for (let week = 0; week < 4; week++) {
    const monday = START + week * 7 * DAY;
    lines.push(...mailLines(monday, 'anna@example.org', 'mx.example.org', week === 0 ? OK : GONE));
    for (let one = 0; one < READERS; one++)
      lines.push(
        ...mailLines(monday + one * 20_000, reader(one), 'mx1.big.example', week === 2 ? GONE : OK),
      );
  }
  return `${lines.join('\n')}\n`;
}

const folder = folderOf({ 'mail.log': log() });
/** The day behind the last mail. */
const AT = ['--at', new Date(START + 22 * DAY).toISOString()];

const on =
  (place: StorePlace) =>
  (...args: string[]): Ran =>
    postbound([...args, '--store', place.where], { cwd: folder });

/** Runs it until it is killed, so many milliseconds after its start. */
async function killed(after: number, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  await once(child, 'exit');
  clearTimeout(timer);
}

describe.each(PLACES)('on %s', (_, make) => {
  let place: StorePlace;
  const run = (...args: string[]): Ran => on(place)(...args);

  const decisionsOf = (address: string): { id: number; action: string; batch: string }[] => {
    const [told] = objects(run('why', address, '--json').out);
    return (told?.['decisions'] ?? []) as { id: number; action: string; batch: string }[];
  };

  beforeAll(async () => {
    place = await make(folder);
    const imported = run('import', 'mail.log', '--no-decide');
    const decided = run('decide', ...AT);
    if (imported.status !== 0 || decided.status !== 0) throw new Error(imported.err + decided.err);
  }, 60_000);

  afterAll(() => place.remove());

  describe('an address that is gone', () => {
    it('is suppressed after its second strike, and why tells both refusals', () => {
      const { out } = run('why', 'anna@example.org', ...AT);
      expect(out).toContain('No mail is sent to this address until');
      expect(out.match(/refused at rcpt: user-unknown/g)?.length).toBeGreaterThanOrEqual(2);
      expect(out).toContain('User unknown in virtual mailbox table');
      expect(out).toMatch(/→ held until/);
      expect(out).toMatch(/→ suppressed until/);
      expect(out).toContain('1 mail was accepted');
      expect(out).toMatch(/postbound undo D\d+/);
    });

    it('may not be sent to', () => {
      expect(run('check', 'anna@example.org', ...AT).status).toBe(1);
      expect(run('check', reader(1), ...AT).status).toBe(0);
    });
  });

  describe('an outage of a receiver', () => {
    it('is found, with its evidence', () => {
      const [first, ...more] = objects(run('incidents', '--json').out);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ kind: 'provider-outage', receivers: ['big.example'] });
      expect(first?.['size']).toBe(READERS);
      const { out } = run('incidents', `I${first?.['id']}`);
      expect(out).toContain('What speaks for it');
      expect(out).toContain('What to do');
    });

    it('counts against nobody', () => {
      const { out } = run('why', reader(7), ...AT);
      expect(out).toContain('Mail may be sent to this address');
      expect(out).toContain('Not counted: The receiver had an outage');
    });

    it('gives addresses to verify', () => {
      const sample = run('incidents', 'I1', '--sample').out.trimEnd().split('\n');
      expect(sample).toHaveLength(READERS);
      expect(sample).toContain(reader(3));
    });
  });

  describe('undo', () => {
    it('takes a suppression back, can be taken back itself, and deletes nothing', () => {
      const before = decisionsOf('anna@example.org');
      const suppressed = before.findLast(({ action }) => action === 'suppress');
      const undone = run('undo', `D${suppressed?.id}`, '--reason', 'Anna called');
      expect(undone.out).toContain('1 decision about 1 address taken back');
      const after = decisionsOf('anna@example.org');
      expect(after.slice(0, before.length)).toEqual(before);
      expect(run('why', 'anna@example.org', ...AT).out).toContain('Anna called');
      const undo = after.findLast(({ action }) => action === 'undo');
      expect(run('undo', `D${undo?.id}`).out).toContain('1 decision about 1 address taken back');
      expect(run('check', 'anna@example.org', ...AT).status).toBe(1);
      const { out } = run('why', 'anna@example.org', ...AT);
      expect(out).toContain(`postbound undo D${suppressed?.id}`);
    });

    it('says what is not there', () => {
      for (const [args, words] of [
        [['D999999'], 'no decision D999999'],
        [['I999'], 'no incident I999'],
        [['B20200101-000000'], 'nothing was decided by a batch'],
        [['anna@example.org'], 'a decision is written D123'],
        [[], 'name a decision'],
      ] as const) {
        const { status, err } = run('undo', ...args);
        expect(status).toBe(1);
        expect(err).toContain(words);
      }
    });
  });

  describe('decide', () => {
    it('run again finds nothing to do', () => {
      run('decide', ...AT);
      expect(run('decide', '--all', ...AT).out).toContain('nothing to decide');
    });

    it('a dismissed incident counts, a restored one does not', () => {
      expect(run('incidents', 'I1', '--dismiss').out).toContain(`${READERS} held`);
      expect(run('check', reader(7), ...AT).status).toBe(0);
      expect(run('incidents', 'I1', '--restore').status).toBe(0);
      expect(run('why', reader(7), ...AT).out).toContain('Not counted');
    });

    it('refuses a policy that there is not, and does nothing', () => {
      const { status, err } = run('decide', '--policy', 'strict');
      expect(status).toBe(1);
      expect(err).toContain('strict: no such policy');
    });
  });

  describe('a run that is killed', () => {
    const standings = (at: StorePlace): string[] =>
      on(at)('suppressions', 'list', '--json', ...AT)
        .out.trimEnd()
        .split('\n')
        .sort();

    it('is gone on with by the next one: nothing is missing, nothing is there twice', async () => {
      const other = await make(folder);
      on(other)('import', 'mail.log', '--no-decide');
      for (const after of [150, 250, 350, 450])
        await killed(after, 'decide', ...AT, '--store', other.where);
      expect(on(other)('decide', ...AT).status).toBe(0);
      expect(standings(other)).toEqual(standings(place));
      const { out } = on(other)('why', 'anna@example.org', '--json');
      const { decisions } = objects(out)[0] as { decisions: { action: string }[] };
      expect(decisions.map(({ action }) => action)).toEqual(['hold', 'suppress']);
      expect(on(other)('decide', '--all', ...AT).out).toContain('nothing to decide');
      await other.remove();
    });
  });
});

describe('policies', () => {
  it('lists ours and the presets', () => {
    const { out } = postbound(['policies']);
    expect(out).toContain('default');
    expect(out.split('\n').length).toBeGreaterThan(10);
  });

  it('tells what is wrong in a file', () => {
    const wrong = folderOf({ 'mine.toml': 'name = "mine"\nresets = ["luck"]\n' });
    const { status, err } = postbound(['policies', join(wrong, 'mine.toml')]);
    expect(status).toBe(1);
    expect(err).toContain('mine.toml');
  });
});
