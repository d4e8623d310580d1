// Brings the lines of an SMTP reply onto one line, and reads the codes at its head.

import type { Reply } from '../model/reply.ts';

/** `550`, `550-5.1.1`, `550 5.1.1`, `550; 5.1.1`, `#5.1.1`, `smtp; 550 5.1.1`, `550 #5.1.1`. */
const HEAD =
  /^(?:smtp;\s?)?(?:([245]\d\d)(?=$|[^\d.]))?[-\s;:]{0,3}[(#[]{0,2}([245]\.\d{1,3}\.\d{1,3})?/i;
const ANY_STATUS = /(?:^|[\s(#<[:;"'-])([245]\.\d{1,3}\.\d{1,3})(?=$|[^\d.]|\.(?:\D|$))/;
/** A code after punctuation, or after a space where an enhanced code or a `-` follows: `550 kB` is none. */
const ANY_CODE =
  /(?:(?:^|[(#<[:;"'>]\s?)([45]\d\d)(?=[\s-][^\d\s]|$)|\s([45]\d\d)(?=-|[\s][\s(#]{0,2}[45]\.\d{1,3}\.\d))/;
/** How far from its beginning a reply's codes are looked for. */
const CODES_WITHIN = 400;

const UNTIDY = /[\t\r\n\f\v\u00a0]| {2}|^ | $/;

const collapse = (text: string): string =>
  UNTIDY.test(text) ? text.replace(/\s+/g, ' ').trim() : text;

/** The code that each line of a multi-line reply repeats, as it stands on its first line; `''` for one line. */
function repeatedHead(text: string): { code: string; status: string } | null {
  const head = /^([245]\d\d)([- ])([245]\.\d{1,3}\.\d{1,3})?/.exec(text);
  if (!head || (head[2] === ' ' && head[3] === undefined)) return null;
  return { code: head[1] ?? '', status: head[3] ?? '' };
}

function dropRepeats(text: string): string {
  if (!text.includes(` ${text.slice(0, 3)}`, 3)) return text;
  const head = repeatedHead(text);
  if (!head) return text;
  const first = head.code.length + 1 + head.status.length;
  const marks = head.status
    ? [` ${head.code}-${head.status} `, ` ${head.code} ${head.status} `]
    : [` ${head.code}-`, ` ${head.code} `];
  let tidy = text;
  // `550 550 550` shares its spaces: each time round takes away half of them.
  for (let before = ''; before !== tidy; ) {
    before = tidy;
    const rest = marks.reduce((line, mark) => line.replaceAll(mark, ' '), tidy.slice(first));
    tidy = collapse(tidy.slice(0, first) + rest);
  }
  return tidy;
}

const OCTAL_RUN = /(?:\\[2-3][0-7]{2}){2,400}/g;

function octalToText(run: string): string {
  const bytes = run
    .slice(1)
    .split('\\')
    .map((digits) => Number.parseInt(digits, 8));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Some servers write UTF-8 in replies as `\303\244`: read back, so that words can be matched. */
const unescapeOctal = (text: string): string =>
  text.includes('\\3') ? text.replace(OCTAL_RUN, octalToText) : text;

/**
 * One reply on one line: white space collapsed, the code that every line of a multi-line reply repeats
 * (RFC 5321 §4.2.1) kept once, so that a sentence broken over lines can be matched. Its result stays as it is when it is
 * read again: places in it are places in the report.
 */
export function replyText(raw: string): string {
  return dropRepeats(collapse(unescapeOctal(raw)));
}

/** Reads code and enhanced status of a reply; `''` where there is none. Never throws. */
export function readReply(raw: string): Reply {
  return readLine(replyText(raw));
}

/** As `readReply`, of what `replyText` returned. */
export function readLine(text: string): Reply {
  const head = HEAD.exec(text);
  const start = text.length > CODES_WITHIN ? text.slice(0, CODES_WITHIN) : text;
  const inside = head?.[1] === undefined ? ANY_CODE.exec(start) : null;
  return {
    code: head?.[1] ?? inside?.[1] ?? inside?.[2] ?? '',
    status: head?.[2] ?? ANY_STATUS.exec(start)?.[1] ?? '',
    text,
  };
}
