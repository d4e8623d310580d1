// Takes a line of Haraka's log, in any of its three layouts, apart → id, origin, words.

import { wordBehind } from './fields.ts';
import { epochTime } from './time.ts';

export interface HarakaLine {
  /** `CONNECTION`, `CONNECTION.transaction` or `CONNECTION.transaction.domain`; `-` where there is none. */
  readonly uuid: string;
  /** `core`, `outbound` or a plugin's name. */
  readonly origin: string;
  /** The message, its fields behind it as `name=value`. */
  readonly text: string;
  /** Epoch ms; 0 where the line's head tells it or nothing does. */
  readonly time: number;
}

/** JSON that is longer is no line of a log. */
const LONGEST = 100_000;
const HEAD = 250;
const FRAME = new Set(['level', 'uuid', 'origin', 'source', 'plugin', 'timestamp', 'message']);

/** @param from place behind time and syslog's head. Null where it is no line of Haraka's. */
export function readHarakaLine(line: string, from: number): HarakaLine | null {
  const open = line.charCodeAt(from);
  if (open === 123) return fromJson(line.slice(from, from + LONGEST));
  if (open === 91) return fromBrackets(line, from);
  return line.startsWith('level=', from) ? fromLogfmt(line, from) : null;
}

/** `[NOTICE] [UUID] [outbound] words`. */
function fromBrackets(line: string, from: number): HarakaLine | null {
  const level = line.indexOf('] [', from);
  const uuid = level < 0 ? -1 : line.indexOf('] [', level + 3);
  const origin = uuid < 0 ? -1 : line.indexOf(']', uuid + 3);
  if (origin < 0 || origin - from > HEAD) return null;
  return {
    uuid: line.slice(level + 3, uuid),
    origin: line.slice(uuid + 3, origin),
    text: line.slice(origin + 1).trim(),
    time: 0,
  };
}

/** `level=NOTICE uuid=UUID source=outbound message="words" name=value`. */
function fromLogfmt(line: string, from: number): HarakaLine | null {
  const uuid = wordBehind(line, ' uuid=', from);
  const origin = wordBehind(line, ' source=', from) || wordBehind(line, ' origin=', from);
  const message = line.indexOf(' message=', from);
  if (uuid === '' || message < 0) return null;
  return { uuid, origin, text: unquoted(line.slice(message + 9)), time: 0 };
}

/** The first value without its quotes, the rest as it is. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.trim();
  let end = 1;
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1;
  return (text.slice(1, end).replaceAll('\\"', '"') + text.slice(end + 1)).trim();
}

function fromJson(text: string): HarakaLine | null {
  const told = parsed(text);
  if (told === null || typeof told['uuid'] !== 'string') return null;
  const message = wordsOf(told['message'] ?? '');
  const fields = Object.entries(told)
    .filter(([name]) => !FRAME.has(name))
    .map(([name, value]) => `${name}=${quoted(wordsOf(value))}`);
  return {
    uuid: told['uuid'],
    origin: wordsOf(told['origin'] ?? told['source'] ?? told['plugin'] ?? ''),
    text: [message.trim(), ...fields].join(' '),
    time: timeOf(told['timestamp']),
  };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

const quoted = (value: string): string => (/^[^\s"]+$/.test(value) ? value : `"${value}"`);

const timeOf = (value: unknown): number => {
  if (typeof value === 'number') return epochTime(value);
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : 0;
};
