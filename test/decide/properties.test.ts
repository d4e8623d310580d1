// What holds for every history of an address.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/decide/compile-policy.ts';
import { reconcile } from '../../src/decide/reconcile.ts';
import type { Replay } from '../../src/decide/replay.ts';
import type { Decision } from '../../src/model/decision.ts';
import { covers, type Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';
import {
  at,
  compiled,
  complaint,
  DAY,
  delivered,
  failed,
  givenUp,
  human,
  policyOf,
  run,
  START,
  unsubscribed,
} from './observations.ts';

const POLICIES = [
  'default',
  'ses',
  'mailchimp',
  'klaviyo',
  'salesforce',
  'mailman',
  'discourse',
  'postal',
  'powermta',
];
const LAST = 500;
const RUNS = { numRuns: 400 };

const REASONS = [
  'user-unknown',
  'user-unknown',
  'mailbox-disabled',
  'mailbox-full',
  'mailbox-moved',
  'owner-changed',
  'domain-not-found',
  'recipient-blocked-sender',
  'policy',
  'unknown',
  'spam-content',
];

const stream = fc.constantFrom('', 'news', 'shop');
/** Dense enough that things meet on one day. */
const day = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: LAST }));

const failure: fc.Arbitrary<Observation> = fc
  .record({
    day,
    reason: fc.constantFrom(...REASONS),
    stream,
    late: fc.constantFrom(0, 0, 0, 1, 5),
  })
  .map((one) =>
    failed(one.day + one.late, one.reason, { stream: one.stream, sentAt: at(one.day) }),
  );

const life: fc.Arbitrary<Observation> = fc
  .record({ day, stream, make: fc.constantFrom(delivered, human) })
  .map((one) => one.make(one.day, { stream: one.stream }));

const rare: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({ day, stream }).map((one) => complaint(one.day, { stream: one.stream })),
  fc.record({ day, stream }).map((one) => unsubscribed(one.day, { stream: one.stream })),
  day.map((one) => givenUp(one, 'connection-failed')),
  fc
    .record({ day, stream, kind: fc.constantFrom('deferred' as const, 'uncertain' as const) })
    .map((one) => delivered(one.day, { stream: one.stream, kind: one.kind })),
);

const history = fc.array(
  fc.oneof(
    { arbitrary: failure, weight: 8 },
    { arbitrary: life, weight: 2 },
    { arbitrary: rare, weight: 1 },
  ),
  { maxLength: 25 },
);
const mails = fc.array(
  fc.oneof({ arbitrary: failure, weight: 5 }, { arbitrary: life, weight: 1 }),
  {
    maxLength: 25,
  },
);

/** How it stands, without the time of day at which that began. */
const stateOf = ({ standings }: Replay): unknown =>
  standings.map(({ stream: name, state, since, until, next, rule }) => {
    return { name, state, since: Math.floor(since / DAY), until, next, rule };
  });

/** The same within its day, at another time. */
function moved(one: Observation, part: number): Observation {
  const time = Math.floor(one.time / DAY) * DAY + Math.floor(part * (DAY - 1));
  const sentAt = Math.floor(one.sentAt / DAY) * DAY + Math.floor(part * 0.5 * DAY);
  return { ...one, time, sentAt };
}

const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 25,
  maxLength: 25,
});

test.each(POLICIES)('%s: order and time within a day do not matter', (name) => {
  const policy = compiled(name);
  fc.assert(
    fc.property(history, parts, fc.boolean(), (observations, times, avoids) => {
      const shuffled = observations.map((one, i) => moved(one, times[i] ?? 0));
      const one = run(policy, observations, { day: LAST + 100, avoids });
      const other = run(policy, shuffled, { day: LAST + 100, avoids });
      expect(stateOf(other)).toEqual(stateOf(one));
      expect(other.decisions.length).toBe(one.decisions.length);
      expect(other.avoided.length).toBe(one.avoided.length);
    }),
    RUNS,
  );
});

test.each(POLICIES)('%s: late news in any order, the same result', (name) => {
  const policy = compiled(name);
  fc.assert(
    fc.property(
      history.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([observations, shuffled]) => {
        const ordered = [...observations].sort((a, b) => a.time - b.time || a.message - b.message);
        expect(run(policy, shuffled)).toEqual(run(policy, ordered));
      },
    ),
    RUNS,
  );
});

/** As a store would write it. */
const numbered = (entries: readonly Decision[], from: number): Decision[] =>
  entries.map((entry, i) => ({ ...entry, id: from + i }));

function undo(entry: Decision, id: number): Decision {
  return {
    ...entry,
    id,
    action: 'undo',
    by: 'person',
    who: 'Ada',
    undoes: entry.id,
    grounds: [],
    at: at(LAST),
  };
}

const causeOf = (one: Observation, replayed: Replay): string =>
  replayed.strikes.find(({ observation }) => observation === one)?.cause ?? '';

