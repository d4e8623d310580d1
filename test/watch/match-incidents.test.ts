import { expect, test } from 'vitest';
import type { Incident } from '../../src/model/incident.ts';
import { matchIncidents } from '../../src/watch/match-incidents.ts';

const DAY = 86_400_000;
const BASE: Incident = {
  id: 0,
  kind: 'provider-outage',
  cause: 'user-unknown',
  receivers: ['big.example'],
  campaigns: [],
  lanes: [],
  reasons: ['user-unknown'],
  start: 100 * DAY,
  end: 0,
  foundAt: 100 * DAY + 1000,
  size: 50,
  refusals: 60,
  lastGood: 100 * DAY - 1,
  firstGood: 0,
  evidence: ['Something.'],
  state: 'open',
  recommendation: [],
  after: { delivered: 0, failed: 0 },
};
const WATCHED = { from: 80 * DAY, since: 99 * DAY };

function check(
  found: readonly Partial<Incident>[],
  stored: readonly Partial<Incident>[],
  expected: readonly Partial<Incident>[],
  watched: typeof WATCHED = WATCHED,
): void {
  const whole = (one: Partial<Incident>): Incident => ({ ...BASE, ...one });
  const saved = matchIncidents(found.map(whole), stored.map(whole), watched);
  expect(saved).toHaveLength(expected.length);
  expect(saved).toMatchObject(expected);
}

test('what was not known is new', () => check([{}], [], [{ id: 0, start: 100 * DAY }]));

test('the same again changes nothing', () => check([{}], [{ id: 3 }], []));

test('the same incident keeps its number while it grows and ends', () =>
  check(
    [{ end: 101 * DAY, state: 'over', size: 80, refusals: 90, firstGood: 101 * DAY + 5 }],
    [{ id: 3 }],
    [{ id: 3, end: 101 * DAY, state: 'over', size: 80, refusals: 90, foundAt: BASE.foundAt }],
  ));

test('what a person dismissed stays so', () =>
  check(
    [{ size: 80 }],
    [{ id: 3, state: 'dismissed' }],
    [{ id: 3, state: 'dismissed', size: 80 }],
  ));

test('what was verified stays so, unless it goes on', () => {
  const over = { end: 101 * DAY, state: 'over' } as const;
  check([{ ...over, size: 80 }], [{ ...over, id: 3, state: 'verified' }], [{ state: 'verified' }]);
  check([{}], [{ ...over, id: 3, state: 'verified' }], [{ id: 3, state: 'open', end: 0 }]);
});

test.each<[what: string, other: Partial<Incident>]>([
  ['another kind', { kind: 'own-fault' }],
  ['another receiver', { receivers: ['small.example'] }],
  ['other reasons', { reasons: ['system-unavailable'] }],
  ['another time', { start: 90 * DAY, end: 91 * DAY, state: 'over' }],
])('%s is another incident', (_, other) =>
  check([{}], [{ ...other, id: 3, end: 91 * DAY }], [{ id: 0 }]),
);

test('domains at the same operator are misconfigured each for itself', () => {
  const kind = 'receiver-misconfigured';
  check(
    [{ kind, receivers: ['a.example', 'operator.example'] }],
    [{ kind, receivers: ['b.example', 'operator.example'], id: 3, end: 101 * DAY, state: 'over' }],
    [{ id: 0 }],
  );
});

test('of an incident that began before the window only its end is seen', () =>
  check(
    [{ start: 81 * DAY, end: 83 * DAY, size: 10, refusals: 12, state: 'over', lastGood: 0 }],
    [{ id: 3, start: 78 * DAY, foundAt: 78 * DAY + 9, end: 0, lastGood: 77 * DAY }],
    [
      {
        id: 3,
        start: 78 * DAY,
        foundAt: 78 * DAY + 9,
        end: 83 * DAY,
        size: 50,
        lastGood: 77 * DAY,
      },
    ],
  ));

test('what was over before anything changed is new only where all of the history was looked at', () => {
  const old = { start: 82 * DAY, end: 84 * DAY, state: 'over' } as const;
  check([old], [], []);
  check([old], [], [{ id: 0 }], { from: 80 * DAY, since: 0 });
});

test('what was open and is not found again is over', () => {
  check([], [{ id: 3, start: 70 * DAY }], [{ id: 3, state: 'over', end: 80 * DAY }]);
  check([], [{ id: 3, start: 95 * DAY }], [{ id: 3, state: 'over', end: 95 * DAY }]);
  check([], [{ id: 3, end: 101 * DAY, state: 'over' }], []);
});

test('two that turn out to be one: the older number takes both', () => {
  const half = { start: 100 * DAY, end: 101 * DAY, state: 'over' } as const;
  const rest = { start: 101 * DAY + 1, end: 102 * DAY, state: 'over' } as const;
  check([half, rest], [{ id: 3 }], [{ id: 3, start: 100 * DAY, end: 102 * DAY }]);
});
