// Runs the world from its first day to its last, and gives its facts in the order of time.

import { Calendar } from './calendar.ts';
import { makeClicks } from './clicks/setting.ts';
import type { Fact, Mail } from './fact.ts';
import { type Incident, Troubles } from './incidents.ts';
import { makeNoise } from './noise.ts';
import type { Person } from './population.ts';
import { makeQuarter } from './quarter.ts';
import { Random } from './random.ts';
import { type Manners, makeMail, type Plan } from './sender.ts';
import type { Setting, WorldOptions } from './setting.ts';
import { tellStory } from './story.ts';
import { DAY } from './times.ts';
import { makeYear } from './year/setting.ts';

export interface World {
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly facts: Iterable<Fact>;
  /**
   * The same without what others sent, mail by mail: all that is told of a mail stands together, in no order. The mails
   * have one return path, since signing takes a third of the time.
   */
  readonly stories: Iterable<Story>;
  /** The same with return paths that are signed. */
  readonly signedStories: Iterable<Story>;
}

export interface Story {
  readonly mail: Mail;
  readonly facts: readonly Fact[];
}

const NOISE_PER_MESSAGE = 0.002;

const MAKE: Readonly<Record<WorldOptions['scenario'], (options: WorldOptions) => Setting>> = {
  quarter: makeQuarter,
  year: makeYear,
  clicks: makeClicks,
};

/** It can be lived through once: what happens changes its people. */
export function makeWorld(options: WorldOptions): World {
  const setting = MAKE[options.scenario](options);
  const { incidents, people } = setting;
  return {
    incidents,
    people,
    facts: { [Symbol.iterator]: () => factsOf(options, setting) },
    stories: { [Symbol.iterator]: () => storiesOf(options, setting, false) },
    signedStories: { [Symbol.iterator]: () => storiesOf(options, setting, true) },
  };
}

function* factsOf(options: WorldOptions, setting: Setting): Generator<Fact> {
  const { seed, start, days } = options;
  const end = start + days * DAY;
  const calendar = new Calendar<Fact>(start, end);
  const plans = new Random(seed, 'plans');
  const tell = storyteller(setting, end, { ...setting, isSigned: true });
  for (let day = start; day < end; day += DAY) {
    addNoise(day, options, setting, plans, calendar);
    for (const plan of setting.plansOf(day, plans)) {
      yield* calendar.until(plan.time);
      tell(plan, calendar);
    }
  }
  yield* calendar.rest();
}

function* storiesOf(options: WorldOptions, setting: Setting, isSigned: boolean): Generator<Story> {
  const { seed, start, days } = options;
  const end = start + days * DAY;
  const nowhere = { add: () => {} };
  const plans = new Random(seed, 'plans');
  const tell = storyteller(setting, end, { ...setting, isSigned });
  for (let day = start; day < end; day += DAY) {
    // It draws from the same numbers as the plans.
    addNoise(day, options, setting, plans, nowhere);
    for (const plan of setting.plansOf(day, plans)) {
      const facts: Fact[] = [];
      const add = (fact: Fact): void => {
        if (fact.time < end) facts.push(fact);
      };
      const mail = tell(plan, { add });
      if (mail) yield { mail, facts };
    }
  }
}

type Tell = (plan: Plan, calendar: Pick<Calendar<Fact>, 'add'>) => Mail | null;

/** Null: nothing is sent. */
function storyteller(setting: Setting, end: number, manners: Manners): Tell {
  const { incidents, randomOf, busy, oddityOf = () => null } = setting;
  const troubles = new Troubles(incidents);
  let number = 0;
  return (plan, calendar) => {
    if (isUnwanted(plan)) return null;
    const random = randomOf(++number);
    const mail = makeMail(number, random, plan, manners);
    tellStory(mail, { random, troubles, busy, calendar, end, oddityOf });
    return mail;
  };
}

const isUnwanted = ({ campaign, person, time }: Plan): boolean =>
  campaign?.stream === 'newsletter' && person.unsubscribedAt > 0 && person.unsubscribedAt <= time;

function addNoise(
  day: number,
  { messagesPerDay }: WorldOptions,
  { receivers }: Setting,
  random: Random,
  calendar: Pick<Calendar<Fact>, 'add'>,
): void {
  const count = Math.round(messagesPerDay * NOISE_PER_MESSAGE + random.next());
  for (let one = 0; one < count; one++)
    calendar.add(makeNoise(random, receivers, day + random.below(DAY)));
}
