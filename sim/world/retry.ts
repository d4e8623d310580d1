// Tells when the next attempt is due, per sending system.

import type { Lane } from './fact.ts';
import { HOUR, MINUTE, SECOND } from './times.ts';

interface Schedule {
  readonly least: number;
  readonly most: number;
  readonly lifetime: number;
}

/** Postfix waits as long as the mail is old, between its two bounds; the others are like it. */
const SCHEDULES: Readonly<Record<Lane, Schedule>> = {
  postfix: { least: 300 * SECOND, most: 4000 * SECOND, lifetime: 120 * HOUR },
  ses: { least: 5 * MINUTE, most: 2 * HOUR, lifetime: 14 * HOUR },
  sendgrid: { least: 5 * MINUTE, most: 6 * HOUR, lifetime: 72 * HOUR },
};

export function nextAttempt(lane: Lane, submittedAt: number, time: number): number {
  const { least, most } = SCHEDULES[lane];
  return time + Math.min(most, Math.max(least, time - submittedAt));
}

export const isExpired = (lane: Lane, submittedAt: number, time: number): boolean =>
  time - submittedAt >= SCHEDULES[lane].lifetime;
