// Tells of mails of which somebody else has a copy, or the same person another one.

import { said } from '../answers.ts';
import { tellEngagement } from '../engagement.ts';
import type { Cause, Mail, Touch } from '../fact.ts';
import { linksOf, PICTURE } from '../links.ts';
import { addressOf } from '../networks.ts';
import type { Random } from '../random.ts';
import { humanTouch } from '../readers.ts';
import { makeMail } from '../sender.ts';
import type { Oddity, Telling } from '../story.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../times.ts';
import { TruthSoFar } from '../truth.ts';

/** For what we are, or what the mail looks like on this way. */
const REFUSALS: readonly Cause[] = ['ip-block', 'spf', 'spam', 'spam', 'domain-block'];
const COPIES_FROM = 1_000_000_000;

/** What one way could not deliver is sent by another, as a mail of its own, with the links of the first. */
export function sentAgain(random: Random): Oddity {
  const cause = random.pick(REFUSALS);
  const lane = random.chance(0.5) ? 'ses' : 'sendgrid';
  const wait = random.around(HOUR, 1.2) + 5 * MINUTE;
  return {
    name: 'sent-again',
    answer: (mail, _, telling) => {
      const answer = said(telling.random, mail.person.receiver, mail, cause);
      return answer.isFinal ? answer : said(telling.random, mail.person.receiver, mail, 'spam');
    },
    failed: (mail, failedAt, telling) => sendCopy(mail, failedAt + wait, lane, telling),
  };
}

function sendCopy(mail: Mail, time: number, lane: Mail['lane'], telling: Telling): void {
  const { random, calendar, end } = telling;
  const { stream, subject, campaign: id } = mail;
  const campaign = { id, subject, stream, start: time, audience: 1 };
  const plan = { time, person: { ...mail.person, lane }, campaign };
  const copy = makeMail(COPIES_FROM + mail.number, random, plan, {
    poolOf: () => lane,
    isSigned: true,
  });
  const truth = new TruthSoFar(copy, end);
  const acceptedAt = time + random.between(1, 4) * SECOND;
  const answer = said(random, mail.person.receiver, copy, 'accepted');
  truth.attempt(acceptedAt, answer);
  calendar.add({ is: 'submitted', time, mail: copy });
  calendar.add({ is: 'attempt', time: acceptedAt, mail: copy, number: 1, answer });
  calendar.add({ is: 'told', time, mail: copy, truth: truth.asItIs() });
  tellEngagement.scan(mail, acceptedAt, telling);
  tellEngagement.people(mail, acceptedAt, telling);
}

/** A colleague gets a blind copy of what is sent (a CRM, an archive), and looks at it. */
export const blindCopy: Oddity = {
  name: 'blind-copy',
  failed: (mail, _, telling) =>
    lookAt(mail, mail.submittedAt + telling.random.around(HOUR, 1.3), 'blind-copy', telling),
};

/** The notice became a ticket; somebody works on it. */
export const helpdesk: Oddity = {
  name: 'helpdesk',
  failed: (mail, failedAt, telling) =>
    lookAt(mail, failedAt + telling.random.around(DAY, 0.8), 'helpdesk', telling),
};

const DESKTOP = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

function lookAt(mail: Mail, time: number, what: string, telling: Telling): void {
  const { random } = telling;
  const touch: Touch = {
    ...humanTouch(mail.person, addressOf('office', random), what),
    userAgent: DESKTOP,
    language: 'en-US,en;q=0.9',
    fetchMode: 'navigate',
    link: PICTURE,
  };
  if (random.chance(0.6)) telling.calendar.add({ is: 'touched', time, mail, touch });
  if (random.chance(0.4)) return;
  const later = time + random.around(40 * SECOND, 0.8);
  telling.calendar.add({
    is: 'touched',
    time: later,
    mail,
    touch: { ...touch, link: random.pick(linksOf(mail)) },
  });
}
