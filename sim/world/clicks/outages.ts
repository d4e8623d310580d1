// Tells what follows when a receiver forgets its users: false bounces of what was taken, mails that are sent again by hand.

import { said } from '../answers.ts';
import { tellEngagement } from '../engagement.ts';
import { type Oddity, tellBounce } from '../story.ts';
import { HOUR, MINUTE } from '../times.ts';

/** The front takes the mail, what is behind it knows nobody and says so; later it delivers all the same. */
export const deniedLater = (endOfOutage: number): Oddity => ({
  name: 'outage-late-bounce',
  answer: (mail, _, telling) => said(telling.random, mail.person.receiver, mail, 'accepted'),
  accepted: (mail, acceptedAt, telling, truth) => {
    const { random } = telling;
    const { address, receiver } = mail.person;
    const answer = said(random, receiver, mail, 'false-unknown');
    const time = Math.min(endOfOutage - 1, acceptedAt + random.around(5 * MINUTE, 1));
    const reporter = receiver.mx[0] ?? '';
    truth.lateBounce(time, answer);
    tellBounce(mail, time, { acceptedAt, answer, recipient: address, reporter }, telling);
    tellEngagement.people(mail, endOfOutage + random.around(30 * MINUTE, 1), telling);
  },
});

const BY_HAND = 0.35;

/** Part of what was refused is sent again from another system that tells us nothing, with the same links. */
export const deniedThenSentAgain: Oddity = {
  name: 'outage-sent-again',
  failed: (mail, failedAt, telling, truth) => {
    if (truth.asItIs().cause !== 'false-unknown' || !telling.random.chance(BY_HAND)) return;
    tellEngagement.people(mail, failedAt + telling.random.between(12, 48) * HOUR, telling);
  },
};
