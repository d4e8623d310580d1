// Judges who opened and clicked one mail: a person, a machine, a picture proxy.

import { isTouch } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import type { Touch, TouchSignal, TouchVerdict } from '../model/touch.ts';
import { domainOf } from '../text/address-key.ts';
import type { Crowd, Tally } from './crowd.ts';
import type { MailLinks } from './link-book.ts';
import { type Look, lookAt } from './look.ts';
import type { Measured } from './measures.ts';
import { numberOf } from './names.ts';
import type { Weights } from './rules/engagement-rules.ts';
import { sendingOf } from './sending.ts';
import type { ReadyBehaviour, SignalSet } from './signal-set.ts';
import { toldOnce } from './told-once.ts';

/** All that is known of one message to one recipient. */
export interface TouchedMail {
  /** Its events of whatever kind, in the order of time, each once. */
  readonly events: readonly JudgedEvent[];
  readonly recipient: string;
  readonly campaign: string;
  /** Number of the mail in its campaign, in the order of sending, from 1; 0: not known. */
  readonly place: number;
  /** The token of its links as it was sent; `''`: not known. */
  readonly linkToken: string;
}

export interface Judging {
  readonly signals: SignalSet;
  /** Having seen all opens and clicks that are known. */
  readonly crowd: Crowd;
  readonly linksOf: (campaign: string) => MailLinks;
}

/** From here on, up to there it is said. */
const MACHINE = 0.65;
const PERSON = 0.4;
/** Signals speak of the same thing in part: their sum is taken for less than it is. */
const TRUST = 0.8;
const SECOND = 1000;
const MOST_TOUCHES = 5000;
/** Fewer recipients tell nothing about a network or a domain. */
const LEAST_CLIENT = 3;
const LEAST_DOMAIN = 8;
/** Who is caught at most in such a part of the mails is no machine for it. */
const SELDOM = 0.05;
/** Such a sum of signals leaves no doubt about another visit. */
const SURELY = 3;
const PICTURE_SEEN: readonly [from: number, to: number] = [1, 1800];
const MOST_PICTURES = 20;
const CONVERTED: number = 2 * 3600;
const LONGEST_SITTING: number = 1800;

/** A pure function of what is known: with later events it is asked again. Never throws. In the order of time. */
export function judgeTouches(mail: TouchedMail, judging: Judging): Touch[] {
  const all = mail.events.filter(isTouch).slice(0, MOST_TOUCHES);
  const touched = toldOnce(all);
  if (touched.length === 0) return [];
  const { signals, linksOf } = judging;
  const sending = sendingOf(mail.events);
  const { linkToken, place } = mail;
  const looks = lookAt(
    touched,
    { sending, links: linksOf(mail.campaign), linkToken, place },
    signals,
  );
  measureCrowd(looks, mail.recipient, judging.crowd);
  const prior = sending.host === '' ? null : signals.prior(sending.host);
  if (looks.length > 1)
    measureOthers(
      looks,
      looks.map((look) => weigh(look, signals, null)),
    );
  return looks.map((look) => {
    const spoken: TouchSignal[] = [];
    const sum = weigh(look, signals, spoken);
    return touchOf(look, sum + (prior ? add(spoken, prior, look.isOpen) : 0), spoken);
  });
}

function measureCrowd(looks: readonly Look[], address: string, crowd: Crowd): void {
  const recipient = numberOf(address);
  const domain = numberOf(domainOf(address));
  const domainCaught = shareOf(crowd.domain(domain), LEAST_DOMAIN);
  let last: Look | undefined;
  for (const look of looks) {
    const { site, client, event, measured } = look;
    if (site === 0) continue;
    measured.domainCaught = domainCaught;
    measured.crowd = crowd.recipientsAt(site, domain, event.time);
    if (last?.client === client) {
      measured.clientCaught = last.measured.clientCaught;
      measured.knownReader = last.measured.knownReader;
    } else measureClient(look, recipient, crowd);
    last = look;
  }
}

function measureClient({ client, measured }: Look, recipient: number, crowd: Crowd): void {
  measured.clientCaught = shareOf(crowd.client(client), LEAST_CLIENT);
  const reader = crowd.reader(client, recipient);
  if (reader && reader.caught <= reader.all * SELDOM) measured.knownReader = reader.all - 1;
}

const shareOf = (tally: Tally | undefined, least: number): number =>
  tally && tally.all >= least ? Math.min(1, tally.caught / tally.all) : Number.NaN;

/** What other visits to the same mail say of this one. */
function measureOthers(looks: readonly Look[], sums: readonly number[]): void {
  const machines = new Set<number>();
  const sites = new Set<number>();
  const visitsOf = new Map<number, Set<Look['visit']>>();
  looks.forEach(({ site, client, isOpen, visit }, at) => {
    if (site === 0 || isOpen) return;
    if ((sums[at] ?? 0) >= SURELY) {
      machines.add(client);
      sites.add(site);
    }
    const known = visitsOf.get(client);
    if (known) known.add(visit);
    else visitsOf.set(client, new Set([visit]));
  });
  const pictures: Look[] = [];
  looks.forEach((look, at) => {
    const { measured, isOpen } = look;
    const sum = sums[at] ?? 0;
    if (isOpen && isSeen(look, sum)) pictures.push(look);
    if (isOpen) return;
    measured.sincePicture = sincePicture(look, pictures);
    if (sum < SURELY)
      measured.sameSource = machines.has(look.client) ? 2 : sites.has(look.site) ? 1 : 0;
    measured.unhurried = unhurried(visitsOf.get(look.client), look);
  });
  measureConversions(looks);
}

