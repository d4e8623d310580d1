// What one replay has in hand from day to day.

import type { Observation } from '../model/observation.ts';
import type { Policy } from '../model/policy.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { advance, type Counter, clear, type Desk } from './counter.ts';
import { DAY, dayOf } from './days.ts';
import type { Told } from './ledger.ts';
import type { StrikeNote } from './strike-note.ts';

export interface ReplayOptions {
  readonly policy: CompiledPolicy;
  /** Epoch ms; what happened later is left out. */
  readonly now: number;
  /**
   * Leaves out what became of messages that would not have been sent: those handed over while the address was held or
   * suppressed for their stream. What is decided on a day keeps back mail from the next UTC day on.
   */
  readonly avoids: boolean;
  /** Epoch ms: nothing before is known any more (it was pruned); the ledger speaks for it. Left out: all is known. */
  readonly knownSince?: number;
  /**
   * Epoch ms: up to then the ledger is believed, and what is known only tells of life (`believedUntil`). Left out: up to
   * `knownSince`.
   */
  readonly believedUntil?: number;
}

/**
 * Up to when a ledger is believed where something was pruned: what came just behind the gap was decided by what is gone
 * (who had lately reacted, who had never shown life), so it is not decided again without it.
 *
 * @param knownSince epoch ms, as in the options of a replay.
 */
export function believedUntil({ rules }: Policy, knownSince: number, now: number): number {
  if (knownSince === 0) return 0;
  const lookBack = Math.max(
    0,
    ...rules.flatMap(({ when }) => [when.humanWithin ?? 0, when.lifelessFor ?? 0]),
  );
  // Of a history that is shorter than that, at least its second half is decided by what is known.
  const most = Math.min(knownSince + lookBack * DAY, (knownSince + now) / 2);
  return Math.max(knownSince, dayOf(most) * DAY);
}

export interface Run {
  readonly options: ReplayOptions;
  readonly told: Told;
  /** Epoch ms. */
  readonly believed: number;
  readonly desk: Desk;
  /** By cause and stream. */
  readonly counters: Map<string, Counter>;
  readonly strikes: StrikeNote[];
  readonly avoided: Observation[];
  /** How many of the told releases are behind us. */
  released: number;
  /** The observations of one day, used again for the next one. */
  readonly today: Observation[];
}

const NEVER: ReadonlySet<Observation['kind']> = new Set([
  'delivered',
  'human',
  'deferred',
  'uncertain',
]);

/** Whether it may count against the address. */
export function isAgainst({ kind }: Observation): boolean {
  return !NEVER.has(kind);
}

/** Lets the releases that people told before `time` take effect. */
export function releaseBefore(run: Run, time: number): void {
  const { releases } = run.told;
  for (let next = releases[run.released]; next && next.at < time; next = releases[run.released]) {
    run.released += 1;
    for (const counter of run.counters.values()) {
      if (next.stream !== '' && next.stream !== counter.stream) continue;
      advance(counter, dayOf(next.at), run.desk);
      clear(counter, next.at);
    }
  }
}

/** What a sign of life concerns: the address, and the stream it came by. */
export function lifeFor(lives: readonly Observation[], stream: string): Observation | undefined {
  return stream === '' ? lives[0] : lives.find((life) => life.stream === stream);
}
