import { describe, expect, test } from 'vitest';
import { worldEvents } from '../../sim/events.ts';
import type { Fact } from '../../sim/world/fact.ts';
import { Random } from '../../sim/world/random.ts';
import { isExpired, nextAttempt } from '../../sim/world/retry.ts';
import { HOUR, SECOND } from '../../sim/world/times.ts';
import { makeWorld } from '../../sim/world/world.ts';
import { SMALL } from './small-world.ts';

const world = makeWorld(SMALL);
const facts: readonly Fact[] = [...world.facts];

describe('world', () => {
  test('facts come in the order of time, none after the end', () => {
    const times = facts.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(SMALL.start + SMALL.days * 24 * HOUR);
  });

  test('each mail has one truth', () => {
    const mails = facts.filter(({ is }) => is === 'submitted').length;
    const truths = facts.filter(({ is }) => is === 'told').length;
    expect(mails).toBeGreaterThan(2000);
    expect(truths).toBe(mails);
  });

  test('the truth of a mail is what its attempts say', () => {
    const attempts = new Map<string, number>();
    const accepted = new Set<string>();
    for (const fact of facts) {
      if (fact.is !== 'attempt') continue;
      attempts.set(fact.mail.id, (attempts.get(fact.mail.id) ?? 0) + 1);
      if (fact.answer.cause === 'accepted') accepted.add(fact.mail.id);
    }
    for (const fact of facts) {
      if (fact.is !== 'told') continue;
      expect(fact.truth.attempts).toBe(attempts.get(fact.mail.id) ?? 0);
      expect(fact.truth.state.startsWith('accepted')).toBe(accepted.has(fact.mail.id));
    }
  });

  test('every state and incident occurs', () => {
    const states = new Set(facts.map((fact) => (fact.is === 'told' ? fact.truth.state : '')));
    for (const state of [
      'accepted',
      'accepted-then-bounced',
      'failed',
      'deferred',
      'unknown',
      'not-attempted',
    ])
      expect(states).toContain(state);
    for (const incident of world.incidents)
      expect(`${incident.kind} ${incident.met.attempts > 0}`).toBe(`${incident.kind} true`);
  });

  test('events without artefacts tell of as many mails', () => {
    const submitted = [...worldEvents(SMALL)].filter(({ type }) => type === 'submitted').length;
    expect(submitted).toBe(facts.filter(({ is }) => is === 'submitted').length);
  });
});

describe('retry', () => {
  test('Postfix waits 300 s, then as long as the mail is old, at most 4000 s, for five days', () => {
    const ages: number[] = [];
    for (let at = 0; ages.length < 6; ages.push(at)) at = nextAttempt('postfix', 0, at);
    expect(ages.map((age) => age / SECOND)).toEqual([300, 600, 1200, 2400, 4800, 8800]);
    expect(isExpired('postfix', 0, 119 * HOUR)).toBe(false);
    expect(isExpired('postfix', 0, 120 * HOUR)).toBe(true);
  });
});

describe('random', () => {
  test('the same seed gives the same numbers, another name others', () => {
    const draw = (seed: number, name: string): number => new Random(seed, name).below(1e9);
    expect(draw(1, 'a')).toBe(draw(1, 'a'));
    expect(draw(1, 'a')).not.toBe(draw(1, 'b'));
    expect(draw(1, 'a')).not.toBe(draw(2, 'a'));
  });
});
