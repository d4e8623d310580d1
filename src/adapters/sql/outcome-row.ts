// Writes an outcome into columns and reads it back.

import type { Outcome } from '../../model/outcome.ts';
import type { Cell } from './engine.ts';
import { parseJson } from './json.ts';
import type { OutcomeTable } from './schema.ts';

export interface OutcomeRow extends OutcomeTable {
  /** Text of `address`. */
  readonly address_text: string;
}

export function outcomeCells(message: number, address: number, outcome: Outcome): Cell[] {
  const {
    recipient: _recipient,
    state,
    stage,
    reason,
    fault,
    firstAt,
    lastAt,
    complaints,
    opens,
    clicks,
    ...told
  } = outcome;
  const asked = [state, stage, reason, fault, firstAt, lastAt, complaints, opens, clicks];
  return [message, address, ...asked, JSON.stringify(told), decidedAt(outcome)];
}

/** When that happened which decided, epoch ms: the acceptance, the failure, or the last that was told. */
export const decidedAt = ({ state, acceptedAt, failedAt, lastAt }: Outcome): number =>
  (state === 'accepted' ? acceptedAt : failedAt) || lastAt;

export function outcomeFrom(row: OutcomeRow): Outcome {
  return {
    ...parseJson<Outcome>(row.told),
    recipient: row.address_text,
    state: row.state as Outcome['state'],
    stage: row.stage as Outcome['stage'],
    reason: row.reason,
    fault: row.fault as Outcome['fault'],
    firstAt: row.first_at,
    lastAt: row.last_at,
    complaints: row.complaints,
    opens: row.opens,
    clicks: row.clicks,
  };
}
