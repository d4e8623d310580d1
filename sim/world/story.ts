// Tells the whole story of one mail at once: every attempt, what came back, what people and machines did with it.

import { answerTo, lifeAt, type Surroundings, said, saidTo } from './answers.ts';
import type { Calendar } from './calendar.ts';
import { tellEngagement } from './engagement.ts';
import { explain } from './explain.ts';
import type { Answer, Cause, Fact, Mail, Note, OddityName, Original, StatusNote } from './fact.ts';
import type { Life, Person } from './population.ts';
import type { Random } from './random.ts';
import { isExpired, nextAttempt } from './retry.ts';
import { makeQueueId, OWN_DOMAIN, OWN_HOST } from './sender.ts';
import { DAY, HOUR, MINUTE, SECOND } from './times.ts';
import { TruthSoFar } from './truth.ts';

export interface Telling extends Surroundings {
  readonly calendar: Pick<Calendar<Fact>, 'add'>;
  readonly end: number;
  readonly oddityOf: (mail: Mail) => Oddity | null;
}

/** What is unusual about one mail; what it does not say is as always. */
export interface Oddity {
  readonly name: OddityName;
  /** Instead of the receiver's answer; null: as always. */
  readonly answer?: (mail: Mail, number: number, telling: Telling) => Answer | null;
  /** Instead of all that follows on the acceptance. */
  readonly accepted?: (mail: Mail, time: number, telling: Telling, truth: TruthSoFar) => void;
  /** What comes after it was given up. */
  readonly failed?: (mail: Mail, time: number, telling: Telling, truth: TruthSoFar) => void;
}

/** Own notice of a delay (Postfix' `delay_warning_time`). */
const WARNING: number = 4 * HOUR;
const FAULTY: ReadonlySet<Cause> = new Set([
  'no-user',
  'disabled',
  'moved',
  'no-domain',
  'false-unknown',
]);

export function tellStory(mail: Mail, { calendar: into, ...rest }: Telling): void {
  const facts: Fact[] = [];
  const calendar = {
    add: (fact: Fact): void => {
      facts.push(fact);
      into.add(fact);
    },
  };
  const telling = { ...rest, calendar };
  const { end } = telling;
  const oddity = telling.oddityOf(mail);
  const truth = new TruthSoFar(mail, end);
  calendar.add({ is: 'submitted', time: mail.submittedAt, mail });
  const time = mail.submittedAt + telling.random.between(0.2, 3) * SECOND;
  if (isSuppressed(mail)) {
    calendar.add({ is: 'dropped', time, mail });
    truth.dropped(time);
  } else {
    const acceptedAt = tellAttempts(mail, time, telling, truth, oddity);
    const follow = oddity?.accepted ?? tellAftermath;
    if (acceptedAt > 0) follow(mail, acceptedAt, telling, truth);
    else if (truth.lostAt > 0 && isRead(mail.person.life, truth.lostAt))
      tellEngagement.people(mail, truth.lostAt, telling);
  }
  truth.explanation = explain(mail, facts, truth.asItIs(), oddity?.name ?? '', end);
  calendar.add({ is: 'told', time: mail.submittedAt, mail, truth: truth.asItIs() });
}

const isSuppressed = ({ person, submittedAt }: Mail): boolean =>
  person.suppressedAt > 0 && person.suppressedAt < submittedAt;

/** Returns when the mail was accepted, 0 where it never was. */
function tellAttempts(
  mail: Mail,
  first: number,
  telling: Telling,
  truth: TruthSoFar,
  oddity: Oddity | null,
): number {
  const { calendar } = telling;
  let isWarned = false;
  let firstHold = 0;
  for (let time = first, number = 1; time < telling.end; number++) {
    const answer = answered(mail, time, number, telling, oddity);
    const took = telling.random.around(900, 0.6);
    const at = time + took;
    calendar.add({ is: 'attempt', time: at, mail, number, answer });
    truth.attempt(at, answer);
    if (answer.cause === 'accepted') {
      if (firstHold > 0) tellEngagement.hold(mail, firstHold, at, telling);
      return at;
    }
    if (answer.cause === 'content-hold' && firstHold === 0) firstHold = at;
    const isOver = answer.isFinal || isExpired(mail.lane, mail.submittedAt, time);
    if (isOver) {
      giveUp(mail, at, answer, telling, truth);
      oddity?.failed?.(mail, at, telling, truth);
      return 0;
    }
    if (mail.lane === 'postfix' && !isWarned && time - mail.submittedAt > WARNING) {
      isWarned = true;
      tellOwnNotice(mail, at + 400, 'delayed', answer, telling);
    }
    time = nextAttempt(mail.lane, mail.submittedAt, time);
  }
  return 0;
}

