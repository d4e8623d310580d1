// What people and lists told, beside what follows from the policy.

import { expect, test } from 'vitest';
import { reconcile } from '../../src/decide/reconcile.ts';
import type { Replay } from '../../src/decide/replay.ts';
import type { Decision } from '../../src/model/decision.ts';
import type { Observation } from '../../src/model/observation.ts';
import {
  at,
  compiled,
  complaint,
  DAY,
  delivered,
  failed,
  run,
  START,
  standingOf,
} from './observations.ts';

const policy = compiled('default');
const alive = delivered(-5);

const TOLD: Decision = {
  id: 1,
  address: 'someone@example.com',
  stream: '',
  action: 'suppress',
  at: at(0),
  madeAt: at(0),
  until: 0,
  by: 'person',
  who: 'Ada',
  rule: '',
  cause: '',
  why: 'asked on the phone',
  grounds: [],
  batch: 'B0',
  undoes: 0,
  incident: 0,
};

const told = (id: number, rest: Partial<Decision>): Decision => ({ ...TOLD, id, ...rest });

const until = (day: number): number => START + day * DAY;

const CASES: readonly (readonly [
  string,
  readonly Observation[],
  readonly Decision[],
  number,
  string,
])[] = [
  [
    'a suppression stands against all life',
    [delivered(5)],
    [told(1, {})],
    9,
    'suppressed until ever',
  ],
  [
    'so does one of a list',
    [],
    [told(1, { by: 'list', who: 'old.csv' })],
    9,
    'suppressed until ever',
  ],
  ['until its end', [], [told(1, { until: until(8) })], 7, 'suppressed until 8'],
  ['and no longer', [], [told(1, { until: until(8) })], 8, 'clear'],
  ['not before its time', [], [told(1, { at: at(9) })], 8, 'clear'],
  ['a release lifts it', [], [told(1, {}), told(2, { action: 'release', at: at(1) })], 9, 'clear'],
  [
    'a release of one stream does not',
    [],
    [told(1, {}), told(2, { action: 'release', at: at(1), stream: 'news' })],
    9,
    'suppressed until ever',
  ],
  ['an undo cancels it', [], [told(1, {}), told(2, { action: 'undo', undoes: 1 })], 9, 'clear'],
  [
    'an undo of the undo restores it',
    [],
    [told(1, {}), told(2, { action: 'undo', undoes: 1 }), told(3, { action: 'undo', undoes: 2 })],
    9,
    'suppressed until ever',
  ],
  [
    'the harder one stands',
    [alive, failed(0)],
    [told(1, { action: 'hold', until: until(30) })],
    1,
    'held until 30',
  ],
  [
    'a release forgives failures before it',
    [alive, failed(0), failed(14)],
    [told(1, { action: 'release', at: at(1) })],
    15,
    'held until 22',
  ],
  [
    'and lifts what they led to',
    [alive, failed(0), failed(14)],
    [told(1, { action: 'release', at: at(20) })],
    21,
    'clear',
  ],
  [
    'what fails later on that day counts anew',
    [alive, failed(0), failed(14.3)],
    [told(1, { action: 'release', at: at(14) })],
    15,
    'held until 22',
  ],
  [
    'and what failed earlier on that day does not',
    [alive, failed(0), failed(13.8)],
    [told(1, { action: 'release', at: at(14) })],
    15,
    'clear',
  ],
  [
    'a release lifts a complaint',
    [complaint(0)],
    [told(1, { action: 'release', at: at(3) })],
    4,
    'clear',
  ],
  [
    'but not the next one',
    [complaint(0), complaint(5)],
    [told(1, { action: 'release', at: at(3) })],
    6,
    'suppressed until ever',
  ],
  [
    'a release ends a probation',
    [failed(0)],
    [told(1, { action: 'release', at: at(380) })],
    381,
    'clear',
  ],
];

test.each(CASES)('%s', (_, observations, ledger, day, standing) => {
  expect(standingOf(run(policy, observations, { ledger, day }))).toBe(standing);
});

test('mail that a person forbade is avoided, too', () => {
  const ledger = [told(1, { until: until(20) })];
  const replayed = run(policy, [delivered(5), delivered(25)], { ledger, avoids: true });
  expect(replayed.avoided.map(({ time }) => time)).toEqual([at(5)]);
});

