// Tells of addresses whose failures say less than they seem to.

import { said } from '../answers.ts';
import { tellEngagement } from '../engagement.ts';
import type { Cause, Fact, Mail } from '../fact.ts';
import { type Oddity, type Telling, tellAftermath, tellBounce } from '../story.ts';
import { HOUR, MINUTE } from '../times.ts';
import type { TruthSoFar } from '../truth.ts';

/** Part of the mails of such an address for which a failure is told. */
const FAILING = 0.45;

/** Several people share the mailbox; the server of one of them refuses his copy in the name of all. */
export const sharedMailbox: Oddity = {
  name: 'shared-mailbox',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, telling, truth);
    const { random } = telling;
    if (!random.chance(FAILING)) return;
    bounce(
      mail,
      acceptedAt,
      acceptedAt + random.around(4 * MINUTE, 1.6),
      'no-user',
      telling,
      truth,
    );
  },
};

/** The provider books somebody else's bounce on this address, again and again. */
export const reportingFault: Oddity = {
  name: 'reporting-fault',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, telling, truth);
    const { random } = telling;
    if (!random.chance(FAILING)) return;
    bounce(mail, acceptedAt, acceptedAt + random.around(40 * MINUTE, 2), 'no-user', telling, truth);
  },
};

/** What was delivered in the last days of a mailbox comes back when it is closed. */
export const closedSince = (closedAt: number): Oddity => ({
  name: 'closed-since',
  accepted: (mail, acceptedAt, telling, truth) => {
    tellAftermath(mail, acceptedAt, whileOpen(telling, closedAt), truth);
    const { life } = mail.person;
    const cause = life.is === 'disabled' ? 'disabled' : 'no-user';
    const time = closedAt + telling.random.between(0.1, 30) * HOUR;
    bounce(mail, acceptedAt, time, cause, telling, truth);
    tellEngagement.returned(mail, time, telling);
  },
});

function whileOpen(telling: Telling, closedAt: number): Telling {
  const add = (fact: Fact): void => {
    if (fact.time < closedAt) telling.calendar.add(fact);
  };
  return { ...telling, calendar: { add } };
}

function bounce(
  mail: Mail,
  acceptedAt: number,
  time: number,
  cause: Cause,
  telling: Telling,
  truth: TruthSoFar,
): void {
  const { address, receiver } = mail.person;
  const answer = said(telling.random, receiver, mail, cause);
  const reporter = receiver.mx[0] ?? '';
  truth.lateBounce(time, answer);
  tellBounce(mail, time, { acceptedAt, answer, recipient: address, reporter }, telling);
}
