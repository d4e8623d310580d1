// Weighs the signs that a mail is a failure, delay or success notice, from its header signs and its words.

import type { Action } from '../../model/kind.ts';
import type { Subject } from '../words/subject-words.ts';
import type { Meaning, Word } from '../words/words.ts';
import type { MailSigns } from './mail-signs.ts';

/** What the signs say together. */
export interface NoticeSigns {
  /** From about 5 on it is a notice. */
  readonly weight: number;
  readonly action: Action;
  /** Words of a delivery stand in subject or text: without any, header signs prove little. */
  readonly hasWords: boolean;
  /** A header field says that a machine wrote it. */
  readonly isByMachine: boolean;
  /** Only a mail system can have sent it, whatever it says. */
  readonly isSystems: boolean;
}

/** From this weight on a mail is taken for a notice. */
export const NOTICE_WEIGHT = 5;
const MAX_FAILURES = 4;

/** What is weighed. */
export interface Weighed {
  readonly mail: MailSigns;
  readonly subject: Subject;
  readonly subjectWords: readonly Word[];
  readonly textWords: readonly Word[];
  /** A reply code or status code stands in the text. */
  readonly hasCode: boolean;
  readonly hasCopy: boolean;
}

/** Weighs the signs. */
export function weighNotice(asked: Weighed): NoticeSigns {
  const given = { ...asked, subjectWords: withoutNegated(asked.subjectWords) };
  const textWords = withoutNegated(given.textWords);
  const failures = places(textWords, ['failures']);
  const delays = places(textWords, ['delays']);
  const successes = places(textWords, ['successes']);
  const subject = subjectWeight(given);
  const header = headerWeight(given.mail);
  const causes = (given.hasCode || given.mail.isBare) && places(given.textWords, ['causes']) > 0;
  const text = Math.min(failures + delays + successes, MAX_FAILURES) + (given.hasCode ? 2 : 0);
  return {
    weight: header + subject + text + (given.hasCopy ? 1 : 0) - personWeight(given),
    action: actionOf(given, {
      failures: successes > 0 ? places(outsideSuccesses(textWords), ['failures']) : failures,
      delays,
      successes,
    }),
    hasWords:
      causes ||
      subject > 0 ||
      failures + delays + successes > 0 ||
      given.mail.failedRecipients.length > 0,
    isByMachine: header > 0,
    isSystems: isSystems(given),
  };
}

/** `no se ha entregado a`: where a failure begins before a success and goes into it, there was none. */
function withoutNegated(words: readonly Word[]): readonly Word[] {
  const denials = words.filter(({ meaning }) => meaning === 'failures' || meaning === 'delays');
  return words.filter(
    ({ meaning, start, end }) =>
      meaning !== 'successes' ||
      !denials.some((denial) => denial.start < start && start < denial.end && denial.end <= end),
  );
}

/** `Delivery to the following recipients is complete`: part of it also begins a failure. */
function outsideSuccesses(words: readonly Word[]): readonly Word[] {
  const successes = words.filter(({ meaning }) => meaning === 'successes');
  return words.filter(
    ({ meaning, start, end }) =>
      meaning === 'successes' ||
      !successes.some((success) => success.start <= start && end <= success.end),
  );
}

function isSystems({ mail, subject }: Weighed): boolean {
  return (
    mail.isMailerDaemon &&
    (mail.hasNullReturn || mail.autoSubmitted !== '') &&
    !mail.isAutoReply &&
    subject.auto === ''
  );
}

/** Words that overlap say one thing. */
function places(words: readonly Word[], meanings: readonly Meaning[]): number {
  let count = 0;
  let end = -1;
  const sorted = words
    .filter(({ meaning }) => meanings.includes(meaning))
    .sort((a, b) => a.start - b.start);
  for (const word of sorted) {
    if (word.start >= end) count++;
    end = Math.max(end, word.end);
  }
  return count;
}

function headerWeight(mail: MailSigns): number {
  return (
    (mail.isDaemon ? 3 : 0) +
    (mail.hasNullReturn ? 2 : 0) +
    (mail.autoSubmitted !== '' ? 1 : 0) +
    (mail.isMarkedFailure ? 4 : 0) +
    (mail.isStatusReport ? 4 : 0) +
    (mail.failedRecipients.length > 0 ? 5 : 0) +
    (mail.isBare ? 2 : 0)
  );
}

const IN_SUBJECT: readonly Meaning[] = [
  'failureSubjects',
  'delaySubjects',
  'failures',
  'delays',
  'successes',
];

function subjectWeight({ subject, subjectWords }: Weighed): number {
  const words = subjectWords.filter(({ meaning }) => IN_SUBJECT.includes(meaning));
  if (words.length === 0) return 0;
  const isAtStart = words.some(({ start }) => start <= 2);
  return isAtStart && !subject.isAnswer ? 3 : 2;
}

/** Signs of a person, or of a program that answers for one. */
function personWeight({ mail, subject }: Weighed): number {
  return (
    (mail.isAutoReply ? 3 : 0) +
    (subject.auto !== '' ? 5 : 0) +
    (subject.isAnswer ? (mail.isInThread ? 3 : 1) : 0) +
    (subject.isForward ? 2 : 0) +
    (mail.isInThread && !mail.isDaemon ? 2 : 0) +
    (mail.hasUserAgent ? 3 : 0) +
    ((mail.isList || (mail.isBulk && !mail.hasNullReturn)) && !mail.isDaemon ? 3 : 0)
  );
}

interface Counts {
  readonly failures: number;
  readonly delays: number;
  readonly successes: number;
}

/** The subject decides; a delay notice says that something was not delivered yet, so its words count first. */
function actionOf({ subject, subjectWords }: Weighed, counts: Counts): Action {
  const inSubject = (meaning: Meaning): boolean =>
    subjectWords.some((word) => word.meaning === meaning);
  if (inSubject('delaySubjects') || inSubject('delays')) return 'delayed';
  if (inSubject('successes')) return 'delivered';
  if (inSubject('failures')) return 'failed';
  if (counts.delays > 0 && counts.delays >= counts.failures) return 'delayed';
  const ofFailure = subjectWords.filter(({ meaning }) => meaning === 'failureSubjects');
  const isOpen = ofFailure.every(({ start, end }) => NEUTRAL.test(subject.rest.slice(start, end)));
  return counts.successes > 0 && counts.failures === 0 && isOpen ? 'delivered' : 'failed';
}

/** Subjects under which systems report on failures, and on deliveries as well. */
const NEUTRAL = /^(?:mail |e-?mail |message )?(?:delivery )?(?:status )?(?:report|notification)s?$/;