test('a strike that was taken back says by whom', () => {
  const observations = [alive, failed(0)];
  const [hold] = run(policy, observations).decisions;
  const ledger = [
    told(1, { ...hold, id: 1 }),
    told(2, { action: 'undo', undoes: 1, madeAt: at(1) }),
  ];
  const replayed = run(policy, observations, { ledger });
  expect(standingOf(replayed)).toBe('clear');
  expect(replayed.strikes[0]?.why).toBe('Ada took it back on 3 March 2026.');
});

const batch = (day: number): { now: number; batch: string } => ({ now: at(day), batch: `B${day}` });

function ledgerOf(observations: readonly Observation[], day: number): Decision[] {
  const entries = reconcile(run(policy, observations, { day }), [], batch(day));
  return entries.map((entry, i) => ({ ...entry, id: i + 1 }));
}

test('new entries carry their batch and no number', () => {
  const [hold] = reconcile(run(policy, [alive, failed(0)], { day: 1 }), [], batch(1));
  expect(hold).toMatchObject({ id: 0, batch: 'B1', action: 'hold', at: at(0), madeAt: at(1) });
  expect(hold?.grounds).toHaveLength(1);
});

const first = failed(0);
const observations = [alive, first, failed(14)];

test('a delivery that is heard of late takes back what followed', () => {
  const ledger = ledgerOf(observations, 15);
  const entries = reconcile(
    run(policy, [...observations, delivered(3)], { day: 16 }),
    ledger,
    batch(16),
  );
  expect(entries.map(({ action, undoes }) => [action, undoes])).toEqual([
    ['undo', 2],
    ['release', 0],
    ['hold', 0],
  ]);
  expect(entries[0]?.why).toBe(
    'Taken back: the suppression of 16 March 2026 rested on a failure that was forgiven on 5 March 2026, which was not known then.',
  );
});

test('a delivery on the same day says so', () => {
  const ledger = ledgerOf([alive, first], 1);
  const [undo] = reconcile(
    run(policy, [alive, first, delivered(0.2)], { day: 1 }),
    ledger,
    batch(1),
  );
  expect(undo?.why).toBe(
    'Taken back: the hold of 2 March 2026 rested on a failure that does not count. Mail was delivered on the same day: the address is alive.',
  );
});

test('an incident that is found later takes back what it led to, and is named', () => {
  const ledger = ledgerOf([alive, first], 1);
  const incident = {
    id: 7,
    kind: 'provider-outage',
    cause: 'user-unknown',
    receivers: ['example.com'],
    campaigns: [],
    lanes: [],
    reasons: ['user-unknown'],
    start: at(-0.1),
    end: at(0.1),
    foundAt: at(0),
    size: 90,
    refusals: 90,
    lastGood: 0,
    firstGood: 0,
    evidence: [],
    state: 'over',
    recommendation: [],
    after: { delivered: 0, failed: 0 },
  } as const;
  const frozen = run(compiled('default', [incident]), [alive, first], { day: 2 });
  expect(standingOf(frozen)).toBe('clear');
  const [undo, ...rest] = reconcile(frozen, ledger, batch(2));
  expect(rest).toEqual([]);
  expect(undo).toMatchObject({ action: 'undo', undoes: 1, incident: 7 });
  expect(undo?.why).toContain('The receiver had an outage');

  const dismissed = compiled('default', [{ ...incident, state: 'dismissed' }]);
  const ledgerNow = [...ledger, { ...(undo as Decision), id: 2 }];
  const again = reconcile(run(dismissed, [alive, first], { day: 3 }), ledgerNow, batch(3));
  expect(again.map(({ action }) => action)).toEqual(['hold']);
});

test('what rests on pruned messages is believed, continued and never taken back', () => {
  const since = { knownSince: at(10) };
  const ledger = ledgerOf([alive, first], 1);
  const replayWith = (seen: readonly Observation[], day: number): Replay =>
    run(policy, seen, { ledger, day, ...since });
  const believed = { ...batch(30), believedUntil: since.knownSince };
  expect(reconcile(replayWith([], 30), ledger, believed)).toEqual([]);
  const continued = replayWith([failed(14)], 30);
  expect(standingOf(continued)).toBe('suppressed until 380');
  const released = replayWith([delivered(12), failed(14)], 30);
  expect(standingOf(released)).toBe('clear');
});
