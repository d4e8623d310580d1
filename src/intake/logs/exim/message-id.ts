// Reads what a message id itself tells: where it ends, when it was given.

/** `1xVgGC-0004hR-0P`, since 4.97 `1xVgGC-00000004hRX-0P12` (spec, "Message identification"). */
const MESSAGE_ID =
  /^[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})$/;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHORT = 16;
const LONG = 23;
const SECONDS = 6;
const DAY = 86_400_000;
/** Longer than any queue keeps a message. */
const OLDEST = 400 * DAY;

/** The id at this place, a space or the end behind it; `''` where there is none. */
export function messageIdAt(line: string, at: number): string {
  if (line.charCodeAt(at + SECONDS) !== 45) return '';
  for (const length of [SHORT, LONG]) {
    const next = line.charCodeAt(at + length);
    if (next !== 32 && !Number.isNaN(next)) continue;
    const id = line.slice(at, at + length);
    if (MESSAGE_ID.test(id)) return id;
  }
  return '';
}

/** When the id was given, epoch ms. @param seen when a line names it, which is taken where the id's time cannot be. */
export function timeOfMessageId(id: string, seen: number): number {
  let seconds = 0;
  for (const digit of id.slice(0, SECONDS)) seconds = seconds * 62 + DIGITS.indexOf(digit);
  const time = seconds * 1000;
  return time <= seen + DAY && time >= seen - OLDEST ? time : seen;
}