test.each(POLICIES)('%s: undo restores exactly', (name) => {
  const policy = compiled(name);
  fc.assert(
    fc.property(mails, fc.nat(), (observations, choice) => {
      const before = run(policy, observations);
      const ledger = numbered(before.decisions, 1);
      const possible = ledger.filter(({ action }) => action !== 'release');
      const taken = possible[choice % Math.max(1, possible.length)];
      const ground = taken?.grounds.at(-1);
      if (!taken || !ground) return;
      const undone = run(policy, observations, { ledger: [...ledger, undo(taken, 900)] });
      const without = observations.filter(
        (one) =>
          one.kind !== 'failed' ||
          Math.floor(one.time / DAY) !== Math.floor(ground.time / DAY) ||
          causeOf(one, before) !== taken.cause ||
          (taken.stream !== '' && one.stream !== taken.stream),
      );
      const never = run(policy, without);
      expect(undone.standings).toEqual(never.standings);
      expect(undone.decisions).toEqual(never.decisions);
      const again = [...ledger, undo(taken, 900), undo({ ...taken, id: 900 }, 901)];
      expect(run(policy, observations, { ledger: again })).toEqual(before);
    }),
    RUNS,
  );
});

const firstSuppression = ({ decisions }: Replay, name: string): number =>
  decisions.find(({ action, stream: of }) => action === 'suppress' && of === name)?.at ?? Infinity;

/** A sign of life proves nothing about who is asked not to be written to. */
const isFailure = ({ kind }: Observation): boolean => kind === 'failed';

test('more evidence of life never brings a suppression nearer', () => {
  const policy = compiled('default');
  fc.assert(
    fc.property(mails, life, (observations, sign) => {
      const less = run(policy, observations);
      const more = run(policy, [...observations, sign]);
      for (const name of ['', 'news', 'shop'])
        expect(firstSuppression(more, name)).toBeGreaterThanOrEqual(firstSuppression(less, name));
    }),
    { numRuns: 4000 },
  );
});

test('after a sign of life nothing stands that failures before it led to', () => {
  const policy = compiled('default');
  fc.assert(
    fc.property(mails, (observations) => {
      const failures = observations.filter(
        (one) => isFailure(one) && one.reason !== 'owner-changed',
      );
      const lives = ['', 'news', 'shop'].map((name) => human(LAST + 10, { stream: name }));
      const replayed = run(policy, [...failures, ...lives], { day: LAST + 11 });
      expect(replayed.standings).toEqual([]);
      for (const note of replayed.strikes) expect(note.forgivenAt > 0 || !note.counted).toBe(true);
    }),
    RUNS,
  );
});

function outage(from: number, to: number): Incident {
  return {
    id: 7,
    kind: 'provider-outage',
    cause: 'user-unknown',
    receivers: ['example.com'],
    campaigns: [],
    lanes: [],
    reasons: [],
    start: START + from * DAY,
    end: START + to * DAY,
    foundAt: 0,
    size: 1,
    refusals: 1,
    lastGood: 0,
    firstGood: 0,
    evidence: [],
    state: 'over',
    recommendation: [],
    after: { delivered: 0, failed: 0 },
  };
}

test('what fails inside an incident is as if it had never been', () => {
  const incident = outage(10, 30);
  const frozen = compilePolicy(policyOf('default'), [incident]);
  const plain = compiled('default');
  fc.assert(
    fc.property(history, (observations) => {
      const outside = observations.filter((one) => one.kind !== 'failed' || !covers(incident, one));
      const replayed = run(frozen, observations);
      const never = run(plain, outside);
      expect(replayed.standings).toEqual(never.standings);
      expect(replayed.decisions).toEqual(never.decisions);
    }),
    RUNS,
  );
});

const OPTIONS = { now: at(LAST), batch: 'B1' };

test('reconciled once, nothing is left to do; more history, the ledger follows', () => {
  const policy = compiled('default');
  const other = compilePolicy(policyOf('default'), [outage(5, 25)]);
  fc.assert(
    fc.property(history, history, (early, late) => {
      let ledger: Decision[] = [];
      const rounds = [
        run(policy, early, { day: 30 }),
        run(policy, [...early, ...late], { day: 60 }),
        run(other, [...early, ...late], { day: LAST + 50 }),
        run(policy, [...early, ...late], { day: LAST + 50 }),
      ];
      for (const replayed of rounds) {
        ledger = [...ledger, ...numbered(reconcile(replayed, ledger, OPTIONS), ledger.length + 1)];
        expect(reconcile(replayed, ledger, OPTIONS)).toEqual([]);
        const again = run(policy, [...early, ...late], { day: LAST + 50, ledger });
        expect(again).toEqual(run(policy, [...early, ...late], { day: LAST + 50 }));
      }
    }),
    RUNS,
  );
});

test('what would not have been sent is left out, and nothing else', () => {
  const policy = compiled('default');
  fc.assert(
    fc.property(history, (observations) => {
      const tried = run(policy, observations, { avoids: true });
      const rest = observations.filter((one) => !tried.avoided.includes(one));
      const sent = run(policy, rest, { avoids: true });
      expect(sent.avoided).toEqual([]);
      expect(sent.decisions).toEqual(tried.decisions);
      expect(run(policy, rest).decisions).toEqual(tried.decisions);
      expect(run(policy, observations).avoided).toEqual([]);
    }),
    RUNS,
  );
});
