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
  const isPost = view.header('list-id') !== '' || view.header('list-unsubscribe') !== '';
  return !told.some(({ start }) => !isPost || start <= MAX_BEGIN);
}

/** A bracket or a star may stand before the words. */
const MAX_BEGIN = 2;
