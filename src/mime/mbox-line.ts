// Tells whether a line that begins with "From " parts two mails of a mailbox, from the lines around it.

const ZONE = '(?:[A-Z]{2,5}|[+-]\\d{4})';
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2})?';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

/** The date that ends such a line: asctime with or without zone, RFC 5322, ISO 8601; `remote from` is UUCP's. */
const DATES: readonly RegExp[] = [
  `${WEEKDAY},? +${MONTH} +\\d{1,2} +${CLOCK}(?: +${ZONE}){0,2} +\\d{4}(?: +${ZONE})?`,
  `(?:${WEEKDAY},? +)?\\d{1,2} +${MONTH} +\\d{4} +${CLOCK}(?: +${ZONE})?`,
  `\\d{4}-\\d{2}-\\d{2}[T ]${CLOCK}(?:\\.\\d{1,6})?(?:Z| ?[+-]\\d{2}:?\\d{2})?`,
].map((date) => new RegExp(`[ \\t]${date}(?: +remote from \\S{1,100})?$`, 'i'));

/** `From MAILER-DAEMON`: without a date. */
const SENDER_ONLY = /^From \S{1,300}$/;
const FIELD = /^[!-9;-~]{1,100}[ \t]{0,5}:/;
/** Fields that stand first in a mail; prose puts none of these words before a colon. */
const FIRST_FIELD =
  /^(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){1,8}|received|from|to|subject|date|sender|status)[ \t]{0,5}:/i;
const DATE_WITHIN = 140;
const CLOCK_SIGN = /\d:\d\d/;

/** What stands around the line. */
export interface Surroundings {
  /** The line below it; null at the end of the mailbox. */
  readonly below: string | null;
  /** Whether the line above is empty, or the mailbox begins here. */
  readonly isAfterBlank: boolean;
  /** The last line above that is not empty and belongs to the body; `''` if there is none. */
  readonly above: string;
}

/**
 * Strict, since many mailboxes hold body lines that begin alike: a sender with a date, a header below, an empty line
 * above. One of these may be missing if the others are beyond doubt. What stands around is looked at only where the
 * line itself (without line end) could be one.
 */
export function isSeparator(line: string, around: () => Surroundings): boolean {
  const isDated = hasDate(line);
  if (!isDated && !SENDER_ONLY.test(line)) return false;
  const { below, isAfterBlank, above } = around();
  // The head of a part that is a returned mail: its From_ line was not escaped.
  if (/^content-[a-z-]{1,40}:/i.test(above)) return false;
  const isHeaderBelow = below !== null && FIRST_FIELD.test(below);
  if (!isDated || !isAfterBlank) return isHeaderBelow && (isDated || isAfterBlank);
  return below === null || below === '' || FIELD.test(below) || /^>?From /.test(below);
}

/** Whether the line ends with a date. */
function hasDate(line: string): boolean {
  const tail = line.slice(4).slice(-DATE_WITHIN).trimEnd();
  return CLOCK_SIGN.test(tail) && DATES.some((date) => date.test(tail));
}

/** Whether bytes begin as a mailbox does: with a From_ line. A single mail with such a line is a mailbox of one. */
export function beginsMailbox(head: string): boolean {
  const [line = '', below = null] = head.trimStart().split(/\r*\n/, 2);
  return (
    line.startsWith('From ') && isSeparator(line, () => ({ below, isAfterBlank: true, above: '' }))
  );
}
