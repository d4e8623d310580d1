// Judges an event without words by what its system calls it, as the weak evidence that this is.

import type { RuleSet } from '../classify/rule-set.ts';
import type { MailEvent } from '../model/event.ts';
import { REASONS, type Reason } from '../model/reason.ts';
import type { Verdict } from '../model/verdict.ts';

const BY_LABEL = 0.5;
/** That a provider did not try is its own doing: it should know why. */
const BY_OWN_DOING = 0.8;

const NO_LABELS: Verdict['labels'] = {
  sisimai: null,
  hardbounce: false,
  sparkpost: null,
  ses: null,
  kumomta: null,
  powermta: null,
};

/** Null where the label tells no reason that is known. */
export function verdictByLabel(rules: RuleSet, event: MailEvent): Verdict | null {
  const told = (event.label?.reasons ?? []).find(isReason);
  const isUntried = event.type === 'not-attempted';
  const reason = told ?? (isUntried ? 'suppressed' : undefined);
  if (!reason) return null;
  const entry = rules.reasons.get(reason);
  const address = entry?.address ?? 'unknown';
  return {
    reason,
    stage: event.stage === 'unknown' && isUntried ? 'build' : event.stage,
    hop: isUntried ? 'own' : 'unknown',
    fault: entry?.fault ?? 'unknown',
    permanence: { message: event.type === 'deferred' ? 'pending' : 'permanent', address },
    confidence: isUntried && told ? BY_OWN_DOING : BY_LABEL,
    evidence: [
      {
        rule: `label/${event.system}`,
        matched: event.label?.words ?? '',
        field: 'format',
        place: null,
        mail: null,
        source: 'what the system itself calls it',
      },
    ],
    alternatives: [],
    detail: {},
    labels: { ...NO_LABELS, ...entry?.labels, hardbounce: address === 'dead' },
    spokenBy: '',
  };
}

const isReason = (text: string): text is Reason => (REASONS as readonly string[]).includes(text);
