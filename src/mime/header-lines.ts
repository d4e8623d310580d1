// Finds the fields of a header block and its end in a byte string, without reading any value. Source: RFC 5322 §2.2.

import type { Limits } from './limits.ts';
import type { Problems } from './problems.ts';

/** Where the fields stand. */
export interface HeaderIndex {
  /** `PLACES` numbers a field, in one list: four lists take four times as long to grow. */
  readonly places: number[];
  /** First byte behind the blank line, or behind the last field where there is none. */
  readonly bodyStart: number;
  /** An mbox From_ line above the fields, without its line end; `''` where there is none. */
  readonly mboxFrom: string;
}

/** Of each field: where its name begins and ends, its value begins (behind the colon) and ends (its last line end off). */
export const PLACES = 4;
export const NAME_END = 1;
export const VALUE_START = 2;
export const VALUE_END = 3;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const DASH = 0x2d;
const SLASH = 0x2f;

const MAX_NAME = 200;
/** How many lines below a broken one are looked at to find out whether the header goes on. */
const LOOK_AHEAD = 3;

/** Fields that a broken header is known by: names that prose does not put before a colon. */
const KNOWN =
  /^(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){1,8}|subject|from|to|cc|bcc|date|sender|received|references|precedence|organization|status|lines)[ \t]?:/i;

interface Scan extends HeaderIndex {
  readonly raw: string;
  readonly end: number;
  readonly limits: Limits;
  readonly problems: Problems;
  bodyStart: number;
  mboxFrom: string;
  used: number;
}

/** Scans from `start`, at most up to `end`. Linear; never throws. */
export function indexHeaders(
  raw: string,
  start: number,
  end: number,
  limits: Limits,
  problems: Problems,
): HeaderIndex {
  const scan: Scan = {
    raw,
    end,
    limits,
    problems,
    places: [],
    bodyStart: end,
    mboxFrom: '',
    used: 0,
  };
  let at = start;
  while (at >= 0 && at < end) at = takeLine(scan, at);
  return scan;
}

/** Takes the line at `at`; returns the start of the next one, or -1 behind the header. */
function takeLine(scan: Scan, at: number): number {
  const { raw, end } = scan;
  const next = lineEnd(raw, at, end);
  const code = raw.charCodeAt(at);
  if (code === LF || code === CR) {
    if (!isBlank(raw, at, next)) return takeBroken(scan, at, next);
    scan.bodyStart = next;
    return -1;
  }
  if (code === SPACE || code === TAB) return takeFolded(scan, at, next);
  const colon = nameEnd(raw, at, next);
  if (colon < 0) return takeBroken(scan, at, next);
  addField(scan, at, colon, next);
  return next;
}

/** Start of the next line, or `end`. */
function lineEnd(raw: string, at: number, end: number): number {
  const lf = raw.indexOf('\n', at);
  return lf < 0 || lf >= end ? end : lf + 1;
}

/** End of a line's text, its line end taken off. */
function textEnd(raw: string, at: number, next: number): number {
  let end = next;
  if (end > at && raw.charCodeAt(end - 1) === LF) end--;
  while (end > at && raw.charCodeAt(end - 1) === CR) end--;
  return end;
}

function isBlank(raw: string, at: number, next: number): boolean {
  for (let i = at; i < next; i++) {
    const code = raw.charCodeAt(i);
    if (code !== CR && code !== LF && code !== SPACE && code !== TAB) return false;
  }
  return true;
}

/** Place of the colon if the line begins with a field name, else -1. Spaces before the colon: RFC 5322 §4.5. */
function nameEnd(raw: string, at: number, next: number): number {
  const last = Math.min(next, at + MAX_NAME);
  let i = at;
  while (i < last && isNameSign(raw.charCodeAt(i))) i++;
  if (i === at) return -1;
  let colon = i;
  while (colon < last && isSpace(raw.charCodeAt(colon))) colon++;
  if (colon >= last || raw.charCodeAt(colon) !== COLON) return -1;
  // A web address at the beginning of a line is none.
  return raw.charCodeAt(colon + 1) === SLASH && raw.charCodeAt(colon + 2) === SLASH ? -1 : colon;
}

