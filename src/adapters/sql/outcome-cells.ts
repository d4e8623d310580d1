// Reads outcomes with their messages by the million: from the cells of a row, without names of columns.

import { type RawBuilder, sql } from 'kysely';
import type { Outcome } from '../../model/outcome.ts';
import type { StoredMessage, StoredOutcome } from '../../ports/store.ts';
import type { Cell } from './engine.ts';
import { parseJson } from './json.ts';

/** What `storedOutcomeOf` reads, of the tables `outcome` and `message`. */
export const OUTCOME_CELLS: RawBuilder<unknown> = sql.raw(
  'outcome.address, outcome.message, outcome.at, outcome.state, outcome.stage, outcome.reason, outcome.fault, ' +
    'outcome.first_at, outcome.last_at, outcome.complaints, outcome.opens, outcome.clicks, outcome.told, ' +
    'message.name, message.message_id, message.sender, message.subject, message.stream, message.campaign, ' +
    'message.lane, message.submitted_at',
);

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

export const addressIn = (cells: readonly Cell[]): number => cells[0] as number;
export const messageIn = (cells: readonly Cell[]): number => cells[1] as number;
export const timeIn = (cells: readonly Cell[]): number => cells[2] as number;

export function storedOutcomeOf(cells: readonly Cell[], recipient: string): StoredOutcome {
  const outcome = parseJson<Writable<StoredOutcome>>(cells[12] as string);
  outcome.recipient = recipient;
  outcome.state = cells[3] as Outcome['state'];
  outcome.stage = cells[4] as Outcome['stage'];
  outcome.reason = cells[5] as string;
  outcome.fault = cells[6] as Outcome['fault'];
  outcome.firstAt = cells[7] as number;
  outcome.lastAt = cells[8] as number;
  outcome.complaints = cells[9] as number;
  outcome.opens = cells[10] as number;
  outcome.clicks = cells[11] as number;
  outcome.message = messageOf(cells);
  return outcome;
}

const messageOf = (cells: readonly Cell[]): StoredMessage => ({
  id: cells[1] as number,
  name: cells[13] as string,
  messageId: cells[14] as string,
  sender: cells[15] as string,
  subject: cells[16] as string,
  stream: cells[17] as string,
  campaign: cells[18] as string,
  lane: cells[19] as string,
  submittedAt: cells[20] as number,
});
