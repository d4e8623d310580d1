// Tells a mail that may quote somebody's notice from one that a mail system wrote, from its header to yes or no.

import type { NoticeView } from '../view.ts';
import { readSubject } from '../words/subject-words.ts';
import { consult, type Meaning } from '../words/words.ts';
import { isDaemonField, isNullReturn } from './mail-signs.ts';

const OF_DELIVERY: ReadonlySet<Meaning> = new Set([
  'failureSubjects',
  'delaySubjects',
  'failures',
  'delays',
  'successes',
]);

/**
 * Whether the header names neither a mail system nor a delivery: a person, a tracker or a list may report there what a
 * notice said. A person's mail program writes no notices. In what goes to a list the subject must begin with the delivery,
 * since people name failures in theirs.
 */
export function mayQuote(view: NoticeView): boolean {
  if (view.from === '' || isDaemonField(view.from)) return false;
  if (isNullReturn(view.header('return-path')) || view.header('x-failed-recipients') !== '')
    return false;
  if (view.header('user-agent') !== '') return true;
  const { rest } = readSubject(view.subject);
  if (rest === '') return false;
  const told = consult(rest).words.filter(({ meaning }) => OF_DELIVERY.has(meaning));
  const tag = TAG.exec(rest)?.[0].length ?? 0;
  const mustBegin =
    tag > 0 || isPost(view) || isByProgram(view) || PERIODICAL.test(rest.slice(0, MAX_SUBJECT));
  return !told.some(({ start }) => !mustBegin || start <= tag + MAX_BEGIN);
}

/** Trackers and watches begin their subjects with their own name, and call their mails generated (RFC 3834 §5). */
const TAG = /^\[[^\][]{1,60}\]\s*/;

function isByProgram(view: NoticeView): boolean {
  const automatic = view.header('auto-submitted').toLowerCase();
  return automatic.startsWith('auto-generated') && !automatic.includes('(failure)');
}

/** What goes to a list of subscribers. */
export const isPost = (view: NoticeView): boolean =>
  view.header('list-id') !== '' || view.header('list-unsubscribe') !== '';

/** A sender's report on all that came back in a day or a week. */
const PERIODICAL =
  /\b(?:daily|weekly|monthly|hourly|digest|summary|statistics|taglich|wochentlich|quotidien|hebdomadaire|diario|semanal)/;
const MAX_SUBJECT = 400;

/** A bracket or a star may stand before the words. */
const MAX_BEGIN = 2;
