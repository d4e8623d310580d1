// Finds the notice that a person passed on in the text of his mail, from his mail to a view of the notice.

import type { NoticeView } from '../view.ts';
import { isDaemonField } from './mail-signs.ts';
import { type PlainMail, says } from './plain-mail.ts';

/** A quoted header stands near the beginning. */
const WITHIN_LINES = 200;
const MAX_HEADER_LINES = 12;
const MIN_FIELDS = 3;
const FIELD = /^\*?[^\s:：*][^:：*]{1,24}\*?\s?[:：]\*?\s?(.*)$/;

/** Null where the mail quotes no header of a mail system, or is an answer. */
export function forwardedNotice(mail: PlainMail): NoticeView | null {
  const { signs, subject, view } = mail;
  if (signs.isDaemon || signs.hasNullReturn || signs.autoSubmitted !== '' || signs.isList)
    return null;
  if (!subject.isForward || !says(mail.subjectWords, 'failureSubjects', 'delaySubjects'))
    return null;
  const lines = view.lines.map(unquote);
  const header = daemonHeader(lines);
  if (!header) return null;
  const inner = lines.slice(header.end);
  return {
    from: header.from,
    subject: subject.rest,
    header: (name) => (name === 'from' ? header.from : name === 'subject' ? subject.rest : ''),
    text: inner.join('\n'),
    lines: inner,
    place: () => null,
  };
}

const unquote = (line: string): string => line.replace(/^>\s?/, '');

interface QuotedHeader {
  readonly from: string;
  /** Number of the first line below it. */
  readonly end: number;
}

/** Three fields or more in a row, one of them a mail system's name: whatever the language of the field names. */
function daemonHeader(lines: readonly string[]): QuotedHeader | null {
  const last = Math.min(lines.length, WITHIN_LINES);
  for (let i = 0; i < last; i++) {
    if (!FIELD.test(lines[i] ?? '')) continue;
    const block = blockAt(lines, i);
    const from = block.values.find(isDaemonField);
    if (from !== undefined && block.values.length >= MIN_FIELDS) return { from, end: block.end };
    i = block.end - 1;
  }
  return null;
}

function blockAt(
  lines: readonly string[],
  start: number,
): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = [];
  let end = start;
  for (; end < lines.length && end - start < MAX_HEADER_LINES; end++) {
    const value = FIELD.exec(lines[end] ?? '')?.[1];
    if (value === undefined) break;
    values.push(value);
  }
  return { values, end: Math.max(end, start + 1) };
}
