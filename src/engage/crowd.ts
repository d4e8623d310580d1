// Gathers what only many mails together show: many recipients of one domain asked for from one network at once, and
// networks and domains that were caught doing what no person does.

import { BoundedMap } from './bounded-map.ts';
import { pairOf } from './names.ts';

/** One open or click, as the crowd sees it. Names are numbers, as `numberOf` gives them. */
export interface Passer {
  readonly time: number;
  /** Network, as `siteOf` gives it; 0: not known. */
  readonly site: number;
  /**
   * Network and what the client calls itself: people and filters of a company stand behind the same network, and the
   * name tells them apart.
   */
  readonly client: number;
  /** Any name of the mail, the same for all of its touches. */
  readonly mail: number;
  readonly recipient: number;
  /** Of the recipient. */
  readonly domain: number;
  /** `''`: a picture. */
  readonly link: string;
  /** Whether it did what no person does: a link that nobody sees, a request for the head alone. */
  readonly isCaught: boolean;
}

/** Many recipients of one domain, asked for from one network. */
interface Burst {
  readonly from: number;
  to: number;
  most: number;
}

/** How many recipients' mails were touched, in how many of them in a way that no person does. */
export interface Tally {
  all: number;
  caught: number;
}

interface Step {
  readonly time: number;
  readonly recipient: number;
  readonly link: string;
}

/** The last touches of one domain's mails from one network, in the order of time. */
interface Recent {
  readonly steps: Step[];
  /** Of the steps before it, all are too old. */
  from: number;
}

interface Seen extends Tally {
  last: number;
  isLastCaught: boolean;
}

const MINUTE = 60_000;
/** So many links of one mail in so short a time are followed by no person. */
const RAPID_LINKS = 3;
const RAPID = 2000;
const MOST_RECENT = 200;
/** Fewer are colleagues. */
const CROWD = 3;
const MOST_OPEN = 50_000;
const MOST_BURSTS = 100_000;
const MOST_TALLIES = 100_000;
const MOST_READERS = 200_000;

/** Memory is bounded whatever comes. What is seen must come in the order of time; then all questions may be asked. */
export class Crowd {
  readonly #recent: BoundedMap<Recent> = new BoundedMap(MOST_OPEN);
  readonly #bursts: BoundedMap<Burst[]> = new BoundedMap(MOST_BURSTS);
  readonly #clients: BoundedMap<Seen> = new BoundedMap(MOST_TALLIES);
  readonly #readers: BoundedMap<Seen> = new BoundedMap(MOST_READERS);
  readonly #domains: BoundedMap<Seen> = new BoundedMap(MOST_TALLIES);

  see(passer: Passer): void {
    const { time, site, client, mail, recipient, domain, link } = passer;
    if (site === 0) return;
    const step = { time, recipient, link };
    const key = pairOf(site, domain);
    const recent = this.#recent.get(key) ?? { steps: [], from: 0 };
    addStep(recent, step);
    this.#recent.put(key, recent);
    const isCaught = passer.isCaught || isRapid(recent.steps, step);
    count(this.#clients, client, recipient, isCaught);
    count(this.#readers, pairOf(client, recipient), mail, isCaught);
    count(this.#domains, domain, recipient, isCaught);
    this.#noteBurst(key, recent, time);
  }

  /** How many recipients of a domain were asked for from this network within the minute around; at least 1. */
  recipientsAt(site: number, domain: number, time: number): number {
    const bursts = this.#bursts.get(pairOf(site, domain));
    if (!bursts) return 1;
    const burst = bursts.find(({ from, to }) => time >= from && time <= to);
    return burst ? burst.most : 1;
  }

  /** Recipients whose mails a client touched. */
  client(client: number): Tally | undefined {
    return this.#clients.get(client);
  }

  /** Mails of one recipient that a client touched. */
  reader(client: number, recipient: number): Tally | undefined {
    return this.#readers.get(pairOf(client, recipient));
  }

  /** Recipients of a domain whose mails were touched. */
  domain(domain: number): Tally | undefined {
    return this.#domains.get(domain);
  }

  #noteBurst(key: number, { steps, from }: Recent, time: number): void {
    if (steps.length - from < CROWD) return;
    const recipients = new Set<number>();
    for (let at = from; at < steps.length; at++) recipients.add(steps[at]?.recipient ?? 0);
    if (recipients.size < CROWD) return;
    const start = steps[from]?.time ?? time;
    const bursts = this.#bursts.get(key) ?? [];
    const last = bursts.at(-1);
    if (last && start <= last.to) {
      last.to = time;
      last.most = Math.max(last.most, recipients.size);
    } else {
      if (bursts.length >= MOST_RECENT) bursts.shift();
      bursts.push({ from: start, to: time, most: recipients.size });
    }
    this.#bursts.put(key, bursts);
  }
}

/** What is older than a minute is passed over, and thrown away once it is most of what is kept. */
function addStep(recent: Recent, step: Step): void {
  const { steps } = recent;
  steps.push(step);
  while (
    steps.length - recent.from > MOST_RECENT ||
    (steps[recent.from]?.time ?? 0) < step.time - MINUTE
  )
    recent.from++;
  if (recent.from < MOST_RECENT && recent.from * 2 < steps.length) return;
  steps.splice(0, recent.from);
  recent.from = 0;
}

/** Many links of one mail in a moment. */
function isRapid(steps: readonly Step[], { recipient, time }: Step): boolean {
  let links: string[] | undefined;
  for (let at = steps.length - 1; at >= 0; at--) {
    const one = steps[at];
    if (!one || one.time < time - RAPID) break;
    if (one.recipient !== recipient || one.link === '') continue;
    links ??= [];
    if (!links.includes(one.link)) links.push(one.link);
    if (links.length >= RAPID_LINKS) return true;
  }
  return false;
}

/** Several touches of one mail one after another count once. */
function count(to: BoundedMap<Seen>, key: number, mail: number, isCaught: boolean): void {
  const known = to.get(key);
  const seen = known ?? { all: 0, caught: 0, last: -1, isLastCaught: false };
  if (seen.last !== mail) {
    seen.all++;
    seen.last = mail;
    seen.isLastCaught = false;
  }
  if (isCaught && !seen.isLastCaught) {
    seen.caught++;
    seen.isLastCaught = true;
  }
  to.put(key, seen);
}
