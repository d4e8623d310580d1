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
  /** Refused everybody for so long that its addresses must be gone: no outage until it takes mail again. */
  isGone = false;

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

  lane(name: string): Place {
    let place = this.lanes.get(name);
    if (!place) {
      place = new Place(name);
      this.lanes.set(name, place);
    }
    return place;
  }
}

export class CampaignPlace extends Place {
  /** Only those that refused something. */
  readonly receivers: Map<string, Place> = new Map();

  receiver(name: string): Place {
    let place = this.receivers.get(name);
    if (!place) {
      place = new Place(name);
      this.receivers.set(name, place);
    }
    return place;
  }
}

const MOST_RECEIVERS = 100_000;
const MOST_DOMAINS = 5_000;
const MOST_CAMPAIGNS = 2_000;
const RECEIVER_IDLE = 90 * DAY;
const CAMPAIGN_IDLE = 14 * DAY;

export class Scopes {
  readonly #receivers: Map<string, ReceiverPlace> = new Map();
  /** Domain → who runs its mail, where that is not the domain. */
  readonly #operators: Map<string, string> = new Map();
  /** Only those that refused something. */
  readonly #domains: Map<string, Place> = new Map();
  readonly #lanes: Map<string, Place> = new Map();
  readonly #campaigns: Map<string, CampaignPlace> = new Map();
  readonly #streams: Map<string, CampaignPlace> = new Map();

  /** A delivery tells who runs the mail of a domain. */
  learnOperator(domain: string, receiver: string): void {
    if (receiver === domain || this.#operators.get(domain) === receiver) return;
    if (this.#operators.size >= MOST_RECEIVERS) this.#operators.clear();
    this.#operators.set(domain, receiver);
  }

  /**
   * Where no host is told (a mail got as far as none; a provider keeps it to itself), the domain is named instead of whoever
   * runs its mail.
   */
  operatorOf(receiver: string, domain: string): string {
    return receiver === domain ? (this.#operators.get(domain) ?? receiver) : receiver;
  }

  receiver(name: string, time: number): ReceiverPlace {
    let place = this.#receivers.get(name);
    if (!place) {
      sweep(this.#receivers, MOST_RECEIVERS, time - RECEIVER_IDLE);
      place = new ReceiverPlace(name);
      this.#receivers.set(name, place);
    }
    place.seenAt = time;
    return place;
  }

  /** Undefined: nothing was refused there. */
  knownDomain(domain: string): Place | undefined {
    return this.#domains.get(domain);
  }

  domain(name: string, time: number): Place {
    let place = this.#domains.get(name);
    if (!place) {
      sweep(this.#domains, MOST_DOMAINS, time - RECEIVER_IDLE);
      place = new Place(name);
      this.#domains.set(name, place);
    }
    place.seenAt = time;
    return place;
  }

  lane(name: string): Place {
    let place = this.#lanes.get(name);
    if (!place) {
      place = new Place(name);
      this.#lanes.set(name, place);
    }
    return place;
  }

  /** Mails of no campaign belong to their stream. */
  campaign(name: string, stream: string, time: number): CampaignPlace {
    const places = name === '' ? this.#streams : this.#campaigns;
    let place = places.get(name || stream);
    if (!place) {
      sweep(places, MOST_CAMPAIGNS, time - CAMPAIGN_IDLE);
      place = new CampaignPlace(name);
      places.set(name || stream, place);
    }
    place.seenAt = time;
    return place;
  }
}

/** Makes room: forgets what was not seen since; where that is less than half, also the oldest of the rest. */
function sweep(places: Map<string, Place>, most: number, since: number): void {
  if (places.size < most) return;
  for (const [name, place] of places)
    if (place.seenAt < since && place.runs.length === 0) places.delete(name);
  for (const [name, place] of places) {
    if (places.size <= most / 2) return;
    if (place.runs.length === 0) places.delete(name);
  }
}
