import { describe, expect, it } from 'vitest';
import type { AddressStanding } from '../../src/model/decision.ts';
import { byWeight, isSendable, standingAt } from '../../src/model/standing-at.ts';

const DAY = 86_400_000;
const SINCE = Date.UTC(2026, 9, 1);
const day = (number: number): number => SINCE + number * DAY;

const standing = (told: Partial<AddressStanding>): AddressStanding => ({
  address: 'anna@example.com',
  stream: '',
  state: 'suppressed',
  since: SINCE,
  until: day(10),
  next: 'clear',
  by: 'policy',
  who: 'default',
  rule: 'unknown',
  why: '',
  ...told,
});

type Row = readonly [
  what: string,
  told: Partial<AddressStanding>,
  at: number,
  state: string,
  until: number,
];

const ROWS: readonly Row[] = [
  ['before it began', {}, day(-1), 'clear', 0],
  ['while it lasts', {}, day(0), 'suppressed', day(10)],
  ['to the last moment', {}, day(10) - 1, 'suppressed', day(10)],
  ['behind its end', {}, day(10), 'clear', 0],
  ['for ever', { until: 0 }, day(9999), 'suppressed', 0],
  ['on probation afterwards', { next: 'probation' }, day(10), 'probation', 0],
  [
    'suppressed after a hold',
    { state: 'held', next: { suppressedUntil: day(20) } },
    day(10),
    'suppressed',
    day(20),
  ],
  ['free after both', { state: 'held', next: { suppressedUntil: day(20) } }, day(20), 'clear', 0],
  [
    'for ever after a hold',
    { state: 'held', next: { suppressedUntil: 0 } },
    day(9999),
    'suppressed',
    0,
  ],
];

describe('standingAt', () => {
  it.each(ROWS)('%s', (_what, told, at, state, until) => {
    expect(standingAt(standing(told), at)).toMatchObject({ state, until });
  });
  it('lets one message through on probation', () => {
    expect(
      ['clear', 'probation', 'held', 'suppressed'].map((state) => isSendable(state as 'held')),
    ).toEqual([true, true, false, false]);
  });
  it('puts what forbids most and longest first', () => {
    const all = [
      { state: 'probation', since: 0, until: 0 },
      { state: 'suppressed', since: 0, until: day(5) },
      { state: 'held', since: 0, until: 0 },
      { state: 'suppressed', since: 0, until: 0 },
    ] as const;
    expect(all.toSorted(byWeight).map(({ state, until }) => [state, until])).toEqual([
      ['suppressed', 0],
      ['suppressed', day(5)],
      ['held', 0],
      ['probation', 0],
    ]);
  });
});
