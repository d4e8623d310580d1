// Looks at the opens and clicks of one mail: who asked, in which visit, beside which others → what can be measured.

import type { JudgedEvent } from '../model/judged-event.ts';
import { siteOf } from './address-number.ts';
import type { MailLinks } from './link-book.ts';
import type { Measured } from './measures.ts';
import { pairOf } from './names.ts';
import type { AgentSignal, NetworkSignal } from './rules/engagement-rules.ts';
import type { Sending } from './sending.ts';
import type { SignalSet } from './signal-set.ts';

/** One open or click with who asked. */
export interface Look {
  readonly event: JudgedEvent;
  readonly isOpen: boolean;
  /** Network of the client; 0: not known. */
  readonly site: number;
  /** Number of the network and name of the client. */
  readonly client: number;
  /** Number of what the client calls itself. */
  readonly name: number;
  readonly agent: AgentSignal | null;
  readonly network: NetworkSignal | null;
  /** Place of the link in the mail; -1: not known. */
  readonly place: number;
  /** Touches of one client shortly after one another. */
  visit: Visit;
  readonly measured: Measured;
}

export interface Visit {
  readonly looks: Look[];
  last: number;
}

export interface MailFacts {
  readonly sending: Sending;
  readonly links: MailLinks;
  /** As it was sent; `''`: not known. */
  readonly linkToken: string;
  /** Number of the mail in its campaign, from 1; 0: not known. */
  readonly place: number;
}

const SECOND = 1000;
const VISIT_GAP: number = 10 * SECOND;
/** Clocks of mail server and link server differ; logs of mail servers cut to whole seconds. */
const CLOCK_SKEW = 500;
/** More touches around are not looked at: so many a mail gets from nobody but those who mean to harm. */
const MOST_AROUND = 100;
const HEADS: ReadonlySet<string> = new Set(['HEAD', 'OPTIONS']);

/** @param events the opens and clicks of one mail, in the order of time. */
export function lookAt(
  events: readonly JudgedEvent[],
  mail: MailFacts,
  signals: SignalSet,
): Look[] {
  const visits = new Map<number, Visit>();
  const looks = events.map((event) => {
    const look = lookOf(event, mail.links, signals);
    join(look, visits);
    measureStages(look, mail);
    measureRequest(look, mail);
    return look;
  });
  for (const look of looks) {
    const together = look.visit.looks;
    if (together.length > 1 && together[0] === look) measureVisit(together, mail.links);
  }
  return looks;
}

function lookOf(event: JudgedEvent, links: MailLinks, signals: SignalSet): Look {
  const { client } = event;
  const ip = client?.ip ?? '';
  const site = siteOf(ip);
  const name = signals.name(client?.userAgent ?? '');
  return {
    event,
    isOpen: event.type === 'opened',
    site,
    client: pairOf(site, name.number),
    name: name.number,
    agent: name.agent,
    network: ip === '' ? null : signals.network(ip),
    place: client ? links.placeOf(client.link, client.url) : -1,
    visit: { looks: [], last: 0 },
    measured: unmeasured(),
  };
}

/** A scanner changes its address from request to request more often than its name. */
function join(look: Look, visits: Map<number, Visit>): void {
  const { time } = look.event;
  const { name } = look;
  const known = visits.get(name);
  const isSame = known && time - known.last <= VISIT_GAP && !look.agent?.proxy;
  const visit = isSame ? known : { looks: [], last: time };
  visit.looks.push(look);
  visit.last = time;
  visits.set(name, visit);
  look.visit = visit;
}

function measureStages({ event, measured }: Look, { sending, place }: MailFacts): void {
  const { time } = event;
  const { arrivedAt, refusedAt, isRefusedUnseen, noMailboxAt, holds } = sending;
  if (place > 0) measured.place = place;
  const hold = holds.find(({ from, to }) => time >= from && (to === 0 || time < to));
  if (hold) measured.inHold = (time - hold.from) / SECOND;
  else if (arrivedAt > 0 && time >= arrivedAt) measured.sinceAccepted = (time - arrivedAt) / SECOND;
  else if (arrivedAt > time + CLOCK_SKEW) measured.beforeAccepted = (arrivedAt - time) / SECOND;
  if (arrivedAt === 0 && refusedAt > 0) {
    measured.sinceRefused = (time - refusedAt) / SECOND;
    if (isRefusedUnseen) measured.sinceRefusedUnseen = measured.sinceRefused;
  }
  if (noMailboxAt > 0) measured.sinceNoMailbox = (time - noMailboxAt) / SECOND;
}

function measureRequest({ event, isOpen, measured }: Look, { links, linkToken }: MailFacts): void {
  const { client, ids } = event;
  if (!client) return;
  measured.hidden = !isOpen && links.isHoneypot(client.link) ? 1 : 0;
  measured.head = HEADS.has(client.method) ? 1 : 0;
  if (client.machine !== null) measured.told = client.machine ? 1 : 0;
  if (client.method === 'POST') measured.post = 1;
  measured.altered = isAltered(ids.linkToken, linkToken) ? 1 : 0;
  if (client.ip !== '' || client.headers !== null)
    measured.noAgent = client.userAgent === '' ? 1 : 0;
  measured.noLanguage = missing(client.headers, 'accept-language');
  measured.noFetchMode = missing(client.headers, 'sec-fetch-mode');
}

