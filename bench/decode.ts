// Measures our decode with full verdicts against what others need to parse only, and against reading alone.
import { runChild } from './child.ts';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import type { Group } from './table.ts';

const CONTENDERS = ['nothing', 'postbound', 'postal-mime', 'mailparser'] as const;
const MODES = ['memory', 'disk'] as const;

type Contender = (typeof CONTENDERS)[number];
type Mode = (typeof MODES)[number];
type Pass = 'first' | 'later';
type Times = Readonly<Record<Pass, number>>;

/** Rounds are interleaved (A B C D, A B C D …), so that what slows the machine for a while slows all alike. */
export async function measureDecode({ path }: MailFolder, rounds: number): Promise<Group[]> {
  const times = new Map<string, Times[]>();
  for (let round = 0; round < rounds; round++)
    for (const mode of MODES)
      for (const contender of CONTENDERS) {
        const key = `${contender} ${mode}`;
        const measured = runChild<Times>('contender', [contender, mode, path]);
        times.set(key, [...(times.get(key) ?? []), measured]);
      }
  const of = (contender: Contender, mode: Mode, pass: Pass): number =>
    median((times.get(`${contender} ${mode}`) ?? []).map((one) => one[pass]));
  return [group('later', of), group('first', of)];
}

function group(pass: Pass, of: (contender: Contender, mode: Mode, pass: Pass) => number): Group {
  const cells = (value: (mode: Mode) => number): number[] => MODES.map(value);
  const times = (peer: Contender): number[] =>
    cells((mode) => of(peer, mode, pass) / of('postbound', mode, pass));
  const beyond = (mode: Mode): number => of('postbound', mode, pass) - of('nothing', mode, pass);
  const bar = pass === 'later';
  return {
    id: `decode-${pass}`,
    title: `µs of CPU a mail, ${pass === 'later' ? 'warm' : 'first pass of a new process'}`,
    columns: ['in memory', 'from disk'],
    rows: [
      { name: 'reading, doing nothing', values: cells((mode) => of('nothing', mode, pass)) },
      {
        name: 'postbound: decode, full verdicts',
        values: cells((mode) => of('postbound', mode, pass)),
      },
      { name: 'postal-mime: parse', values: cells((mode) => of('postal-mime', mode, pass)) },
      { name: 'mailparser: simpleParser', values: cells((mode) => of('mailparser', mode, pass)) },
      {
        name: 'postbound beyond reading',
        values: cells(beyond),
        ...(bar && { bar: { atMost: 100 } }),
      },
      {
        name: 'postbound faster than postal-mime',
        values: times('postal-mime'),
        digits: 1,
        unit: ' ×',
        ...(bar && { bar: { atLeast: 6 } }),
      },
      {
        name: 'postbound faster than mailparser',
        values: times('mailparser'),
        digits: 1,
        unit: ' ×',
        ...(bar && { bar: { atLeast: 10 } }),
      },
    ],
  };
}
