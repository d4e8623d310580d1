// What one replay has in hand from day to day.

import type { Observation } from '../model/observation.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { advance, type Counter, clear, type Desk } from './counter.ts';
import { dayOf } from './days.ts';
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
}

export interface Run {
  readonly options: ReplayOptions;
  readonly told: Told;
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
