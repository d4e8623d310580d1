import type { Observation } from './observation.ts';

/**
 * - `provider-outage`: a receiver refuses addresses that were alive lately.
 * - `broken-message`: one mailing is refused for itself, recipient after recipient.
 * - `own-fault`: our authentication, address, name server or line fails at receivers that have nothing in common.
 * - `receiver-misconfigured`: a receiver refuses everybody because of its own set-up.
 * - `list-quality`: many addresses of one mailing never existed.
 */
export const INCIDENT_KINDS = [
  'provider-outage',
  'broken-message',
  'own-fault',
  'receiver-misconfigured',
  'list-quality',
] as const;

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/**
 * - `open`: it goes on.
 * - `over`: it ended; whether its addresses work again is not known yet.
 * - `verified`: enough of its addresses took mail afterwards.
 * - `dismissed`: a person said that it is none, or what came afterwards showed it; it freezes nothing.
 */
export const INCIDENT_STATES = ['open', 'over', 'verified', 'dismissed'] as const;

export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Something that went wrong for many at once, with what it concerns. */
export interface Incident {
  /** The store's number; 0: not stored yet. */
  readonly id: number;
  readonly kind: IncidentKind;
  /** The reason (id) that the refusals have in common. */
  readonly cause: string;
  /** Receivers (or domains), campaigns, lanes and reasons it concerns; empty: all. */
  readonly receivers: readonly string[];
  readonly campaigns: readonly string[];
  readonly lanes: readonly string[];
  readonly reasons: readonly string[];
  /** First refusal, epoch ms. */
  readonly start: number;
  /** Behind the last refusal, epoch ms; 0: it goes on. */
  readonly end: number;
  /** When the evidence was enough, epoch ms, in the time of the events. */
  readonly foundAt: number;
  /** Addresses concerned. */
  readonly size: number;
  readonly refusals: number;
  /** Last good delivery of the same kind before, first one after, epoch ms; 0: none. */
  readonly lastGood: number;
  readonly firstGood: number;
  /** Sentences with figures, the weightiest first. */
  readonly evidence: readonly string[];
  readonly state: IncidentState;
  /** What a person said of it, whatever is found out later; left out: nothing. */
  readonly said?: 'dismissed' | 'restored';
  /** What to do, in sentences. */
  readonly recommendation: readonly string[];
  /** Of its addresses, how many took and refused mail since it ended. */
  readonly after: { readonly delivered: number; readonly failed: number };
}

/** How long a sending system keeps trying: the longest lifetime of a queue in use (Postfix, Exim: 4–5 days). */
const QUEUED = 5 * 86_400_000;

/**
 * Whether a failure belongs to an incident: it happened while it went on, or its message was handed over then and was
 * given up behind its end, at a receiver, for a campaign, by a lane, with a reason that it concerns.
 */
export function covers(incident: Incident, observation: Observation): boolean {
  return (
    isDuring(incident, observation) &&
    isAt(incident.receivers, observation) &&
    isAmong(incident.campaigns, observation.campaign) &&
    isAmong(incident.lanes, observation.lane) &&
    isAmong(incident.reasons, observation.reason)
  );
}

function isDuring({ start, end }: Incident, { time, sentAt }: Observation): boolean {
  if (time < start) return false;
  if (end === 0 || time < end) return true;
  return sentAt >= start && sentAt < end && time < end + QUEUED;
}

/** A receiver may be told by a domain, where it alone is concerned of all that an operator runs. */
const isAt = (receivers: readonly string[], { receiver, address }: Observation): boolean =>
  isAmong(receivers, receiver) || receivers.some((name) => address.endsWith(`@${name}`));

const isAmong = (concerned: readonly string[], name: string): boolean =>
  concerned.length === 0 || concerned.includes(name);
