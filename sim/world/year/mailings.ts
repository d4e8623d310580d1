// Plans the mailings of a year: a newsletter for all, topics for some, offers, welcomes, mails that people cause themselves.

import type { Mail } from '../fact.ts';
import type { Person, Span } from '../population.ts';
import type { Random } from '../random.ts';
import type { Campaign, Plan } from '../sender.ts';
import { DAY, HOUR, MINUTE } from '../times.ts';
import type { Import } from './people.ts';

/** A campaign with all who get it. */
export interface Mailing extends Campaign {
  readonly length: number;
  readonly isFor: (person: Person) => boolean;
}

const TEMPLATES: readonly (readonly [string, string])[] = [
  ['order-sent', 'Your order is on its way'],
  ['receipt', 'Your receipt'],
  ['confirm-address', 'Confirm your address'],
  ['appointment', 'Your appointment'],
];

/** The sender sits at the west coast of America: its noon is 19:00 UTC or later. */
const NEWSLETTER = { weekday: 2, at: 19 * HOUR, length: 3 * HOUR };
const TOPICS = [
  { weekday: 1, at: 22 * HOUR, length: 90 * MINUTE, name: 'garden' },
  { weekday: 3, at: 17 * HOUR, length: HOUR, name: 'kitchen' },
  { weekday: 5, at: 16 * HOUR, length: HOUR, name: 'travel' },
] as const;
const TOPIC_PART = 25;
const OFFER = { weekday: 4, at: 18 * HOUR + 30 * MINUTE, length: 150 * MINUTE };
const OFFER_PART = 5;
/** Mails that a person causes, per person and day. */
const TRANSACTIONS = 0.02;
/** A new address gets topics and offers after a while only. */
const SETTLED: number = 8 * DAY;

export function makeMailings({ start, end }: Span, imports: readonly Import[]): Mailing[] {
  const mailings: Mailing[] = [];
  for (let day = start; day < end; day += DAY) mailings.push(...mailingsOf(day, start));
  for (const { name, at, isWelcomed } of imports)
    if (isWelcomed) mailings.push(welcome(name, at + 9 * HOUR));
  return mailings.sort((a, b) => a.start - b.start);
}

function mailingsOf(day: number, start: number): Mailing[] {
  const weekday = new Date(day).getUTCDay();
  const week = 1 + Math.floor((day - start) / (7 * DAY));
  const found: Mailing[] = [];
  if (weekday === NEWSLETTER.weekday)
    found.push(mailing(`weekly-${week}`, 'New in our shop this week', day, NEWSLETTER, isOnList));
  for (const [number, topic] of TOPICS.entries())
    if (weekday === topic.weekday) {
      const likes = (one: Person): boolean => one.number % TOPIC_PART === number;
      found.push(mailing(`${topic.name}-${week}`, `More for the ${topic.name}`, day, topic, likes));
    }
  if (weekday === OFFER.weekday && week % 2 === 0) {
    const part = (week / 2) % OFFER_PART;
    const gets = (one: Person): boolean => one.number % OFFER_PART === part;
    found.push(mailing(`offer-${week}`, 'Offer: back in stock', day, OFFER, gets));
  }
  return found;
}

const isOnList = (): boolean => true;

function mailing(
  id: string,
  subject: string,
  day: number,
  { at, length }: { readonly at: number; readonly length: number },
  isFor: (person: Person) => boolean,
): Mailing {
  return { id, subject, stream: 'newsletter', start: day + at, length, audience: 1, isFor };
}

const welcome = (list: string, start: number): Mailing => ({
  id: `welcome-${list}`,
  subject: 'Welcome to our letters',
  stream: 'newsletter',
  start,
  length: 30 * MINUTE,
  audience: 1,
  isFor: (person) => person.list === list,
});

const KINDS: readonly Campaign[] = TEMPLATES.map(([id, subject]) => ({
  id,
  subject,
  stream: 'transactional',
  start: 0,
  audience: 0,
}));

/** Who is mailed what on one day, in the order of time. */
export function plansOfDay(
  day: number,
  random: Random,
  people: readonly Person[],
  mailings: readonly Mailing[],
): Plan[] {
  const plans: Plan[] = [];
  for (const campaign of mailings)
    if (campaign.start >= day && campaign.start < day + DAY)
      addMailing(plans, campaign, people, random);
  const count = Math.round(people.length * TRANSACTIONS);
  for (let one = 0; one < count; one++) {
    const time = day + random.below(DAY);
    const person = random.pick(people);
    const campaign = random.pick(KINDS);
    if (person.joinedAt + SETTLED <= time) plans.push({ time, person, campaign });
  }
  return plans.sort((a, b) => a.time - b.time);
}

function addMailing(
  plans: Plan[],
  campaign: Mailing,
  people: readonly Person[],
  random: Random,
): void {
  const isForNew = /^(?:weekly|welcome)-/.test(campaign.id);
  const latest = campaign.start - (isForNew ? 0 : SETTLED);
  for (const person of people) {
    if (person.joinedAt > latest) break;
    if (campaign.isFor(person))
      plans.push({ time: campaign.start + random.below(campaign.length), person, campaign });
  }
}

/** Two addresses for mailings, one for what people wait for. */
export const poolOf = ({ number }: Person, stream: Mail['stream']): string =>
  stream === 'transactional' ? 'orders' : `news-${1 + (number % 2)}`;
