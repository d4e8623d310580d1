// Tells a mail server's note to its own administrator about a session in which it was the receiver, from a text to yes or no.

import type { NoticeView } from '../view.ts';

/** `Out: 220 mx.example.net` beside `In:  EHLO client`: Postfix' notify_classes (postconf(5)), error and resource notes. */
const ANSWERED = /^ {0,2}Out: [2-5]\d\d[ -]/;
const ASKED = /^ {0,2}In: {1,3}\S/;
const WITHIN_LINES = 200;

/** Whether the text is such a note: what it refused was somebody else's mail, and nothing of ours came back. */
export function isInboundSession({ lines }: NoticeView): boolean {
  const within = lines.slice(0, WITHIN_LINES);
  return within.some((line) => ANSWERED.test(line)) && within.some((line) => ASKED.test(line));
}
