// Reads replies to be judged: from lines of text, or from lines of JSON with what is known besides.

import { stdinChunks } from '../adapters/files/open.ts';
import type { Facts } from '../model/facts.ts';
import { STAGES } from '../model/stage.ts';
import { linesOf } from './lines.ts';

export interface AskedReply {
  /** As given, to find the question again; undefined where none was given. */
  readonly id: unknown;
  readonly text: string;
  readonly facts: Facts;
}

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly why: string;
}

export type Asked = AskedReply | BadLine;

/** One reply a line; blank lines are passed over. */
export async function* plainReplies(
  facts: Facts,
  chunks: AsyncIterable<Uint8Array> = stdinChunks(),
): AsyncGenerator<Asked[]> {
  for await (const lines of linesOf(chunks))
    yield lines
      .filter((line) => line.trim() !== '')
      .map((text) => ({ id: undefined, text, facts }));
}

/** One object `{"id","text",…}` a line, further fields are facts and go before `facts`. */
export async function* jsonReplies(
  facts: Facts,
  chunks: AsyncIterable<Uint8Array> = stdinChunks(),
): AsyncGenerator<Asked[]> {
  let line = 0;
  for await (const lines of linesOf(chunks))
    yield lines.flatMap((text) => {
      line++;
      return text.trim() === '' ? [] : [readObject(text, line, facts)];
    });
}

function readObject(json: string, line: number, facts: Facts): Asked {
  const parsed = parseObject(json, line);
  return 'why' in parsed ? parsed : askedIn(parsed.object, line, facts);
}

type Fields = Record<string, unknown>;

/** One line of JSON that must hold an object. */
export function parseObject(json: string, line: number): { object: Fields } | BadLine {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { line, why: `not JSON: ${error instanceof Error ? error.message : error}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, why: 'no object: each line must be {"id": …, "text": "…"}' };
  return { object: value as Fields };
}

/** The reply that an object of a line asks about. */
export function askedIn(object: Fields, line: number, facts: Facts): Asked {
  const { id, text, ...rest } = object;
  if (typeof text !== 'string') return { line, why: '"text" is missing or no string' };
  const given = factsIn(rest);
  return 'why' in given
    ? { line, why: given.why }
    : { id, text, facts: { ...facts, ...given.facts } };
}

/** Facts that are free text; fields of other names are left to the sender of the line. */
const TEXTS = [
  'provider',
  'mx',
  'reportingMta',
  'status',
  'replyCode',
  'recipient',
  'sender',
  'context',
] as const satisfies readonly (keyof Facts)[];

const WORDS = {
  stage: STAGES,
  direction: ['outbound', 'submission', 'unknown'],
  speaker: ['remote', 'reporter', 'unknown'],
} as const;

function factsIn(fields: Record<string, unknown>): { facts: Facts } | { why: string } {
  const facts: Record<string, string> = {};
  for (const key of TEXTS) {
    const value = fields[key];
    if (typeof value === 'string') facts[key] = value;
    else if (value !== undefined && value !== null) return { why: `"${key}" is no string` };
  }
  for (const [key, allowed] of Object.entries(WORDS)) {
    const value = fields[key];
    if (value === undefined || value === null || value === '') continue;
    const found = (allowed as readonly string[]).find((word) => word === value);
    if (found === undefined)
      return { why: `"${key}" is ${JSON.stringify(value)}: must be one of ${allowed.join(', ')}` };
    facts[key] = found;
  }
  return { facts: facts as Facts };
}
