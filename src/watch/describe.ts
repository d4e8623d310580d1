// Tells an incident in the making as one: what, where, when, how many, by which evidence, what to do.

import type { Incident, IncidentState } from '../model/incident.ts';
import { adviceFor } from './advice.ts';
import { byCount } from './by-count.ts';
import type { Draft } from './draft.ts';
import { evidenceOf } from './evidence.ts';

/** More receivers than these are not named: it concerns all. */
const MOST_RECEIVERS = 100;
/** A mailing that so many receivers refuse is refused for itself. */
const SEVERAL = 3;
/** Rarer reasons are those of other troubles. */
const LEAST_REASON = 0.02;

export function describe(draft: Draft, now: number): Incident {
  const isOver = draft.isClosed || draft.isForgotten(now);
  const reasons = reasonsOf(draft);
  const incident: Incident = {
    id: 0,
    kind: draft.kind,
    cause: reasons[0] ?? '',
    receivers: receiversOf(draft),
    campaigns: draft.detector.unites === 'campaign' ? byCount(draft.campaigns) : [],
    lanes: draft.kind === 'own-fault' ? byCount(draft.lanes) : [],
    reasons,
    start: draft.start,
    end: isOver ? draft.end + 1 : 0,
    foundAt: draft.foundAt,
    size: draft.size,
    refusals: draft.refusals,
    lastGood: draft.lastGood,
    firstGood: draft.firstGood,
    evidence: [],
    state: stateOf(draft, isOver),
    recommendation: [],
    after: { ...draft.after },
  };
  return {
    ...incident,
    evidence: evidenceOf(incident, draft),
    recommendation: adviceFor(incident, draft),
  };
}

function stateOf(draft: Draft, isOver: boolean): IncidentState {
  if (!isOver) return 'open';
  if (draft.isRefuted) return 'dismissed';
  return draft.isVerified ? 'verified' : 'over';
}

function reasonsOf({ reasons, refusals }: Draft): string[] {
  const names = byCount(reasons);
  return names.filter(
    (name, place) => place === 0 || (reasons.get(name) ?? 0) >= LEAST_REASON * refusals,
  );
}

/**
 * What concerns our own line, or a list, concerns it everywhere. Of a domain that is concerned alone whoever runs its
 * mail is not named.
 */
function receiversOf({
  kind,
  detector,
  isEverywhere,
  domains,
  receivers,
  calledReceivers,
}: Draft): string[] {
  if (kind === 'list-quality' || isEverywhere) return [];
  if (kind === 'broken-message' && receivers.size >= SEVERAL) return [];
  if (receivers.size > MOST_RECEIVERS) return [];
  if (detector.unites === 'domain') return byCount(domains);
  return [...new Set([...byCount(receivers), ...byCount(calledReceivers)])];
}