/** A picture that a person saw, as far as it tells: not fetched ahead, not by a machine. */
const isSeen = ({ agent }: Look, sum: number): boolean =>
  agent?.proxy ? agent.seen >= 0.5 : sum < 0;

/** A proxy's picture may be anybody's; another one must be this client's. */
function sincePicture({ event, site, name }: Look, pictures: readonly Look[]): number {
  const found = pictures
    .slice(-MOST_PICTURES)
    .findLast(
      (one) => one.agent?.proxy || one.network?.proxy || one.site === site || one.name === name,
    );
  if (!found) return Number.NaN;
  const seconds = (event.time - found.event.time) / SECOND;
  return seconds >= PICTURE_SEEN[0] && seconds <= PICTURE_SEEN[1] ? seconds : Number.NaN;
}

function unhurried(visits: ReadonlySet<Look['visit']> | undefined, { event }: Look): number {
  if (!visits || visits.size < 2) return Number.NaN;
  let near = 0;
  for (const { last } of visits)
    if (Math.abs(last - event.time) / SECOND <= LONGEST_SITTING) near++;
  return near;
}

function measureConversions(looks: readonly Look[]): void {
  const conversions = looks.filter(({ event }) => event.type === 'converted');
  for (const done of conversions)
    for (const { event, site, name, measured } of looks) {
      const seconds = (done.event.time - event.time) / SECOND;
      const isSame = site === done.site || name === done.name;
      if (isSame && seconds >= 0 && seconds <= CONVERTED) measured.untilConversion = seconds;
    }
}

/**
 * The sum of all that speaks; of the behaviours of one group the weightiest does.
 *
 * @param spoken takes the signals; null: only the sum is wanted.
 */
function weigh(look: Look, signals: SignalSet, spoken: TouchSignal[] | null): number {
  const { network, agent, isOpen, event, measured } = look;
  const { best, values } = loudest(measured, isOpen, signals);
  let sum = add(spoken, network, isOpen) + add(spoken, agent, isOpen);
  sum += add(spoken, signals.referrer(event.client?.referrer ?? ''), isOpen);
  for (let group = 0; group < best.length; group++) {
    const ready = best[group];
    if (!ready) continue;
    const weight = weightOf(ready.signal, isOpen);
    sum += weight;
    spoken?.push({ id: ready.signal.id, words: ready.words(values[group] ?? 0), weight });
  }
  return sum;
}

interface Loudest {
  /** By number of the group. */
  readonly best: (ReadyBehaviour | undefined)[];
  readonly values: number[];
}

function loudest(measured: Measured, isOpen: boolean, { measures, groups }: SignalSet): Loudest {
  const best = new Array<ReadyBehaviour | undefined>(groups);
  const values = new Array<number>(groups);
  for (const { of, behaviours } of measures) {
    const value = of(measured);
    if (Number.isNaN(value)) continue;
    for (const ready of behaviours) {
      const { signal, group } = ready;
      if (value < signal.from || value >= signal.below) continue;
      if (!heavier(weightOf(signal, isOpen), weightOf(best[group]?.signal, isOpen))) continue;
      best[group] = ready;
      values[group] = value;
    }
  }
  return { best, values };
}

const heavier = (one: number, other: number): boolean => Math.abs(one) > Math.abs(other);

const weightOf = (signal: { readonly weights: Weights } | undefined, isOpen: boolean): number =>
  signal ? (isOpen ? signal.weights.open : signal.weights.click) : 0;

interface Speaking {
  readonly id: string;
  readonly words: string;
  readonly weights: Weights;
}

function add(spoken: TouchSignal[] | null, signal: Speaking | null, isOpen: boolean): number {
  const weight = weightOf(signal ?? undefined, isOpen);
  if (signal && weight !== 0) spoken?.push({ id: signal.id, words: signal.words, weight });
  return weight;
}

function touchOf(look: Look, sum: number, signals: TouchSignal[]): Touch {
  const { event, isOpen, agent, network } = look;
  const machine = 1 / (1 + Math.exp(-TRUST * sum));
  signals.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  if (isOpen && agent?.proxy) return { event, verdict: 'proxy', human: agent.seen, signals };
  const verdict = isOpen && network?.proxy && machine < MACHINE ? 'proxy' : verdictOf(machine);
  return { event, verdict, human: 1 - machine, signals };
}

function verdictOf(machine: number): TouchVerdict {
  if (machine >= MACHINE) return 'machine';
  return machine <= PERSON ? 'human' : 'unknown';
}
