// Defines the one shape of what the world leaves behind: it sees every fact, in the order of time.

import type { Fact } from '../world/fact.ts';

export interface Artefact {
  see(fact: Fact): void;
  /** @param time the end of the world. */
  close(time: number): void;
}