/** Our own tokens are written in small letters alone. */
function isAltered(token: string, sent: string): boolean {
  if (token === '' || sent === '' || token === sent) return false;
  return token.toLowerCase() === sent.toLowerCase() || sent.startsWith(token);
}

/** 1: it was not sent, 0: it was, NaN: not told. */
function missing(headers: Readonly<Record<string, string>> | null, name: string): number {
  const value = headers?.[name];
  return value === undefined ? Number.NaN : value === '' ? 1 : 0;
}

/** What only several touches together show. */
function measureVisit(together: readonly Look[], links: MailLinks): void {
  const clicks = together.filter(({ isOpen }) => !isOpen);
  const sources = new Set(together.map(({ site }) => site)).size;
  const inOrder = orderedLinks(clicks);
  for (const { measured } of together) {
    measured.sources = sources;
    measured.inOrder = inOrder;
  }
  clicks.forEach((look, at) => {
    measureWindows(look, clicks, at);
  });
  if (links.visible >= 3)
    for (const { measured } of clicks)
      measured.shareIn10s = Math.min(1, measured.linksIn10s / links.visible);
  for (const look of together) measureNeighbours(look, together);
}

/** What a window that begins with this touch holds is told to each touch in it. */
function measureWindows(look: Look, clicks: readonly Look[], at: number): void {
  for (const [name, length] of WINDOWS) {
    const found = linksWithin(clicks, at, length);
    for (let other = at; other < Math.min(clicks.length, at + MOST_AROUND); other++) {
      const one = clicks[other];
      if (!one || one.event.time - look.event.time > length) break;
      if (!(one.measured[name] >= found)) one.measured[name] = found;
    }
  }
}

const WINDOWS = [
  ['linksIn2s', 2 * SECOND],
  ['linksIn10s', 10 * SECOND],
] as const;

function linksWithin(clicks: readonly Look[], at: number, length: number): number {
  const links = new Set<string>();
  const first = clicks[at]?.event.time ?? 0;
  for (let other = at; other < Math.min(clicks.length, at + MOST_AROUND); other++) {
    const event = clicks[other]?.event;
    if (!event || event.time - first > length) break;
    links.add(linkName(event));
  }
  return links.size;
}

const linkName = ({ client, type }: JudgedEvent): string =>
  client ? client.link || client.url : type;

/** 0 where they are not in the order of the mail; NaN where fewer than three links tell nothing. */
function orderedLinks(clicks: readonly Look[]): number {
  let count = 0;
  let last = -1;
  for (const { place } of clicks) {
    if (place < 0 || place === last) continue;
    if (place < last) return 0;
    last = place;
    count++;
  }
  return count >= 3 ? count : Number.NaN;
}

function measureNeighbours(look: Look, together: readonly Look[]): void {
  const { event, measured } = look;
  for (const other of together.length > MOST_AROUND ? together.slice(0, MOST_AROUND) : together) {
    if (other === look) continue;
    const seconds = Math.abs(other.event.time - event.time) / SECOND;
    if (other.measured.hidden === 1) measured.hiddenNear = least(measured.hiddenNear, seconds);
    const isSameLink = linkName(other.event) === linkName(event);
    if (other.measured.head === 1 && measured.head === 0 && isSameLink && !look.isOpen)
      measured.headNear = least(measured.headNear, seconds);
  }
}

const least = (known: number, value: number): number =>
  Number.isNaN(known) ? value : Math.min(known, value);

const unmeasured = (): Measured => ({
  sinceAccepted: Number.NaN,
  beforeAccepted: Number.NaN,
  inHold: Number.NaN,
  sinceRefused: Number.NaN,
  sinceRefusedUnseen: Number.NaN,
  sinceNoMailbox: Number.NaN,
  place: Number.NaN,
  linksIn2s: Number.NaN,
  linksIn10s: Number.NaN,
  shareIn10s: Number.NaN,
  inOrder: Number.NaN,
  sources: Number.NaN,
  hidden: Number.NaN,
  hiddenNear: Number.NaN,
  head: Number.NaN,
  headNear: Number.NaN,
  altered: Number.NaN,
  post: Number.NaN,
  noLanguage: Number.NaN,
  noFetchMode: Number.NaN,
  noAgent: Number.NaN,
  crowd: Number.NaN,
  clientCaught: Number.NaN,
  domainCaught: Number.NaN,
  knownReader: Number.NaN,
  sincePicture: Number.NaN,
  sameSource: Number.NaN,
  untilConversion: Number.NaN,
  told: Number.NaN,
  unhurried: Number.NaN,
});
