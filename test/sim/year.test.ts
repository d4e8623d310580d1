import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { eventsFrom, observe, outcomesFrom } from '../../sim/observe.ts';
import type { Cause, Fact, FactOf } from '../../sim/world/fact.ts';
import { fateOf } from '../../sim/world/fate.ts';
import type { Person } from '../../sim/world/population.ts';
import { makeWorld } from '../../sim/world/world.ts';
import type { Observation } from '../../src/model/observation.ts';
import { observationsOf } from '../../src/pipeline/observe.ts';
import { SMALL_YEAR } from './small-year.ts';

const DAY = 86_400_000;
/** Worlds are lived through again, beside other tests. */
const LONG = 30_000;
const END = SMALL_YEAR.start + SMALL_YEAR.days * DAY;
const world = makeWorld(SMALL_YEAR);
const facts: readonly Fact[] = [...world.facts];
const attempts = facts.filter((fact): fact is FactOf<'attempt'> => fact.is === 'attempt');
const named = (kind: string) => world.incidents.filter((one) => one.kind === kind && !one.isMinor);

describe('a year', () => {
  test(
    'the same options give the same facts, mail by mail too',
    () => {
      const brief = ({ is, time, mail }: Fact): string => `${is} ${time} ${mail?.id ?? ''}`;
      const digestOf = (lines: readonly string[]): string => hash('sha256', lines.join('\n'));
      const told = facts.filter(({ mail }) => mail !== null).map(brief);
      const again = [...makeWorld(SMALL_YEAR).facts].filter(({ mail }) => mail !== null).map(brief);
      expect(digestOf(again)).toBe(digestOf(told));
      const stories = [...makeWorld(SMALL_YEAR).stories].flatMap((story) => story.facts.map(brief));
      expect(digestOf(stories.toSorted())).toBe(digestOf(told.toSorted()));
    },
    LONG,
  );

  test('all kinds of incidents are laid down, and mail meets with each', () => {
    for (const [kind, least] of [
      ['provider-outage', 2],
      ['own-fault', 4],
      ['broken-message', 2],
      ['receiver-misconfigured', 2],
      ['list-quality', 2],
    ] as const)
      expect(`${kind} ${named(kind).length >= least}`).toBe(`${kind} true`);
    for (const { name, isMinor, met } of world.incidents)
      if (!isMinor) expect(`${name} ${met.people.size > 0}`).toBe(`${name} true`);
  });

  test('outages touch mail within their hours', () => {
    for (const { parts, met } of named('provider-outage')) {
      expect(met.firstAt).toBeGreaterThanOrEqual(Math.min(...parts.map(({ start }) => start)));
      expect(met.lastAt).toBeLessThan(Math.max(...parts.map(({ end }) => end)));
    }
  });

  test('nobody is mailed before joining', () => {
    expect(attempts.filter(({ mail, time }) => time <= mail.person.joinedAt)).toEqual([]);
  });

  test('everything leaves by the own servers', () => {
    expect(new Set(attempts.map(({ mail }) => mail.pool))).toEqual(
      new Set(['news-1', 'news-2', 'orders']),
    );
  });
});

describe('the truth of an address', () => {
  const fates = new Map(world.people.map((one) => [one, fateOf(one, END)]));
  const fate = (person: Person) => fates.get(person) ?? fateOf(person, END);

  test('who is dead takes no mail, unless somebody else does', () => {
    const late = attempts.filter(({ mail, time, answer }) => {
      const { deadSince } = fate(mail.person);
      return deadSince > 0 && time > deadSince && answer.cause === 'accepted';
    });
    const wrong = late.filter(({ mail }) => !mail.person.receiver.acceptsAll);
    expect(wrong.map(({ mail }) => mail.person.address)).toEqual([]);
  });

  test('who is not lost is refused as dead in spells and incidents only', () => {
    const dead: ReadonlySet<Cause> = new Set(['no-user', 'disabled', 'moved', 'no-domain']);
    const met = new Set(world.incidents.flatMap((one) => [...one.met.people]));
    const unexplained = attempts.filter(({ mail, time, answer }) => {
      const { lostSince, spells } = fate(mail.person);
      if (lostSince > 0 || !dead.has(answer.cause)) return false;
      const isSpell = spells.some(({ since, until }) => time >= since && time < until + DAY);
      return !isSpell && !met.has(mail.person.number);
    });
    expect(unexplained.map(({ mail }) => mail.person.address)).toEqual([]);
  });

  test('some die, some come back, some never lived', () => {
    const all = [...fates.values()];
    const died = all.filter(({ deadSince }) => deadSince > 1).length;
    const never = all.filter(({ deadSince }) => deadSince === 1).length;
    const back = all.filter(({ lostSince, spells }) => lostSince === 0 && spells.length > 0).length;
    expect(Math.min(died, never, back)).toBeGreaterThan(2);
    expect(died / all.length).toBeLessThan(0.05);
  });
});

test(
  'observations come in the order of time, one end for each mail',
  () => {
    const observed = [...observe(makeWorld(SMALL_YEAR), SMALL_YEAR)];
    const isLate = ({ time }: Observation, at: number) => time < (observed[at - 1]?.time ?? 0);
    expect(observed.filter(isLate)).toEqual([]);
    const ends = observed.filter(({ kind }) => kind === 'delivered' || kind === 'failed');
    expect(new Set(ends.map(({ message }) => message)).size).toBe(ends.length);
    const truths = facts.filter((fact): fact is FactOf<'told'> => fact.is === 'told');
    const failed = truths.filter(({ truth }) => /failed|bounced/.test(truth.state)).length;
    expect(ends.filter(({ kind }) => kind === 'failed').length).toBe(failed);
  },
  LONG,
);

test(
  'mails that are taken at once are observed as if each had been settled',
  () => {
    const signs = new Set(['human', 'complaint', 'unsubscribed']);
    const quick = [...observe(makeWorld(SMALL_YEAR), SMALL_YEAR)].filter(
      ({ kind }) => !signs.has(kind),
    );
    const slow = [...makeWorld(SMALL_YEAR).stories].flatMap(({ mail, facts: told }) => {
      const outcomes = outcomesFrom(mail, eventsFrom(mail, told));
      return observationsOf({ address: '', outcomes, signs: [], ledger: [] });
    });
    const lines = (list: readonly Observation[]): string =>
      list
        .map((one) => JSON.stringify(Object.entries(one).sort()))
        .sort()
        .join('\n');
    expect(hash('sha256', lines(quick))).toBe(hash('sha256', lines(slow)));
  },
  LONG,
);
