// Finds what a mail has in common with others: its receiver, its lane, its campaign, and two of them together.

import { Ratio } from './ratio.ts';
import type { Run } from './run.ts';

const DAY = 86_400_000;

/** Something that mails have in common. */
export class Place {
  readonly name: string;
  /** Runs of refusals that may be an incident, and those that are one. */
  readonly runs: Run[] = [];
  /** Epoch ms; 0: none. */
  lastGood = 0;
  /** Of anything. */
  seenAt = 0;

  constructor(name: string) {
    this.name = name;
  }
}

export class ReceiverPlace extends Place {
  /** Days that its living addresses lived until they were mailed again, and how many were denied. */
  readonly living: Ratio = new Ratio();
  /** Mails to them, and how many met with trouble. */
  readonly working: Ratio = new Ratio();
  readonly lanes: Map<string, Place> = new Map();
  /** Refused everybody for so long that its addresses must be gone: no outage until it takes mail again. */
  isGone = false;

  lane(name: string): Place {
    return got(this.lanes, name, () => new Place(this.name));
  }
}

export class CampaignPlace extends Place {
  /** Only those that refused something. */
  readonly receivers: Map<string, Place> = new Map();

  receiver(name: string): Place {
    return got(this.receivers, name, () => new Place(name));
  }
}

const MOST_RECEIVERS = 100_000;
const MOST_CAMPAIGNS = 2_000;
const RECEIVER_IDLE = 90 * DAY;
const CAMPAIGN_IDLE = 14 * DAY;

export class Scopes {
  readonly #receivers: Map<string, ReceiverPlace> = new Map();
  readonly #lanes: Map<string, Place> = new Map();
  readonly #campaigns: Map<string, CampaignPlace> = new Map();
  readonly #streams: Map<string, CampaignPlace> = new Map();

  receiver(name: string, time: number): ReceiverPlace {
    const place = got(this.#receivers, name, () => new ReceiverPlace(name));
    place.seenAt = time;
    if (this.#receivers.size > MOST_RECEIVERS) sweep(this.#receivers, time - RECEIVER_IDLE);
    return place;
  }

  lane(name: string): Place {
    return got(this.#lanes, name, () => new Place(name));
  }

  /** Mails of no campaign belong to their stream. */
  campaign(name: string, stream: string, time: number): CampaignPlace {
    const places = name === '' ? this.#streams : this.#campaigns;
    const place = got(places, name || stream, () => new CampaignPlace(name));
    place.seenAt = time;
    if (places.size > MOST_CAMPAIGNS) sweep(places, time - CAMPAIGN_IDLE);
    return place;
  }
}

function got<T>(places: Map<string, T>, name: string, make: () => T): T {
  let place = places.get(name);
  if (!place) {
    place = make();
    places.set(name, place);
  }
  return place;
}

/** Forgets what was not seen since; where that is less than half, also the oldest of the rest. */
function sweep(places: Map<string, Place>, since: number): void {
  const half = places.size / 2;
  for (const [name, place] of places)
    if (place.seenAt < since && place.runs.length === 0) places.delete(name);
  for (const [name, place] of places) {
    if (places.size <= half) return;
    if (place.runs.length === 0) places.delete(name);
  }
}
