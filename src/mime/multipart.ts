// Finds where the parts of a multipart body stand. Source: RFC 2046 §5.1.1.

/** Byte offsets in the string that was given. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

export interface Sections {
  readonly parts: readonly Section[];
  /** Text above the first delimiter, and behind the closing one. */
  readonly preamble: Section;
  readonly epilogue: Section;
  /** Whether the closing delimiter is there. */
  readonly isClosed: boolean;
  readonly isCut: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

const BLANK_LIMIT = 1000;

interface Delimiter {
  /** Where the line begins, and the next one. */
  readonly at: number;
  readonly next: number;
  readonly isClosing: boolean;
}

/**
 * Splits `body` at its delimiter lines; no parts where there is none. Delimiters of longer boundaries that begin
 * alike are not taken for ours. Linear.
 *
 * @param maxParts stops there: the rest is left out, and `isCut` says so.
 */
export function splitMultipart(body: string, boundary: string, maxParts: number): Sections {
  const parts: Section[] = [];
  let open = -1;
  let isClosed = false;
  let preambleEnd = body.length;
  let epilogueStart = body.length;
  const close = (at: number): void => {
    if (open >= 0 && at > open) parts.push({ start: open, end: beforeLineEnd(body, at, open) });
  };
  const sign = `--${boundary}`;
  for (
    let delimiter = nextDelimiter(body, sign, 0);
    delimiter;
    delimiter = nextDelimiter(body, sign, delimiter.next)
  ) {
    if (isClosed && !isBlankBetween(body, epilogueStart, delimiter.at)) break;
    if (preambleEnd === body.length) preambleEnd = delimiter.at;
    close(delimiter.at);
    open = delimiter.isClosing ? -1 : delimiter.next;
    isClosed = delimiter.isClosing;
    epilogueStart = delimiter.next;
    if (parts.length >= maxParts) return cut(body, parts, preambleEnd);
  }
  if (open >= 0 && body.slice(open, open + 1000).trim() !== '')
    parts.push({ start: open, end: body.length });
  return {
    parts,
    preamble: { start: 0, end: preambleEnd },
    epilogue: { start: isClosed ? epilogueStart : body.length, end: body.length },
    isClosed,
    isCut: false,
  };
}

const cut = (body: string, parts: Section[], preambleEnd: number): Sections => ({
  parts,
  preamble: { start: 0, end: preambleEnd },
  epilogue: { start: body.length, end: body.length },
  isClosed: true,
  isCut: true,
});

function nextDelimiter(body: string, sign: string, from: number): Delimiter | null {
  for (let at = body.indexOf(sign, from); at >= 0; at = body.indexOf(sign, at + sign.length)) {
    if (at > 0 && body.charCodeAt(at - 1) !== LF) continue;
    const delimiter = readDelimiter(body, at, at + sign.length);
    if (delimiter) return delimiter;
  }
  return null;
}

/** Only blanks may follow, on a closing line after two dashes. */
function readDelimiter(body: string, at: number, end: number): Delimiter | null {
  const isClosing = body.charCodeAt(end) === DASH && body.charCodeAt(end + 1) === DASH;
  let next = isClosing ? end + 2 : end;
  while (isBlank(body.charCodeAt(next))) next++;
  if (next < body.length && body.charCodeAt(next) !== LF) return null;
  return { at, next: Math.min(next + 1, body.length), isClosing };
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === CR;

/** Behind the closing delimiter parts go on only at once: below other text stands another mail's, or a quoted one. */
const isBlankBetween = (body: string, from: number, to: number): boolean =>
  to - from < BLANK_LIMIT && body.slice(from, to).trim() === '';

/** The line end before a delimiter belongs to it. */
function beforeLineEnd(body: string, at: number, from: number): number {
  let end = at;
  if (end > from && body.charCodeAt(end - 1) === LF) end--;
  if (end > from && body.charCodeAt(end - 1) === CR) end--;
  return end;
}

const GUESS_WITHIN = 20_000;

/** The boundary that a body itself shows: a first `--` line with part headers, or a blank line, below it. `''` if none. */
export function guessBoundary(body: string): string {
  const head = body.slice(0, GUESS_WITHIN);
  for (let at = head.startsWith('--') ? 0 : next(head, 0); at >= 0; at = next(head, at)) {
    const lines = head.slice(at, at + 400).split('\n', 2);
    const boundary = (lines[0] ?? '').slice(2).trimEnd();
    if (
      /^\S{1,200}$/.test(boundary) &&
      /^(?:content-[\w-]{1,40}[ \t]?:|\r?$)/i.test(lines[1] ?? '')
    )
      return boundary;
  }
  return '';
}

function next(head: string, at: number): number {
  const found = head.indexOf('\n--', at);
  return found < 0 ? -1 : found + 1;
}