function answered(
  mail: Mail,
  time: number,
  number: number,
  telling: Telling,
  oddity: Oddity | null,
): Answer {
  const odd = oddity?.answer?.(mail, number, telling);
  return odd ?? answerTo(mail, time, number, telling);
}

function giveUp(
  mail: Mail,
  time: number,
  answer: Answer,
  telling: Telling,
  truth: TruthSoFar,
): void {
  if (!answer.isFinal) {
    telling.calendar.add({ is: 'expired', time: time + 5, mail, answer });
    truth.expired(time + 5, answer);
  }
  if (FAULTY.has(answer.cause) && answer.isReply) tellEngagement.refused(mail, time, telling);
  tellEngagement.returned(mail, time, telling);
  if (mail.lane === 'postfix') tellOwnNotice(mail, time + 10, 'failed', answer, telling);
  else if (FAULTY.has(answer.cause)) suppress(mail.person, time);
}

/** The provider's list: by the first failure. */
function suppress(person: Person, time: number): void {
  if (person.suppressedAt === 0 || time < person.suppressedAt) person.suppressedAt = time;
}

/** The notice of our own Postfix, to our own bounce address. */
function tellOwnNotice(
  mail: Mail,
  time: number,
  is: StatusNote['is'],
  answer: Answer,
  telling: Telling,
): void {
  const note: StatusNote = {
    is,
    format: 'own',
    answer,
    recipient: mail.person.address,
    forwardedFrom: '',
    reporter: OWN_HOST,
    queueId: mail.queueId,
    noticeQueueId: makeQueueId(telling.random, mail.number + 31),
    queuedAt: mail.submittedAt,
  };
  tellNote(mail, time, note, telling);
}

export function tellNote(
  mail: Mail,
  time: number,
  note: Note,
  { calendar, random }: Telling,
): void {
  const isToFrom = note.is === 'human-reply' || note.is === 'challenge' || note.is === 'auto-reply';
  const isStatus = 'format' in note;
  const host = isStatus ? note.reporter : (note.from.split('@')[1] ?? '');
  calendar.add({
    is: 'returned',
    time,
    mail,
    note,
    sentTo: note.is === 'complaint' ? `fbl@${OWN_DOMAIN}` : isToFrom ? mail.from : mail.returnPath,
    original: originalOf(mail),
    messageId: `${isStatus && note.noticeQueueId ? `${note.noticeQueueId}.` : ''}${random.signs(16)}@${host}`,
  });
}

const originalOf = (mail: Mail): Original => ({
  returnPath: mail.returnPath,
  from: mail.from,
  to: mail.person.address,
  subject: mail.subject,
  messageId: mail.messageId,
  date: mail.submittedAt,
});

/** After the receiver took the mail. */
export function tellAftermath(
  mail: Mail,
  acceptedAt: number,
  telling: Telling,
  truth: TruthSoFar,
): void {
  const { person } = mail;
  const { receiver, life } = person;
  const { random } = telling;
  if (!receiver.holds || mail.lane !== 'postfix') tellEngagement.scan(mail, acceptedAt, telling);
  const hidden = receiver.acceptsAll && !receiver.catchAll ? lifeAt(life, acceptedAt) : 'accepted';
  if (hidden !== 'accepted') {
    const answer = said(random, receiver, mail, hidden);
    tellLateBounce(mail, acceptedAt, answer, person.address, receiver.mx[0] ?? '', telling, truth);
    return;
  }
  if (life.is === 'forwarding' && life.fate !== 'accepts') {
    tellForwardBounce(mail, acceptedAt, life, telling, truth);
    // Half of those who forward keep a copy, and read it.
    if (person.number % 2 === 0) tellEngagement.people(mail, acceptedAt, telling);
    return;
  }
  if (!isRead(life, acceptedAt)) return;
  tellEngagement.people(mail, acceptedAt, telling);
  tellAnswers(mail, acceptedAt, person, random, telling);
}