const isNameSign = (code: number): boolean => code > SPACE && code < 0x7f && code !== COLON;
const isSpace = (code: number): boolean => code === SPACE || code === TAB;

function addField(scan: Scan, at: number, colon: number, next: number): void {
  const { raw, limits } = scan;
  scan.used += Math.min(next - at, limits.maxHeaderLine);
  if (scan.places.length >= PLACES * limits.maxHeaders || scan.used > limits.maxHeaderBytes) {
    scan.problems.note({
      code: 'too-many-headers',
      message: `a header has more than ${limits.maxHeaders} fields or ${limits.maxHeaderBytes} bytes; the rest was passed over`,
    });
    return;
  }
  let nameStop = colon;
  while (isSpace(raw.charCodeAt(nameStop - 1))) nameStop--;
  scan.places.push(at, nameStop, colon + 1, textEnd(raw, colon + 1, next));
}

/** A folded line goes on the field above; one of spaces alone ends the header where no field follows. */
function takeFolded(scan: Scan, at: number, next: number): number {
  const { raw } = scan;
  if (isBlank(raw, at, next) && !goesOn(scan, next, 1)) {
    scan.bodyStart = next;
    return -1;
  }
  if (scan.places.length === 0) return takeBroken(scan, at, next);
  extend(scan, at, next);
  return next;
}

function extend(scan: Scan, at: number, next: number): void {
  const { places } = scan;
  const last = places.length - 1;
  const isPassedOver =
    scan.used > scan.limits.maxHeaderBytes || places.length >= PLACES * scan.limits.maxHeaders;
  scan.used += Math.min(next - at, scan.limits.maxHeaderLine);
  if (last >= 0 && !isPassedOver) places[last] = textEnd(scan.raw, at, next);
}

/** A line that is neither field nor folded: an mbox line, a field broken on the way, or the body itself. */
function takeBroken(scan: Scan, at: number, next: number): number {
  const { raw } = scan;
  const isFirst = scan.places.length === 0;
  if (isFirst && isMboxLine(raw, at)) {
    if (scan.mboxFrom === '') scan.mboxFrom = raw.slice(at, textEnd(raw, at, next));
    return next;
  }
  if (isParameter(scan, at) || (!isDelimiter(raw, at) && goesOn(scan, next, LOOK_AHEAD))) {
    scan.problems.note({
      code: 'broken-header',
      message: `a header line is neither a field nor folded (byte ${at}); it was added to the field above`,
    });
    if (!isFirst) extend(scan, at, next);
    return next;
  }
  if (!isFirst)
    scan.problems.note({
      code: 'missing-blank-line',
      message: `no blank line between header and body; the body begins at byte ${at}`,
    });
  scan.bodyStart = at;
  return -1;
}

/** `boundary="…"` below a field that ends with `;`: its indentation was lost. */
function isParameter(scan: Scan, at: number): boolean {
  const last = scan.places[scan.places.length - 1] ?? 0;
  const isOpen = scan.raw.charCodeAt(last - 1) === SEMICOLON;
  return isOpen && /^[\w*-]{1,60}\s?=/.test(scan.raw.slice(at, at + 64));
}

const isMboxLine = (raw: string, at: number): boolean =>
  raw.startsWith('From ', at) || raw.startsWith('>From ', at);

const isDelimiter = (raw: string, at: number): boolean =>
  raw.charCodeAt(at) === DASH && raw.charCodeAt(at + 1) === DASH;

/** Whether one of the next lines, no blank one before it, surely is a header field. */
function goesOn(scan: Scan, from: number, lines: number): boolean {
  const { raw, end } = scan;
  let at = from;
  for (let i = 0; i < lines && at < end; i++) {
    const next = lineEnd(raw, at, end);
    if (isBlank(raw, at, Math.min(next, at + MAX_NAME)) || isDelimiter(raw, at)) return false;
    if (nameEnd(raw, at, next) >= 0 && KNOWN.test(raw.slice(at, at + MAX_NAME))) return true;
    at = next;
  }
  return false;
}
