// Says of one failure whether it counts, or why it does not.

import type { Incident } from '../model/incident.ts';
import type { Observation } from '../model/observation.ts';
import type { PolicyRule } from '../model/policy.ts';

/** What a policy made of one failure, complaint or unsubscription. */
export interface StrikeNote {
  readonly observation: Observation;
  /** Id of the rule; `''`: none concerns it. */
  readonly rule: string;
  readonly cause: string;
  readonly counted: boolean;
  /** Why it was not counted, in a sentence; `''` where it was. */
  readonly why: string;
  /** The incident because of which it was not counted. */
  readonly incident: Incident | null;
  /** When a sign of life, a release or the end of a suppression forgave it, epoch ms; 0: it was not forgiven. */
  forgivenAt: number;
}

/** `why`: why it does not count; `''`: it does. */
export function noteOf(
  observation: Observation,
  rule: PolicyRule | null,
  why: string,
  incident: Incident | null,
): StrikeNote {
  return {
    observation,
    rule: rule?.id ?? '',
    cause: rule?.cause ?? '',
    counted: why === '',
    why,
    incident,
    forgivenAt: 0,
  };
}

const REACTED = 'A person reacted to our mail on the same day: the address is alive.';
const DELIVERED = 'Mail was delivered on the same day: the address is alive.';

/** Why a failure does not count on a day on which the address showed life. */
export function aliveThatDay({ kind }: Observation): string {
  return kind === 'human' ? REACTED : DELIVERED;
}

/** Why a failure does not count that belongs to an incident. */
export const FROZEN: Readonly<Record<Incident['kind'], string>> = {
  'provider-outage':
    'The receiver had an outage and refused good addresses: it says nothing about this one.',
  'broken-message':
    'The mailing itself was refused, for recipient after recipient: it says nothing about this address.',
  'own-fault': 'Our own sending was at fault at that time: it says nothing about this address.',
  'receiver-misconfigured':
    'The receiver refused everybody because of its own set-up: it says nothing about this address.',
  'list-quality': '',
};
