// Makes our own mails: who gets what and when, with its ids, its return path and its tokens.

import { createHmac, createSecretKey } from 'node:crypto';
import { idNumber, makeToken, recipientNumber } from '../../src/correlate/token.ts';
import type { TokenKey } from '../../src/model/own.ts';
import type { Mail } from './fact.ts';
import type { Person } from './population.ts';
import type { Random } from './random.ts';
import { DAY, HOUR } from './times.ts';

export const OWN_DOMAIN = 'shop.example';
export const BOUNCE_DOMAIN = 'bounce.shop.example';
export const LINK_HOST = 'links.shop.example';
export const OWN_HOST = 'mta1.shop.example';
export const OWN_IP = '192.0.2.200';
export const TOKEN_PREFIX = 'b+';
export const TOKEN_SECRET = 'simulated world, no secret';
/** How long a return path is good. */
const LIFETIME_DAYS = 30;

export const OWN_KEY: TokenKey = { id: 1, secret: new TextEncoder().encode(TOKEN_SECRET) };
const SIGNS = '0123456789ABCDEF';

/** Making the key ready takes longer than the sum itself. */
const READY = createSecretKey(OWN_KEY.secret);

/** Of our only key. */
export const hmac = (_key: Uint8Array, data: Uint8Array): Uint8Array =>
  createHmac('sha256', READY).update(data).digest();

/** A mailing to many. */
export interface Campaign {
  readonly id: string;
  readonly subject: string;
  readonly start: number;
  /** Part of the people that get it. */
  readonly audience: number;
}

/** A mail to be. */
export interface Plan {
  readonly time: number;
  readonly person: Person;
  readonly campaign: Campaign | null;
}

const SUBJECTS = [
  'New in our shop this week',
  'Ideas for the season',
  'What others read',
  'Back in stock',
];
const TRANSACTIONS = [
  'Your order is on its way',
  'Your receipt',
  'Confirm your address',
  'Your appointment',
];
const OFFER_AUDIENCE = 0.5;
const SENDING_TIME: number = 2 * HOUR;

/**
 * A newsletter a week from the first full day on, an offer to half of the people every second week. `messagesPerDay`
 * scales the audience down, or the number of newsletters in a week up.
 */
export function makeCampaigns(
  start: number,
  days: number,
  recipients: number,
  messagesPerDay: number,
): Campaign[] {
  const perWeek = (messagesPerDay * 0.8 * 7) / recipients;
  const times = Math.max(1, Math.round(perWeek / 1.25));
  const audience = Math.min(1, perWeek / 1.25);
  const campaigns: Campaign[] = [];
  for (let day = 1; day < days; day++) {
    const weekDay = (day - 1) % 7;
    const at = start + day * DAY + 9 * HOUR;
    const subject = SUBJECTS[day % SUBJECTS.length] ?? '';
    if (weekDay < times) campaigns.push({ id: `newsletter-${day}`, subject, start: at, audience });
    else if (day % 14 === 4)
      campaigns.push({
        id: `offer-${day}`,
        subject: `Offer: ${subject}`,
        start: at,
        audience: audience * OFFER_AUDIENCE,
      });
  }
  return campaigns;
}

/** All mails of one day, in the order of time. */
export function plansOf(
  day: number,
  random: Random,
  people: readonly Person[],
  campaigns: readonly Campaign[],
  transactions: number,
): Plan[] {
  const plans: Plan[] = [];
  for (const campaign of campaigns)
    if (campaign.start >= day && campaign.start < day + DAY)
      for (const person of people)
        if (campaign.audience >= 1 || random.chance(campaign.audience))
          plans.push({ time: campaign.start + random.below(SENDING_TIME), person, campaign });
  for (let count = 0; count < transactions; count++)
    plans.push({ time: day + random.below(DAY), person: random.pick(people), campaign: null });
  return plans.sort((a, b) => a.time - b.time);
}

const EPOCH_OF_IDS = 5_000_000_000;

export function makeMail(number: number, random: Random, { time, person, campaign }: Plan): Mail {
  const id = String(EPOCH_OF_IDS + number);
  const { lane } = person;
  const tokenOf = (purpose: 'return-path' | 'link') => tokenFor(id, person.address, time, purpose);
  return {
    number,
    id,
    person,
    lane,
    stream: campaign ? 'newsletter' : 'transactional',
    campaign: campaign?.id ?? '',
    subject: campaign?.subject ?? random.pick(TRANSACTIONS),
    from: campaign ? `news@${OWN_DOMAIN}` : `orders@${OWN_DOMAIN}`,
    submittedAt: time,
    messageId: `${id}.${random.signs(8)}@${OWN_DOMAIN}`,
    returnPath: `${TOKEN_PREFIX}${tokenOf('return-path')}@${BOUNCE_DOMAIN}`,
    linkToken: tokenOf('link'),
    queueId: lane === 'postfix' ? makeQueueId(random, number) : '',
    providerId: providerIdOf(lane, random),
    size: 9_000 + random.below(40_000),
  };
}

/** Five signs of the clock, six of a file's number that is used again after a while. */
export const makeQueueId = (random: Random, number: number): string =>
  `${random.signs(5, SIGNS)}${(0x5b0000 + (number % 0xfff1)).toString(16).toUpperCase()}`;

export function tokenFor(
  id: string,
  address: string,
  sentAt: number,
  purpose: 'return-path' | 'link',
): string {
  const lastDay = Math.floor(sentAt / DAY) + LIFETIME_DAYS;
  const content = { message: idNumber(id), recipient: recipientNumber(address), lastDay };
  return makeToken(content, OWN_KEY, purpose, hmac);
}

function providerIdOf(lane: Mail['lane'], random: Random): string {
  if (lane === 'ses') return `0102${random.signs(12)}-${random.uuid()}-000000`;
  return lane === 'sendgrid'
    ? random.signs(22, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop0123456789')
    : '';
}
