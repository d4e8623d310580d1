// Finds the line of a notice's text at which the returned copy begins: by a heading in any language, or by its header.

import type { Dictionary, Word } from '../words/words.ts';

/** Headings are short, and set off by signs or a colon. */
const MAX_HEADING = 120;
const DECORATED = /^\s*(?:[-=_*#~+>]{2,}|[-*#>]\s)/;
const CLOSED = /[:：\-=_*~#]\s*$/;
/** Letters that may stand beside the words of a heading that is not set off. */
const MAX_BESIDE = 20;
const MAX_BESIDE_SET_OFF = 60;

const FIELD = /^([A-Za-z][A-Za-z0-9-]{1,40}):(?!\/\/)/;
/** Fields that a message has and no notice writes in its prose. */
const OF_MESSAGES = new Set([
  'received',
  'return-path',
  'message-id',
  'dkim-signature',
  'mime-version',
  'content-type',
  'x-mailer',
  'delivered-to',
  'authentication-results',
  'arc-seal',
]);
const OF_NOTICES =
  /^(?:reporting-mta|final-recipient|original-recipient|action|status|diagnostic-code|remote-mta)$/i;
const HEADER_WINDOW = 14;
const MIN_FIELDS = 3;

/** Number of the line, -1 where no copy is found. The first line of a text is never taken for a heading. */
export function findCopy(lines: readonly string[], dictionary: Dictionary): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (FIELD.test(line) && isHeaderBlock(lines, i)) return i;
    if (i > 0 && isHeading(line, dictionary)) return i;
  }
  return -1;
}

/** Three fields in a row, one of which only messages have. */
function isHeaderBlock(lines: readonly string[], from: number): boolean {
  let fields = 0;
  let ofMessages = 0;
  for (const line of lines.slice(from, from + HEADER_WINDOW)) {
    const name = FIELD.exec(line)?.[1]?.toLowerCase();
    if (!name && !/^[ \t]+\S/.test(line)) break;
    if (!name) continue;
    if (OF_NOTICES.test(name)) return false;
    fields++;
    if (OF_MESSAGES.has(name)) ofMessages++;
  }
  return fields >= MIN_FIELDS && ofMessages > 0;
}

function isHeading(line: string, dictionary: Dictionary): boolean {
  const trimmed = line.trim();
  if (trimmed.length > MAX_HEADING) return false;
  const isSetOff = DECORATED.test(line) || CLOSED.test(trimmed);
  if (!isSetOff && trimmed.length > MAX_HEADING / 2) return false;
  const words = dictionary.find(trimmed);
  const most = isSetOff ? MAX_BESIDE_SET_OFF : MAX_BESIDE;
  return words.some(
    (word) =>
      word.meaning === 'copies' &&
      beside(trimmed, word) <= most &&
      !words.some((other) => tellsOfFailure(other, word)),
  );
}

/** `did not receive a copy of your message:` is no heading of the copy; `Undelivered message` is. */
function tellsOfFailure(word: Word, copy: Word): boolean {
  return word.meaning === 'failures' && (word.end <= copy.start || word.start >= copy.end);
}

/** A wide letter says as much as several others. */
const WIDE_LETTER = 5;

/** Letters of a heading outside the words; a colon among them means a value, not a heading. */
function beside(heading: string, word: Word): number {
  const rest = `${heading.slice(0, word.start)} ${heading.slice(word.end)}`;
  if (/[:：]\s*[^\s\-=*_)]/.test(rest)) return Number.POSITIVE_INFINITY;
  const letters = rest.replace(/[^\p{L}\p{N}]/gu, '');
  const wide = letters.replace(/[^\u3040-\u9fff\uac00-\ud7af]/g, '').length;
  return letters.length + wide * (WIDE_LETTER - 1);
}
