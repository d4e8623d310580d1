// Sets up a year of a sender with mail servers of its own: people who come, change and go, and all that goes wrong.

import { type Incident, nobodyMet } from '../incidents.ts';
import type { Person, Span } from '../population.ts';
import { Random } from '../random.ts';
import { makeReceivers } from '../receivers.ts';
import type { Setting, WorldOptions } from '../setting.ts';
import { DAY } from '../times.ts';
import { breakMessages } from './broken-messages.ts';
import { smallTroubles, withEnds } from './domains.ts';
import { type Mailing, makeMailings, plansOfDay, poolOf } from './mailings.ts';
import { misconfigure } from './misconfigured.ts';
import { makeOutages } from './outages.ts';
import { makeOwnFaults } from './own-faults.ts';
import { type Import, makeImports, makePeopleOfYear } from './people.ts';

/** In a year of 365 days. */
const COUNTS = { broken: 18, misconfigured: 16, imports: 28, ownFaults: 10 };
const FEWEST = 2;
/** Part of first attempts at receivers that are well. */
const BUSY = 0.004;

export function makeYear(options: WorldOptions): Setting {
  const { seed, start, days, recipients } = options;
  const span: Span = { start, end: start + days * DAY };
  const made = makeReceivers(new Random(seed, 'receivers'), options.receivers);
  const receivers = withEnds(new Random(seed, 'domains'), made, span);
  const imports = makeImports(
    new Random(seed, 'imports'),
    counted(COUNTS.imports, days),
    recipients,
    span,
  );
  const people = makePeopleOfYear(seed, receivers, recipients, imports, span);
  const mailings = makeMailings(span, imports);
  const outages = makeOutages(span);
  const faults = makeOwnFaults(
    new Random(seed, 'own faults'),
    span,
    counted(COUNTS.ownFaults, days),
  );
  const isFree = freeOf([...outages, ...faults]);
  const broken = breakMessages(
    new Random(seed, 'broken'),
    mailings,
    counted(COUNTS.broken, days),
    isFree,
  );
  const wrong = misconfigure(
    new Random(seed, 'misconfigured'),
    receivers,
    people,
    span,
    counted(COUNTS.misconfigured, days),
  );
  const small = smallTroubles(new Random(seed, 'small troubles'), receivers, span);
  return {
    receivers,
    people,
    incidents: [
      ...outages,
      ...faults,
      ...broken,
      ...wrong,
      ...small,
      ...badLists(imports, mailings, people),
    ],
    plansOf: (day, random) => plansOfDay(day, random, people, mailings),
    poolOf,
    randomOf: (number) => new Random(seed, `story ${number}`),
    busy: BUSY,
  };
}

const counted = (perYear: number, days: number): number =>
  Math.max(FEWEST, Math.round((perYear * days) / 365));

/** No part of them on that day or the one before or after. */
function freeOf(incidents: readonly Incident[]): (time: number) => boolean {
  const parts = incidents.flatMap((incident) => incident.parts);
  return (time) => !parts.some(({ start, end }) => time > start - DAY && time < end + DAY);
}

const BAD = 0.1;

/** Lists of which too many never were alive; nothing happens at the time, so they have no parts. */
function badLists(
  imports: readonly Import[],
  mailings: readonly Mailing[],
  people: readonly Person[],
): Incident[] {
  return imports
    .filter(({ dead }) => dead >= BAD)
    .map(({ name, at }) => {
      const met = nobodyMet();
      for (const { number, list, life } of people)
        if (list === name && life.is === 'spells' && life.spells[0]?.since === 0)
          met.people.add(number);
      met.firstAt = at;
      met.lastAt = at;
      const campaigns = mailings.filter(tellsOf(name, at)).map(({ id }) => id);
      return { kind: 'list-quality', name, isMinor: false, campaigns, parts: [], met };
    });
}

/** Its dead may show by its welcome, or by the next newsletters where that failed for another reason. */
const SHOWS: number = 15 * DAY;

function tellsOf(list: string, at: number): (mailing: Mailing) => boolean {
  return ({ id, start }) =>
    start >= at && start < at + SHOWS && (id === `welcome-${list}` || id.startsWith('weekly-'));
}
