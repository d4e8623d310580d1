// Undoes what people and editors do to a notice that they paste: quote marks, fences, links, entities, doubled lines.

import type { Headers } from '../../mime/message.ts';

/** Fields of which a mail has at least one. */
const MAIL_FIELDS = ['from', 'date', 'received', 'return-path', 'message-id', 'mime-version', 'to'];
const QUOTED = /^\s?(?:>|&gt;)\s?/;
const MAX_QUOTES = 3;
const MIN_QUOTED = 3;
/** Deeper is somebody's layout. */
const MAX_INDENT = 16;
const FENCE = /^\s{0,3}```\w{0,20}\s{0,8}$/;
/** Links as Markdown and wikis write them; the link itself has nothing to say. */
const LINK = /\[([^[\]\n]{1,320})\]\((?:mailto|https?):[^\s()]{1,400}\)/g;
/** An address set in bold type. */
const BOLD = /\*\*([^*\s]{1,128}@[^*\s]{1,255})\*\*/g;
const ANCHOR = /<\/?a\b[^<>]{0,400}>/gi;
const ENTITY = /&(lt|gt|amp);/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
const FIELD = /^[A-Z][A-Za-z-]{2,40}: ?\S/;
const GROUP_BEGINS = /^(?:final|original)-recipient:/i;
const MIN_DOUBLED = 4;

/** Whether this is no mail, but a text that somebody copied out of one. */
export const isPasted = (headers: Headers): boolean =>
  MAIL_FIELDS.every((name) => headers.get(name) === '');

/** The text as the notice had it. Linear; the text is bounded by whoever calls. */
export function asWritten(text: string): string {
  const plain = withoutMarkup(text);
  const lines = unquoted(plain.split('\n')).filter((line) => !FENCE.test(line));
  return withoutDoubledLines(withoutIndent(lines)).join('\n');
}

/** Code in Markdown stands indented by four spaces, or a tab: what all lines have in common is not the notice's own. */
function withoutIndent(lines: readonly string[]): readonly string[] {
  let indent = MAX_INDENT;
  for (const line of lines) {
    if (line.trim() === '') continue;
    indent = Math.min(indent, /^[ \t]{0,16}/.exec(line)?.[0].length ?? 0);
    if (indent === 0) return lines;
  }
  return lines.map((line) => line.slice(indent));
}

function withoutMarkup(text: string): string {
  const plain = text.includes('**') ? text.replace(BOLD, '$1') : text;
  const linked = plain.includes('](') ? plain.replace(LINK, '$1') : plain;
  if (!linked.includes('&lt;')) return linked;
  return linked.replace(ANCHOR, '').replace(ENTITY, (_found, name: string) => ENTITIES[name] ?? '');
}

/** Only where most lines are quoted: else the marks tell the notice from the mail that it returns. */
function unquoted(lines: readonly string[]): readonly string[] {
  let now = lines;
  for (let level = 0; level < MAX_QUOTES && isQuotedMostly(now); level++)
    now = now.map((line) => line.replace(QUOTED, ''));
  return now;
}

function isQuotedMostly(lines: readonly string[]): boolean {
  let quoted = 0;
  let filled = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    filled++;
    if (QUOTED.test(line)) quoted++;
  }
  return quoted >= MIN_QUOTED && quoted * 2 > filled;
}

/** Some editors put an empty line below each line; between fields of one recipient that parts what belongs together. */
function withoutDoubledLines(lines: readonly string[]): readonly string[] {
  const isDoubled = (line: string, at: number): boolean =>
    line.trim() === '' &&
    FIELD.test(lines[at - 1] ?? '') &&
    FIELD.test(lines[at + 1] ?? '') &&
    !(GROUP_BEGINS.test(lines[at + 1] ?? '') && !GROUP_BEGINS.test(lines[at - 1] ?? ''));
  const kept = lines.filter((line, at) => !isDoubled(line, at));
  return lines.length - kept.length >= MIN_DOUBLED ? kept : lines;
}
