// Writes proposed rules as TOML, ready but for the reason that only a person can give.

import type { Reason } from '../model/reason.ts';
import type { Proposal } from './propose.ts';

/** Stands where the reason must be filled in; the check of rule files refuses it. */
export const TO_FILL_IN = '…';

export interface SeenSoFar {
  readonly count: number;
  readonly now: Reason;
  /** `null`: no idea. */
  readonly guess: Reason | null;
}

/** One `[[rule]]`. */
export function stub(
  { id, phrase, isShort, example }: Proposal,
  { count, now, guess }: SeenSoFar,
): string {
  const perhaps = guess && guess !== now ? `; perhaps ${guess}` : '';
  return [
    '[[rule]]',
    `id = ${quoted(id)}`,
    `reason = ${quoted(TO_FILL_IN)}  # ${count} seen, now ${now}${perhaps}`,
    `words = [${quoted(phrase)}]${isShort ? '  # short: other replies may hold these words too' : ''}`,
    'source = "seen"',
    `examples = [${quoted(example)}]`,
  ].join('\n');
}

/** A whole file. `date`: when the replies were looked at, `2026-11-25`. */
export function stubFile(stubs: readonly string[], date: string): string {
  const head = `# Proposed by \`postbound rules unknown\`. Fill in the reasons (\`postbound reasons\` lists them), look over
# the words, then run \`postbound rules check\` on this file. All fields: rules/README.md

[speaker]
id = "own"

[sources]
seen = { title = "Replies to our own mail", date = ${quoted(date)} }
`;
  return [head, ...stubs.map((one) => `${one}\n`)].join('\n');
}

/** A TOML basic string (TOML 1.0): what JSON makes, without half characters and with DEL escaped. */
const quoted = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f');
