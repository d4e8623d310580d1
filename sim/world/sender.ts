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
/** The addresses of our own ways out; a lane that is not listed has the first one. */
const POOL_IPS: Readonly<Record<string, string>> = {
  'news-1': '192.0.2.201',
  'news-2': '192.0.2.202',
  orders: '192.0.2.203',
};

export const ipOf = (pool: string): string => POOL_IPS[pool] ?? OWN_IP;
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

/** A mailing to many, or the kind of a transactional mail. */
export interface Campaign {
  readonly id: string;
  readonly subject: string;
  readonly stream: Mail['stream'];
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
  const stream = 'newsletter';
  for (let day = 1; day < days; day++) {
    const weekDay = (day - 1) % 7;
    const at = start + day * DAY + 9 * HOUR;
    const subject = SUBJECTS[day % SUBJECTS.length] ?? '';
    if (weekDay < times)
      campaigns.push({ id: `newsletter-${day}`, subject, stream, start: at, audience });
    else if (day % 14 === 4)
      campaigns.push({
        id: `offer-${day}`,
        subject: `Offer: ${subject}`,
        stream,
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

export function makeMail(
  number: number,
  random: Random,
  { time, person, campaign }: Plan,
  { poolOf, isSigned }: Manners,
): Mail {
  const id = String(EPOCH_OF_IDS + number);
  const { lane } = person;
  const stream = campaign?.stream ?? 'transactional';
  const plain: Plain = {
    number,
    id,
    person,
    lane,
    pool: poolOf(person, stream),
    stream,
    campaign: campaign?.id ?? '',
    subject: campaign?.subject ?? random.pick(TRANSACTIONS),
    from: stream === 'newsletter' ? `news@${OWN_DOMAIN}` : `orders@${OWN_DOMAIN}`,
    submittedAt: time,
    messageId: `${id}.${random.signs(8)}@${OWN_DOMAIN}`,
    queueId: lane === 'postfix' ? makeQueueId(random, number) : '',
    providerId: providerIdOf(lane, random),
    size: 9_000 + random.below(40_000),
  };
  return new OwnMail(plain, isSigned ? '' : UNSIGNED);
}

/** How all mails are made. */
export interface Manners {
  /** By which way out of its lane a mail leaves. */
  readonly poolOf: (person: Person, stream: Mail['stream']) => string;
  /** Whether each has a return path of its own. */
  readonly isSigned: boolean;
}

const UNSIGNED = `bounce@${BOUNCE_DOMAIN}`;

type Plain = Omit<Mail, 'returnPath' | 'linkToken'>;

/** Signs its tokens when they are asked for: half of the time of a long world would go into them. */
class OwnMail implements Mail {
  readonly number: number;
  readonly id: string;
  readonly person: Person;
  readonly lane: Mail['lane'];
  readonly pool: string;
  readonly stream: Mail['stream'];
  readonly campaign: string;
  readonly subject: string;
  readonly from: string;
  readonly submittedAt: number;
  readonly messageId: string;
  readonly queueId: string;
  readonly providerId: string;
  readonly size: number;
  #returnPath: string;
  #linkToken = '';

  /** @param returnPath `''`: to be signed. */
  constructor(plain: Plain, returnPath: string) {
    this.#returnPath = returnPath;
    this.number = plain.number;
    this.id = plain.id;
    this.person = plain.person;
    this.lane = plain.lane;
    this.pool = plain.pool;
    this.stream = plain.stream;
    this.campaign = plain.campaign;
    this.subject = plain.subject;
    this.from = plain.from;
    this.submittedAt = plain.submittedAt;
    this.messageId = plain.messageId;
    this.queueId = plain.queueId;
    this.providerId = plain.providerId;
    this.size = plain.size;
  }

  get returnPath(): string {
    this.#returnPath ||= `${TOKEN_PREFIX}${this.#token('return-path')}@${BOUNCE_DOMAIN}`;
    return this.#returnPath;
  }

  get linkToken(): string {
    this.#linkToken ||= this.#token('link');
    return this.#linkToken;
  }

  #token(purpose: 'return-path' | 'link'): string {
    return tokenFor(this.id, this.person.address, this.submittedAt, purpose);
  }
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
