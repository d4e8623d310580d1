// Takes the frames off a reply: what is left are the words by which it is judged.

import type { RuleSet } from '../classify/rule-set.ts';
import { unwrap } from '../classify/unwrap.ts';
import { fold } from '../text/fold.ts';
import { replyText } from '../text/reply-text.ts';

/** As much as a verdict reads of a reply. In characters. */
const LONGEST = 8192;

/** The innermost reply, without notes such as `(in reply to RCPT TO command)`. */
export function decidingWords(rules: RuleSet, reply: string): string {
  const line = replyText(reply.slice(0, LONGEST));
  const hits = rules.phrases.scan(fold(line));
  const { innerStart } = unwrap(rules, line, hits);
  const note = hits.find(
    ({ id, start }) =>
      start > innerStart && rules.uses[id]?.frames.some(({ kind }) => kind === 'stage'),
  );
  if (!note) return line.slice(innerStart);
  const isInBrackets = line.charAt(note.start - 1) === '(';
  const close = isInBrackets ? line.indexOf(')', note.end) : -1;
  const before = line.slice(innerStart, isInBrackets ? note.start - 1 : note.start);
  const after = line.slice(close < 0 ? note.end : close + 1);
  return `${before.trimEnd()} ${after.trimStart()}`.trim();
}
