// Sets up a sender with three ways out for some months: its list is there from the first day.

import { makeIncidents } from './incidents.ts';
import { makePeople, type Person } from './population.ts';
import { Random } from './random.ts';
import { makeReceivers, type Receiver } from './receivers.ts';
import { makeCampaigns, plansOf } from './sender.ts';
import type { Setting, WorldOptions } from './setting.ts';
import { DAY } from './times.ts';

const TRANSACTIONAL = 0.2;

/** What a world of this kind makes of its receivers and people. */
export interface Changes {
  readonly receiver: (receiver: Receiver) => Receiver;
  readonly person: (person: Person) => Person;
}

const NO_CHANGES: Changes = { receiver: (receiver) => receiver, person: (person) => person };

export function makeQuarter(options: WorldOptions, changes: Changes = NO_CHANGES): Setting {
  const { seed, start, days, recipients, messagesPerDay } = options;
  const end = start + days * DAY;
  const made = makeReceivers(new Random(seed, 'receivers'), options.receivers);
  const receivers = made.map(changes.receiver);
  const span = { start, end };
  const people = makePeople(new Random(seed, 'people'), receivers, recipients, span).map(
    changes.person,
  );
  const campaigns = makeCampaigns(start, days, recipients, messagesPerDay);
  const starts = campaigns.map((campaign) => campaign.start);
  const incidents = makeIncidents(new Random(seed, 'incidents'), receivers, starts);
  const transactions = Math.round(messagesPerDay * TRANSACTIONAL);
  const stories = new Random(seed, 'stories');
  return {
    receivers,
    people,
    incidents,
    plansOf: (day, random) => plansOf(day, random, people, campaigns, transactions),
    poolOf: ({ lane }) => lane,
    randomOf: () => stories,
    busy: 0,
  };
}
