// Compares outcomes with the truth of a simulated world.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ToldOutcome, ToldOutcomes } from './imports.ts';

interface Truth {
  readonly id: string;
  readonly messageId: string;
  readonly recipient: string;
  readonly state: string;
  readonly reason: string;
}

export interface OutcomeScore {
  /** Percent of all messages × recipients. */
  readonly states: number;
  /** Percent of those that failed and are told so. */
  readonly reasons: number;
}

/** `PROVE_VERBOSE=1` prints those that differ. */
export async function outcomeScore(world: string, told: ToldOutcomes): Promise<OutcomeScore> {
  const sum = { all: 0, states: 0, failed: 0, reasons: 0 };
  for await (const line of createInterface({
    input: createReadStream(join(world, 'truth.jsonl')),
  })) {
    const truth = JSON.parse(line) as Truth;
    add(sum, truth, told.get(`${truth.id} ${truth.recipient.toLowerCase()}`));
  }
  return { states: (100 * sum.states) / sum.all, reasons: (100 * sum.reasons) / sum.failed };
}

function add(
  sum: { all: number; states: number; failed: number; reasons: number },
  truth: Truth,
  told: ToldOutcome | undefined,
): void {
  sum.all++;
  const isRight = told?.state === truth.state;
  if (isRight) sum.states++;
  const isFailure = isRight && /fail|bounced/.test(truth.state);
  if (isFailure) sum.failed++;
  if (isFailure && told?.reason === truth.reason) sum.reasons++;
  const isWrong = !isRight || (isFailure && told?.reason !== truth.reason);
  if (isWrong && process.env['PROVE_VERBOSE'])
    console.error(JSON.stringify(truth), JSON.stringify(told));
}
