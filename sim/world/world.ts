// Runs the world from its first day to its last, and gives its facts in the order of time.

import { Calendar } from './calendar.ts';
import type { Fact } from './fact.ts';
import { type Incident, makeIncidents } from './incidents.ts';
import { makeNoise } from './noise.ts';
import { makePeople, type Person } from './population.ts';
import { Random } from './random.ts';
import { makeReceivers, type Receiver } from './receivers.ts';
import { type Campaign, makeCampaigns, makeMail, type Plan, plansOf } from './sender.ts';
import { tellStory } from './story.ts';
import { DAY } from './times.ts';

export interface WorldOptions {
  readonly seed: number;
  /** Epoch ms of a midnight, UTC. */
  readonly start: number;
  readonly days: number;
  readonly recipients: number;
  /** About; a newsletter a week and some transactional mail make 0.18 per recipient. */
  readonly messagesPerDay: number;
  /** Receiver domains, about. */
  readonly receivers: number;
}

export interface World {
  readonly incidents: readonly Incident[];
  readonly facts: Iterable<Fact>;
}

const TRANSACTIONAL = 0.2;
const NOISE_PER_MESSAGE = 0.002;

export function makeWorld(options: WorldOptions): World {
  const { seed, start, days, recipients, messagesPerDay } = options;
  const end = start + days * DAY;
  const receivers = makeReceivers(new Random(seed, 'receivers'), options.receivers);
  const people = makePeople(new Random(seed, 'people'), receivers, recipients, { start, end });
  const campaigns = makeCampaigns(start, days, recipients, messagesPerDay);
  const starts = campaigns.map((campaign) => campaign.start);
  const incidents = makeIncidents(new Random(seed, 'incidents'), receivers, starts);
  const run: Run = { options, end, receivers, people, campaigns, incidents };
  return { incidents, facts: { [Symbol.iterator]: () => factsOf(run) } };
}

interface Run {
  readonly options: WorldOptions;
  readonly end: number;
  readonly receivers: readonly Receiver[];
  readonly people: readonly Person[];
  readonly campaigns: readonly Campaign[];
  readonly incidents: readonly Incident[];
}

function* factsOf(run: Run): Generator<Fact> {
  const { options, end, people, campaigns, incidents } = run;
  const { seed, start, days, messagesPerDay } = options;
  const calendar = new Calendar(start, end);
  const plans = new Random(seed, 'plans');
  const random = new Random(seed, 'stories');
  const telling = { random, incidents, calendar, end };
  const transactions = Math.round(messagesPerDay * TRANSACTIONAL);
  let number = 0;
  for (let day = start; day < start + days * DAY; day += DAY) {
    addNoise(day, run, plans, calendar);
    for (const plan of plansOf(day, plans, people, campaigns, transactions)) {
      yield* calendar.until(plan.time);
      if (isUnwanted(plan)) continue;
      tellStory(makeMail(++number, random, plan), telling);
    }
  }
  yield* calendar.rest();
}

const isUnwanted = ({ campaign, person, time }: Plan): boolean =>
  campaign !== null && person.unsubscribedAt > 0 && person.unsubscribedAt <= time;

function addNoise(
  day: number,
  { options, receivers }: Run,
  random: Random,
  calendar: Calendar,
): void {
  const count = Math.round(options.messagesPerDay * NOISE_PER_MESSAGE + random.next());
  for (let one = 0; one < count; one++)
    calendar.add(makeNoise(random, receivers, day + random.below(DAY)));
}
