// Tells of mails that were taken although our side was told otherwise, or nothing.

import { lostAfterDot, noAnswer, said } from '../answers.ts';
import type { Cause, Touch } from '../fact.ts';
import { PICTURE } from '../links.ts';
import { addressOf } from '../networks.ts';
import type { Random } from '../random.ts';
import type { Oddity } from '../story.ts';
import { DAY, MINUTE } from '../times.ts';

/**
 * The connection breaks after the final dot (RFC 5321 §4.5.3.2.6, RFC 1047): they have the mail. What follows are more breaks,
 * silence, or a refusal of what looks like the same mail again.
 */
export function takenUnseen(random: Random): Oddity {
  const kind = random.next();
  return {
    name: 'taken-unseen',
    answer: (mail, number, telling) => {
      if (number === 1 || kind < 0.4) return lostAfterDot(mail);
      return kind < 0.75
        ? noAnswer(mail)
        : said(telling.random, mail.person.receiver, mail, 'spam');
    },
  };
}

const WORDS: readonly Cause[] = ['no-user', 'no-user', 'disabled', 'spam'];

/** One machine of the receiver refuses what another has already put into the mailbox; nobody looks, but the device fetches. */
export function refusedYetKept(random: Random): Oddity {
  const cause = random.pick(WORDS);
  const times = random.chance(0.25) ? 2 : 1;
  return {
    name: 'refused-yet-kept',
    answer: (mail, _, telling) => said(telling.random, mail.person.receiver, mail, cause),
    failed: (mail, failedAt, telling) => {
      const isApple = mail.person.client === 'mail-privacy';
      let time = failedAt;
      for (let one = 0; one < times; one++) {
        time += telling.random.around(one === 0 ? 12 * MINUTE : DAY, 1.3);
        const touch = fetched(isApple, telling.random);
        telling.calendar.add({ is: 'touched', time, mail, touch });
      }
    },
  };
}

const GOOGLE_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';

const fetched = (isApple: boolean, random: Random): Touch => ({
  by: 'proxy',
  what: isApple ? 'mail-privacy' : 'image-proxy',
  ip: addressOf(isApple ? 'privacy' : 'google', random),
  userAgent: isApple ? 'Mozilla/5.0' : GOOGLE_PROXY,
  method: 'GET',
  link: PICTURE,
  language: '',
  fetchMode: '',
  referrer: '',
  altered: false,
});
