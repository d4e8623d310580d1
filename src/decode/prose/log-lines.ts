// Tells a piece of a server's log from a notice, from a text to yes or no.

import type { NoticeView } from '../view.ts';

/** `2026-11-25 09:00:00`, `[2026-11-25T09:00:00Z`, `Nov 25 09:00:00`, at the beginning of a line. */
const STAMPED =
  /^\W{0,3}(?:\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )/;
const WITHIN_LINES = 40;
const MIN_STAMPED = 3;

/** Whether most of its first lines begin with a time: it tells of many mails, and is none of them. */
export function isLog({ lines }: NoticeView): boolean {
  const filled = lines.slice(0, WITHIN_LINES).filter((line) => line.trim() !== '');
  const stamped = filled.filter((line) => STAMPED.test(line)).length;
  return stamped >= MIN_STAMPED && stamped * 2 > filled.length;
}
