// Tells how a filter looks at a mail's links, by the ways of its maker.

import type { Mail, Touch } from './fact.ts';
import { HIDDEN, hiddenPlace, linksOf, PICTURE } from './links.ts';
import { Random } from './random.ts';
import { FIRST_MINUTES, SCANNERS, type Scanner, scannerAddress, scannerOf } from './scanners.ts';
import type { Telling } from './story.ts';
import { HOUR, MINUTE, SECOND } from './times.ts';

const SENDING_STARTS: number = 9 * HOUR;
const DAY_LENGTH: number = 24 * HOUR;

type Visit = Omit<Touch, 'link' | 'method' | 'ip'>;

/** On arrival, sometimes before the answer to the final dot, sometimes again hours later. */
export function scan(mail: Mail, acceptedAt: number, telling: Telling): void {
  const name = scannerOf(mail.person.receiver);
  if (name === '') return;
  const scanner: Scanner = SCANNERS[name];
  const random = new Random(mail.number, `${mail.linkToken} scan`);
  if (!random.chance(isEarlyInMailing(mail) ? Math.min(0.97, scanner.rate * 2.5) : scanner.rate))
    return;
  const isEarly = random.chance(scanner.early);
  const start = isEarly
    ? acceptedAt - random.between(0.2, 3) * SECOND
    : acceptedAt + random.around(scanner.delay, scanner.delaySpread);
  visit(mail, scanner, start, 'scanner', random, telling);
  if (random.chance(scanner.again))
    visit(mail, scanner, start + random.between(1, 20) * HOUR, 'scanner-again', random, telling);
}

/** While the mail is held, before it is accepted. */
export function hold(mail: Mail, heldAt: number, acceptedAt: number, telling: Telling): void {
  const name = scannerOf(mail.person.receiver);
  if (name === '') return;
  const random = new Random(mail.number, `${mail.linkToken} hold`);
  const start = heldAt + random.between(0.02, 0.8) * (acceptedAt - heldAt);
  visit(mail, SCANNERS[name], start, 'hold-scan', random, telling);
}

/** The mail was refused for its recipient; the filter in front has seen it all the same. Big receivers ask first. */
export function refused(mail: Mail, refusedAt: number, telling: Telling): void {
  const { receiver } = mail.person;
  const name = receiver.id === receiver.domain ? scannerOf(receiver) : '';
  if (name === '') return;
  const random = new Random(mail.number, `${mail.linkToken} refused`);
  if (!random.chance(isEarlyInMailing(mail) ? 0.5 : 0.08)) return;
  const start = refusedAt + random.between(-1, 40) * SECOND;
  visit(mail, SCANNERS[name], start, 'pre-validation', random, telling);
}

/** Receivers take samples of what a mailing begins with. */
const isEarlyInMailing = ({ campaign, submittedAt }: Mail): boolean =>
  campaign !== '' && (submittedAt % DAY_LENGTH) - SENDING_STARTS < FIRST_MINUTES;

function visit(
  mail: Mail,
  scanner: Scanner,
  start: number,
  what: string,
  random: Random,
  telling: Telling,
): void {
  const about: Visit = {
    by: 'machine',
    what,
    userAgent: random.pick(scanner.agents),
    language: random.chance(scanner.language) ? 'en-US,en;q=0.9' : '',
    fetchMode: random.chance(scanner.fetchMode) ? 'navigate' : '',
    referrer: '',
    altered: random.chance(scanner.altering),
  };
  const isScattered = random.chance(scanner.scattered);
  const own = scannerAddress(scanner, mail.person.receiver.domain, random);
  const isParallel = random.chance(scanner.parallel);
  const asksHead = random.chance(scanner.head);
  let time = start;
  for (const link of linksToVisit(mail, scanner, random)) {
    const ip = isScattered ? scannerAddress(scanner, mail.person.receiver.domain, random) : own;
    const at = isParallel ? start + random.below(1500) : time;
    const touch = { ...about, ip, link };
    if (asksHead && link !== PICTURE) {
      telling.calendar.add({ is: 'touched', time: at, mail, touch: { ...touch, method: 'HEAD' } });
      if (random.chance(0.4)) continue;
    }
    const later = at + (asksHead ? random.between(20, 300) : 0);
    telling.calendar.add({ is: 'touched', time: later, mail, touch: { ...touch, method: 'GET' } });
    time += random.around(scanner.gap, 0.7);
  }
}

function linksToVisit(mail: Mail, scanner: Scanner, random: Random): number[] {
  const links = linksOf(mail);
  if (!random.chance(scanner.every)) return [oneOf(links, random)];
  if (random.chance(scanner.hidden)) links.splice(hiddenPlace(mail.campaign), 0, HIDDEN);
  if (!random.chance(scanner.ordered)) shuffle(links, random);
  return random.chance(scanner.picture) ? [PICTURE, ...links] : links;
}

const oneOf = (links: readonly number[], random: Random): number =>
  random.chance(0.5) ? (links[0] ?? 0) : random.pick(links);

function shuffle(links: number[], random: Random): void {
  for (let at = links.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [links[at], links[other]] = [links[other] ?? 0, links[at] ?? 0];
  }
}

/** What looks at a link because somebody put it into a chat. */
export const PREVIEW_WAIT: number = 2 * MINUTE;
