// `postbound backtest` as a process, over a small store whose figures can be counted by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { logOf } from '../../helpers/mail-server-log.ts';
import { objects, postbound, type Ran } from '../../helpers/postbound.ts';

/** A letter a day: `D` delivered, `F` refused as unknown. */
const HISTORIES: Readonly<Record<string, string>> = {
  'anna@example.com': 'DDDDDD',
  'back@example.com': 'DF.DDD',
  'dead@example.com': 'DFFFFF',
};

const UNKNOWN = '550 5.1.1 User unknown';

function logs(): string {
  const days = Array.from({ length: 6 }, (_, day) => {
    const sent = Object.entries(HISTORIES).filter(([, letters]) => letters[day] !== '.');
    const messages = sent.map(([to, letters], at) => ({
      id: `m${day}-${at}`,
      to,
      fate: letters[day] === 'D' ? 'sent' : UNKNOWN,
    }));
    return logOf(messages).replaceAll('2026-11-24', `2026-11-0${day + 2}`);
  });
  return days.join('');
}

const policy = (name: string, strikes: number): string => `name = "${name}"
title = "After ${strikes}"
source = "test, 2026-01"
resets = ["delivered"]
minds = "nothing"
[[rule]]
id = "unknown"
when = { reasons = ["user-unknown"] }
${[
  '  [[rule.step]]',
  `  strikes = ${strikes}`,
  '  suppress = "for ever"',
  '  why = "The receiver does not know the address."',
].join('\n')}
`;

const DEATHS = Object.keys(HISTORIES).map((address) =>
  JSON.stringify({ address, deadSince: address.startsWith('dead') ? Date.UTC(2026, 10, 3) : 0 }),
);

const folder = folderOf({
  'mail.log': logs(),
  'one.toml': policy('one', 1),
  'three.toml': policy('three', 3),
  'truth.jsonl': DEATHS.join('\n'),
});
const run = (...args: string[]): Ran => postbound(['backtest', ...args], { cwd: folder });
const BOTH = ['--policy', 'one.toml', '--policy', 'three.toml'];
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeAll(() => {
  expect(postbound(['import', 'mail.log'], { cwd: folder }).status).toBe(0);
});

describe('backtest', () => {
  it('tells as JSON what each policy would have done', () => {
    const { status, out } = run(...BOTH, '--json', '--truth', 'truth.jsonl');
    expect(status).toBe(0);
    expect(objects(out)[0]).toMatchObject({
      history: { addresses: 3, lived: 3, dead: 1, mails: 17, bounces: 6, deadMails: 5 },
      policies: [
        {
          policy: 'one',
          suppressed: 2,
          afterwards: { alive: { count: 1, of: 2 }, failing: 1, unknown: 0 },
          wrong: { count: 1, of: 3 },
          deadMails: { avoided: 4, sent: 1 },
          goodMails: 3,
          exact: { wrong: { count: 1, of: 3 }, deadMails: { avoided: 4, sent: 1 } },
        },
        {
          policy: 'three',
          suppressed: 1,
          wrong: { count: 0, of: 3 },
          deadMails: { avoided: 2, sent: 3 },
          goodMails: 0,
        },
      ],
    });
  });
  it('prints tables for reading, of all policies where none is named', () => {
    expect(run(...BOTH).out).toMatch(/^one +33 % \(6\.1–79 %\)/m);
    const all = run('--presets').out;
    expect(all).toMatch(/^default /m);
    expect(run().out).toBe(all);
  });
  it('counts what happened between two times only', () => {
    const { out } = run(...BOTH, '--json', '--from', '2026-11-02', '--to', '2026-11-04');
    expect(objects(out)[0]).toMatchObject({ history: { mails: 6, bounces: 2 } });
  });
  it('draws', () => {
    expect(run(...BOTH, '--svg', 'plot.svg').status).toBe(0);
    expect(file('plot.svg')).toMatch(/^<svg .*<\/svg>\n$/s);
  });
  it('lists addresses treated differently: JSON lines, or a spreadsheet', () => {
    const { out } = run(...BOTH, '--differences', '-', '--truth', 'truth.jsonl');
    expect(objects(out)).toMatchObject([
      {
        address: 'back@example.com',
        a: { policy: 'one', did: 'suppressed', rule: 'unknown', goodMails: 3 },
        b: { policy: 'three', did: 'nothing', why: '' },
        aliveAfterwards: true,
        deadSince: 0,
      },
    ]);
    expect(run(...BOTH, '--differences', 'd.csv').status).toBe(0);
    const [head = '', row = '', ...more] = file('d.csv').split('\r\n');
    expect(head).toMatch(/^address,aliveAfterwards,lastLife,deadSince,a\.policy,/);
    expect(row).toMatch(/^back@example\.com,true,2026-11-07T10:/);
    expect(more).toEqual(['']);
  });
  it.each([
    [['--policy', 'nobodys'], 'nobodys: no such policy'],
    [['--policy', 'one.toml', '--differences', '-'], 'name two or more'],
    [[...BOTH, '--differences', '-', '--json'], 'both want the standard output'],
    [['--cost', 'wrongly=1'], '--cost wrongly=1: one of wrong'],
    [['--truth', 'mail.log'], 'mail.log:1: no {"address"'],
    [['--svg', 'none/plot.svg'], '--svg none/plot.svg: cannot be written'],
    [['one.toml'], 'it takes options only'],
  ])('%j: says what is wrong', (args, words) => {
    const { status, err, out } = run(...args);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(words);
  });
});
