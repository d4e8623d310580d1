// Draws for each mail whether something unusual is behind its failure.

import { lifeAt } from '../answers.ts';
import type { Mail } from '../fact.ts';
import type { Part } from '../incidents.ts';
import type { Life } from '../population.ts';
import { Random } from '../random.ts';
import { reachOf } from '../receivers.ts';
import type { Oddity } from '../story.ts';
import { DAY } from '../times.ts';
import { closedSince, reportingFault, sharedMailbox } from './addresses.ts';
import { blindCopy, helpdesk, sentAgain } from './copies.ts';
import { calledHardAfter, calledHardBefore, forgedNotice, staleNotice } from './labels.ts';
import { deniedLater, deniedThenSentAgain } from './outages.ts';
import { refusedYetKept, takenUnseen } from './unseen.ts';

type Draw = (mail: Mail, random: Random) => Oddity | null;

/** How often, among the mails for which it can be; none of it is counted by anybody, so these are assumptions. */
const RATES = {
  takenUnseen: 0.002,
  calledHard: 0.003,
  forgedNotice: 0.0006,
  staleNotice: 0.001,
  sentAgain: 0.002,
  refusedYetKept: 0.0015,
  closedSince: 0.9,
  ownPeople: 0.03,
  sharedMailbox: 0.003,
  reportingFault: 0.004,
  deniedLater: 0.2,
};

/** The last days of a mailbox, in which mails are taken that come back later. */
const LAST_DAYS: number = 5 * DAY;

export function makeOddities(
  seed: number,
  denials: readonly Part[],
): (mail: Mail) => Oddity | null {
  return (mail) => {
    const random = new Random(seed, `oddity ${mail.number}`);
    if (reachOf(mail.person.receiver, mail.submittedAt) !== 'up') return null;
    const denial = denials.find((one) => isDenied(one, mail));
    if (denial)
      return random.chance(RATES.deniedLater) ? deniedLater(denial.end) : deniedThenSentAgain;
    if (lifeAt(mail.person.life, mail.submittedAt) !== 'accepted') return ofTheDead(random);
    return ofAddress(mail, seed) ?? first(OF_MAILS, mail, random);
  };
}

const isDenied = (part: Part, { submittedAt, person }: Mail): boolean =>
  submittedAt >= part.start &&
  submittedAt < part.end &&
  part.concerns(person.receiver) &&
  lifeAt(person.life, submittedAt) === 'accepted';

function ofTheDead(random: Random): Oddity | null {
  if (!random.chance(RATES.ownPeople)) return null;
  return random.chance(0.4) ? blindCopy : helpdesk;
}

/** The same for all mails of an address. */
function ofAddress({ person, lane, submittedAt }: Mail, seed: number): Oddity | null {
  const random = new Random(seed, `odd address ${person.address}`);
  const ending = endOf(person.life);
  if (ending > 0 && submittedAt > ending - LAST_DAYS && random.chance(RATES.closedSince))
    return closedSince(ending);
  if (person.life.is !== 'well') return null;
  const isCompany = person.receiver.id === person.receiver.domain;
  if (isCompany && random.chance(RATES.sharedMailbox * 3)) return sharedMailbox;
  return lane !== 'postfix' && random.chance(RATES.reportingFault) ? reportingFault : null;
}

const endOf = (life: Life): number =>
  life.is === 'gone' || life.is === 'disabled' ? life.since : 0;

const isAtProvider = ({ lane }: Mail): boolean => lane !== 'postfix';

const OF_MAILS: readonly Draw[] = [
  (mail, random) =>
    !isAtProvider(mail) && random.chance(RATES.takenUnseen) ? takenUnseen(random) : null,
  (mail, random) => {
    if (!isAtProvider(mail) || !random.chance(RATES.calledHard)) return null;
    return random.chance(0.5) ? calledHardAfter : calledHardBefore;
  },
  (_, random) => (random.chance(RATES.forgedNotice) ? forgedNotice : null),
  (_, random) => (random.chance(RATES.staleNotice) ? staleNotice : null),
  (mail, random) =>
    !isAtProvider(mail) && random.chance(RATES.sentAgain) ? sentAgain(random) : null,
  ({ person }, random) =>
    person.client !== 'direct' && random.chance(RATES.refusedYetKept)
      ? refusedYetKept(random)
      : null,
];

function first(draws: readonly Draw[], mail: Mail, random: Random): Oddity | null {
  if (mail.person.life.is !== 'well') return null;
  for (const draw of draws) {
    const found = draw(mail, random);
    if (found) return found;
  }
  return null;
}
