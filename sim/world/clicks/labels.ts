// Tells of failures that are none by their words, and of notices that are none of ours.

import { said, saidTo } from '../answers.ts';
import { tellEngagement } from '../engagement.ts';
import type { Answer, Cause, Mail, StatusNote } from '../fact.ts';
import { BOUNCE_DOMAIN, makeQueueId, OWN_DOMAIN, TOKEN_PREFIX } from '../sender.ts';
import { type Oddity, type Telling, tellAftermath, tellBounce, tellNote } from '../story.ts';
import { DAY, HOUR, MINUTE } from '../times.ts';

/** Words that promise another attempt. */
const MILD: readonly Cause[] = ['full', 'outage', 'busy', 'rate'];

function mildAnswer(mail: Mail, telling: Telling): Answer {
  const { random } = telling;
  const { receiver } = mail.person;
  const found = said(random, receiver, mail, random.pick(MILD));
  // Some say it for good: that would be no mistake of the provider's.
  return found.words.startsWith('4')
    ? found
    : said(random, { ...receiver, voice: 'postfix' }, mail, 'busy');
}

/** A delay on the receiver's side comes back as a notice, and the provider calls it a hard bounce. */
export const calledHardAfter: Oddity = {
  name: 'called-hard-after',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, telling, truth);
    const { random } = telling;
    const time = acceptedAt + random.around(30 * MINUTE, 1.4);
    const answer = { ...mildAnswer(mail, telling), isCalledHard: true };
    truth.lateBounce(time, answer);
    const { address, receiver } = mail.person;
    const reporter = receiver.mx[0] ?? '';
    tellBounce(mail, time, { acceptedAt, answer, recipient: address, reporter }, telling);
  },
};

/** The provider calls the first refusal hard, and delivers the mail all the same. */
export const calledHardBefore: Oddity = {
  name: 'called-hard-before',
  answer: (mail, number, telling) =>
    number > 1 ? null : { ...mildAnswer(mail, telling), isFinal: true, isCalledHard: true },
  failed: (mail, failedAt, telling, truth) => {
    const time = failedAt + telling.random.between(5, 40) * MINUTE;
    const answer = said(telling.random, mail.person.receiver, mail, 'accepted');
    telling.calendar.add({ is: 'attempt', time, mail, number: 2, answer });
    truth.attempt(time, answer);
    tellEngagement.scan(mail, time, telling);
    tellEngagement.people(mail, time, telling);
  },
};

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN_SIGNS = 50;

/** Somebody sends a notice in the receiver's name, or others send in ours and the address is among theirs. */
export const forgedNotice: Oddity = {
  name: 'forged-notice',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, telling, truth);
    const { random, calendar } = telling;
    const { address, receiver } = mail.person;
    const time = acceptedAt + random.around(8 * HOUR, 1.5);
    const isToken = random.chance(0.6);
    const sentTo = isToken
      ? `${TOKEN_PREFIX}${random.signs(TOKEN_SIGNS, BASE32)}@${BOUNCE_DOMAIN}`
      : `news@${OWN_DOMAIN}`;
    const note = noteFor(mail, time - random.between(1, 600) * 1000, telling);
    const original = {
      returnPath: sentTo,
      from: mail.from,
      to: address,
      subject: mail.subject,
      messageId:
        isToken && random.chance(0.5) ? mail.messageId : `${random.signs(14)}@spam.example`,
      date: note.queuedAt,
    };
    const messageId = `${random.signs(20)}@mail.${receiver.domain}`;
    calendar.add({ is: 'returned', time, mail, note, sentTo, original, messageId });
  },
};

/** A queue that was forgotten somewhere is run again weeks later. */
export const staleNotice: Oddity = {
  name: 'stale-notice',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, telling, truth);
    const time = acceptedAt + telling.random.between(32, 50) * DAY;
    tellNote(mail, time, noteFor(mail, acceptedAt, telling), telling);
  },
};

function noteFor(mail: Mail, queuedAt: number, { random }: Telling): StatusNote {
  const { address, receiver } = mail.person;
  return {
    is: 'failed',
    format: receiver.notices,
    answer: saidTo(random, receiver, address, random.chance(0.7) ? 'no-user' : 'spam'),
    recipient: address,
    forwardedFrom: '',
    reporter: `mail.${receiver.domain}`,
    queueId: makeQueueId(random, mail.number),
    noticeQueueId: makeQueueId(random, mail.number + 19),
    queuedAt,
  };
}
