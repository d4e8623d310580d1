// Sets up a sender as in a quarter, with more of what makes a failure look opened or clicked.

import { type Incident, nobodyMet, type Part } from '../incidents.ts';
import type { Person } from '../population.ts';
import { makeQuarter } from '../quarter.ts';
import { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import type { Setting, WorldOptions } from '../setting.ts';
import { DAY, HOUR, MINUTE } from '../times.ts';
import { makeOddities } from './oddities.ts';

/** Part of those behind receivers that take mail for anyone who are gone. */
const GONE_BEHIND_GATEWAYS = 0.25;
/** Part of the filters in front of other servers that do not know who has a mailbox there. */
const UNKNOWING = 0.5;

interface Denial {
  readonly receiver: string;
  /** Part of the attempts. */
  readonly share: number;
  /** It begins in the newsletter of that week. */
  readonly week: number;
  readonly length: number;
}

/** Outages in which users were said to be unknown: Gmail 2020-12-14 and 15, Microsoft 365 2026-01-22. */
const DENIALS: readonly Denial[] = [
  { receiver: 'gmx', share: 0.6, week: 2, length: 2 * HOUR },
  { receiver: 't-online', share: 0.7, week: 4, length: 100 * MINUTE },
  { receiver: 'outlook', share: 0.3, week: 6, length: 2 * HOUR },
];

export function makeClicks(options: WorldOptions): Setting {
  const { seed, start, days } = options;
  const random = new Random(seed, 'clicks');
  const quarter = makeQuarter(options, {
    receiver: perhapsUnknowing,
    person: (person) => perhapsGone(person, random),
  });
  const more = DENIALS.filter(({ week }) => week * 7 + 2 < days).map((denial) =>
    incidentOf(denial, start),
  );
  const incidents = [...quarter.incidents, ...more];
  const parts = incidents.flatMap((incident) => incident.parts);
  return {
    ...quarter,
    incidents,
    randomOf: (number) => new Random(seed, `story ${number}`),
    oddityOf: makeOddities(seed, parts.filter(isDenial)),
  };
}

const isDenial = ({ cause }: Part): boolean => cause === 'false-unknown';

const FILTERS: ReadonlySet<string> = new Set(['mimecast', 'proofpoint', 'barracuda']);

/** The same for a receiver in every world. */
function perhapsUnknowing(receiver: Receiver): Receiver {
  const isFilter = FILTERS.has(receiver.scanner) && !receiver.holds;
  if (!isFilter || !new Random(53, receiver.domain).chance(UNKNOWING)) return receiver;
  return { ...receiver, acceptsAll: true };
}

function perhapsGone(person: Person, random: Random): Person {
  const { receiver } = person;
  if (!receiver.acceptsAll || receiver.catchAll || !random.chance(GONE_BEHIND_GATEWAYS))
    return person;
  return { ...person, life: { is: 'gone', since: 0 } };
}

function incidentOf({ receiver, share, week, length }: Denial, first: number): Incident {
  const start = first + (week * 7 + 1) * DAY + 9 * HOUR + 15 * MINUTE;
  const met = nobodyMet();
  const part: Part = {
    cause: 'false-unknown',
    receiver,
    start,
    end: start + length,
    lane: null,
    campaign: null,
    concerns: ({ id }) => id === receiver,
    share,
    met,
    firstAt: 0,
  };
  return {
    kind: 'provider-outage',
    name: `denial-${receiver}`,
    isMinor: false,
    campaigns: [],
    parts: [part],
    met,
  };
}
