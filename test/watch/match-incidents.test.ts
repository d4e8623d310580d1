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

test('the same again changes nothing, in whatever order its fields are', () => {
  check([{}], [{ id: 3 }], []);
  const { id: _, ...told } = BASE;
  expect(matchIncidents([BASE], [{ ...told, id: 3 }], WATCHED)).toEqual([]);
});

test('the same incident keeps its number while it grows and ends', () =>
  check(
    [{ end: 101 * DAY, state: 'over', size: 80, refusals: 90, firstGood: 101 * DAY + 5 }],
    [{ id: 3 }],
    [{ id: 3, end: 101 * DAY, state: 'over', size: 80, refusals: 90, foundAt: BASE.foundAt }],
  ));

test('what a person dismissed stays so', () =>
  check(
    [{ size: 80 }],
    [{ id: 3, state: 'dismissed', said: 'dismissed' }],
    [{ id: 3, state: 'dismissed', said: 'dismissed', size: 80 }],
  ));

test('what a person restored stays so', () =>
  check(
    [{ size: 80, end: 101 * DAY, state: 'dismissed' }],
    [{ id: 3, said: 'restored' }],
    [{ id: 3, state: 'over', said: 'restored', size: 80 }],
  ));

test('what was seen later says whether it was one', () => {
  const over = { end: 101 * DAY, state: 'over' } as const;
  const few = { delivered: 0, failed: 6 };
  const many = { delivered: 90, failed: 6 };
  const refuted = { ...over, id: 3, state: 'dismissed', after: few } as const;
  check([{ ...over, state: 'verified', after: many }], [refuted], [{ state: 'verified' }]);
  check([{ ...over, size: 80 }], [refuted], [{ state: 'dismissed', after: few }]);
});

test('a way that was not known before is no other way', () =>
  check(
    [{ kind: 'own-fault', lanes: ['pool-1'] }],
    [{ kind: 'own-fault', lanes: [''], id: 3 }],
    [{ id: 3, lanes: ['pool-1'] }],
  ));

test('what was verified stays so, unless it goes on', () => {
  const over = { end: 101 * DAY, state: 'over' } as const;
  check([{ ...over, size: 80 }], [{ ...over, id: 3, state: 'verified' }], [{ state: 'verified' }]);
  check([{}], [{ ...over, id: 3, state: 'verified' }], [{ id: 3, state: 'open', end: 0 }]);
  const whole = { from: 0, since: 99 * DAY };
  check([over], [{ ...over, id: 3, state: 'verified' }], [{ id: 3, state: 'over' }], whole);
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
  check([], [{ id: 3, start: 95 * DAY }], [{ id: 3, state: 'dismissed', end: 95 * DAY }]);
  check([], [{ id: 3, end: 101 * DAY, state: 'over' }], []);
});

test('what is not found again in all of the history covers nothing any more, until it is found again', () => {
  const whole = { from: 0, since: 99 * DAY };
  const over = { end: 101 * DAY, state: 'over' } as const;
  const gone = { ...over, id: 3, end: 100 * DAY, state: 'dismissed' } as const;
  check([], [{ ...over, id: 3 }], [gone], whole);
  const [told] = matchIncidents([], [{ ...BASE, ...over, id: 3 }], whole);
  check([], [{ ...told }], [], whole);
  check([over], [{ ...told }], [{ ...over, id: 3 }], whole);
});

test('two that turn out to be one: the older number takes both', () => {
  const half = { start: 100 * DAY, end: 101 * DAY, state: 'over' } as const;
  const rest = { start: 101 * DAY + 1, end: 102 * DAY, state: 'over' } as const;
  check([half, rest], [{ id: 3 }], [{ id: 3, start: 100 * DAY, end: 102 * DAY }]);
});
