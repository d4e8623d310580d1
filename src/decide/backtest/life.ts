// Tells from all that really happened at one address until when it lived, and since when it seems dead.

import type { Observation, ObservationKind } from '../../model/observation.ts';

export interface Life {
  /** Last delivery that did not bounce, or last sign of a person, epoch ms; 0: none. */
  readonly lastLife: number;
  /** When its first and its last mail were sent, epoch ms; 0: none is known. */
  readonly firstSent: number;
  readonly lastSent: number;
  /**
   * When the mail was sent that first met with a refusal that means a dead address, after the last sign of life; 0: there
   * is none. Refusals within an incident mean nothing. Estimated: an address that is mailed no more cannot show that it
   * lives.
   */
  readonly deadSince: number;
  /** The last such refusal, epoch ms; 0: there is none. */
  readonly lastDead: number;
}

export const isMail = (kind: ObservationKind): boolean =>
  kind === 'delivered' || kind === 'failed' || kind === 'uncertain';

const isLife = (kind: ObservationKind): boolean => kind === 'delivered' || kind === 'human';

/**
 * @param observations in any order.
 * @param isExcused whether a failure belongs to an incident.
 */
export function lifeOf(
  observations: readonly Observation[],
  isExcused: (observation: Observation) => boolean,
): Life {
  let lastLife = 0;
  let firstSent = 0;
  let lastSent = 0;
  for (const { kind, time, sentAt } of observations) {
    if (isLife(kind) && time > lastLife) lastLife = time;
    if (!isMail(kind)) continue;
    if (firstSent === 0 || sentAt < firstSent) firstSent = sentAt;
    if (sentAt > lastSent) lastSent = sentAt;
  }
  return { lastLife, firstSent, lastSent, ...deathOf(observations, lastLife, isExcused) };
}

function deathOf(
  observations: readonly Observation[],
  lastLife: number,
  isExcused: (observation: Observation) => boolean,
): Pick<Life, 'deadSince' | 'lastDead'> {
  let deadSince = 0;
  let lastDead = 0;
  for (const one of observations) {
    if (one.kind !== 'failed' || one.permanence.address !== 'dead') continue;
    if (one.time <= lastLife || isExcused(one)) continue;
    if (deadSince === 0 || one.sentAt < deadSince) deadSince = one.sentAt;
    if (one.time > lastDead) lastDead = one.time;
  }
  return { deadSince, lastDead };
}
