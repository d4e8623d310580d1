// Recognises greylisting: a mail put off at first contact on purpose, then accepted unchanged.

import type { Standing } from './standing.ts';
import type { Numbered } from './told.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Replies to RCPT by which a receiver puts off without telling why (RFC 6647 §4.1 asks for 450 or 451 4.7.1). */
const VAGUE: ReadonlySet<string> = new Set(['unknown', 'policy', 'delayed', 'system-unavailable']);

/**
 * Accepted after a deferral that says so; or after deferrals with 450 or 451 alone, in answer to RCPT, that give no
 * reason (4.3.x gives one: the receiver's system), within a minute to a day of the first one.
 */
export function isGreylisted({ state, acceptedAt, own }: Standing): boolean {
  if (state !== 'accepted' && state !== 'accepted-then-bounced') return false;
  const deferrals = own.attempts.filter(
    ({ event }) => event.type === 'deferred' && event.time <= acceptedAt,
  );
  if (deferrals.some(({ event }) => event.verdict?.reason === 'greylisted')) return true;
  const [first] = deferrals;
  if (!first || !deferrals.every(isPutOff)) return false;
  const after = acceptedAt - first.event.time;
  return after >= MINUTE && after <= DAY;
}

function isPutOff({ event }: Numbered): boolean {
  const { verdict } = event;
  if (!verdict || !VAGUE.has(verdict.reason)) return false;
  const stage = event.stage === 'unknown' ? verdict.stage : event.stage;
  const code = event.replyCode || event.reply.slice(0, 3);
  const isSystem = /\b4\.3\.\d/.test(event.status || event.reply.slice(0, 40));
  return (stage === 'rcpt' || stage === 'unknown') && !isSystem && /^45[01]$/.test(code);
}