/** A catch-all takes mail for those who are gone. */
const isRead = (life: Life, time: number): boolean => lifeAt(life, time) === 'accepted';

function tellForwardBounce(
  mail: Mail,
  acceptedAt: number,
  life: Extract<Life, { is: 'forwarding' }>,
  telling: Telling,
  truth: TruthSoFar,
): void {
  const cause = life.fate === 'accepts' ? 'accepted' : life.fate;
  const answer = saidTo(telling.random, life.hop, life.to, cause);
  const reporter = `out.${mail.person.receiver.domain}`;
  truth.forwardedTo = life.to;
  tellLateBounce(mail, acceptedAt, answer, life.to, reporter, telling, truth);
}

function tellLateBounce(
  mail: Mail,
  acceptedAt: number,
  answer: Answer,
  recipient: string,
  reporter: string,
  telling: Telling,
  truth: TruthSoFar,
): void {
  const time = acceptedAt + Math.min(2 * DAY, telling.random.around(4 * MINUTE, 1.6));
  truth.lateBounce(time, answer);
  tellEngagement.returned(mail, time, telling);
  tellBounce(mail, time, { acceptedAt, answer, recipient, reporter }, telling);
  if (mail.lane !== 'postfix' && FAULTY.has(answer.cause) && recipient === mail.person.address)
    suppress(mail.person, time);
}

export interface LateBounce {
  readonly acceptedAt: number;
  readonly answer: Answer;
  readonly recipient: string;
  readonly reporter: string;
}

/** The receiver sends a notice: to our bounce address, or to the provider, who tells of it. */
export function tellBounce(mail: Mail, time: number, bounce: LateBounce, telling: Telling): void {
  const { acceptedAt, answer, recipient, reporter } = bounce;
  const { random, calendar } = telling;
  const { address, receiver } = mail.person;
  if (mail.lane !== 'postfix') {
    calendar.add({ is: 'late-bounce', time, mail, answer, recipient });
    return;
  }
  const note: StatusNote = {
    is: 'failed',
    format: receiver.notices,
    answer,
    recipient,
    forwardedFrom: recipient === address ? '' : address,
    reporter,
    queueId: makeQueueId(random, mail.number),
    noticeQueueId: makeQueueId(random, mail.number + 17),
    queuedAt: acceptedAt,
  };
  tellNote(mail, time, note, telling);
}

/** What people and their mailboxes send back. */
function tellAnswers(
  mail: Mail,
  acceptedAt: number,
  person: Person,
  random: Random,
  telling: Telling,
): void {
  const from = person.address;
  const variant = random.below(1000);
  if (acceptedAt >= person.awaySince && acceptedAt < person.awayUntil)
    tellNote(
      mail,
      acceptedAt + random.around(20 * SECOND, 1),
      { is: 'auto-reply', from, variant },
      telling,
    );
  else if (random.chance(0.0006))
    tellNote(
      mail,
      acceptedAt + random.around(5 * HOUR, 1),
      { is: 'human-reply', from, variant },
      telling,
    );
  else if (person.number % 900 === 7 && mail.stream === 'newsletter')
    tellNote(
      mail,
      acceptedAt + random.around(30 * SECOND, 1),
      { is: 'challenge', from, variant },
      telling,
    );
  if (mail.stream === 'newsletter' && random.chance(0.0008))
    tellComplaint(mail, acceptedAt, telling);
}

function tellComplaint(mail: Mail, acceptedAt: number, telling: Telling): void {
  const time = acceptedAt + telling.random.around(7 * HOUR, 1);
  mail.person.unsubscribedAt ||= time;
  if (mail.lane !== 'postfix') {
    telling.calendar.add({ is: 'complained', time, mail });
    return;
  }
  const variant = telling.random.below(1000);
  const from = `feedback@${mail.person.receiver.domain}`;
  tellNote(mail, time, { is: 'complaint', from, variant }, telling);
}
