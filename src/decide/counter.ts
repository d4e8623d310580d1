// Holds what one cause has counted for an address, decides what follows from it.

import type { Decision, DecisionAction, Ground } from '../model/decision.ts';
import type { PolicyRule, PolicyStep } from '../model/policy.ts';
import { DAY, dateText, dayOf } from './days.ts';
import { fillWhy } from './why.ts';

/** One counted day. */
export interface Strike {
  readonly day: number;
  readonly weight: number;
  /** Oldest first. */
  readonly grounds: readonly Ground[];
  readonly notes: readonly Forgivable[];
}

/** What remembers that its strike was forgiven. */
export interface Forgivable {
  /** Epoch ms; 0: it still counts. */
  forgivenAt: number;
}

/** What holds for the address because of this counter. */
export interface CounterStanding {
  readonly action: 'hold' | 'suppress' | 'probation';
  readonly step: PolicyStep;
  readonly rule: PolicyRule;
  readonly at: number;
  /** The first day on which it no longer holds; `Infinity`: never. */
  readonly untilDay: number;
  /** How often it failed, and when first: `grounds` may be a part of it. */
  readonly count: number;
  readonly first: number;
  readonly grounds: readonly Ground[];
  readonly why: string;
}

export interface Counter {
  readonly cause: string;
  /** `''`: it concerns the address for all streams. */
  readonly stream: string;
  readonly lasting: boolean;
  /** In the order of days. */
  strikes: Strike[];
  standing: CounterStanding | null;
  /** How often a probation has failed since the last sign of life. */
  failedProbations: number;
  /** From a day to before a day: when nothing is sent. */
  readonly blocks: [from: number, to: number][];
}

/** Where decisions go, with what their sentences need. */
export interface Desk {
  readonly address: string;
  readonly policy: string;
  readonly now: number;
  readonly decisions: Decision[];
  /** Last signs of life and of a person, epoch ms; 0: none is known. */
  life: number;
  human: number;
}

/** A term is doubled after a failed probation, up to this many times its length. */
const LONGEST_TERM = 4;
/** Days that a counter remembers; what came before has long led to what it can lead to. */
const MOST_STRIKES = 400;
const MOST_GROUNDS = 20;
const ROUNDING = 1e-9;

/** What a counter is known by. */
export function counterKey(cause: string, stream: string): string {
  return `${cause}\n${stream}`;
}

export function newCounter(cause: string, stream: string, lasting: boolean): Counter {
  return {
    cause,
    stream,
    lasting,
    strikes: [],
    standing: null,
    failedProbations: 0,
    blocks: [],
  };
}

/** Brings about what time alone brings about, up to the beginning of `day`. */
export function advance(counter: Counter, day: number, desk: Desk): void {
  for (let held = counter.standing; held && held.untilDay <= day; held = counter.standing) {
    if (held.action === 'hold') endHold(counter, held, desk);
    else endSuppression(counter, held, desk);
  }
}

function endHold(counter: Counter, held: CounterStanding, desk: Desk): void {
  const { turnsInto } = held.step;
  counter.standing = null;
  if (!turnsInto) return;
  const untilDay = turnsInto.days === 0 ? Number.POSITIVE_INFINITY : held.untilDay + turnsInto.days;
  const at = held.untilDay * DAY;
  stand(
    counter,
    { ...held, action: 'suppress', at, untilDay, why: turnsInto.why },
    held.untilDay,
    desk,
  );
}

function endSuppression(counter: Counter, held: CounterStanding, desk: Desk): void {
  const at = held.untilDay * DAY;
  if (!held.step.probation) {
    clear(counter, at);
    return;
  }
  const why = `Suppressed until ${dateText(at)}; that is over. One real mail may be sent: if it arrives, sending goes on, if it fails, the address is suppressed again.`;
  const untilDay = Number.POSITIVE_INFINITY;
  stand(counter, { ...held, action: 'probation', at, untilDay, why }, held.untilDay, desk);
}

/** Counts a strike of `rule` and does what follows. `tried`: its message was sent on probation. */
export function countStrike(
  counter: Counter,
  strike: Strike,
  rule: PolicyRule,
  tried: boolean,
  desk: Desk,
): void {
  const held = counter.standing;
  counter.strikes = remembered(counter.strikes, strike, rule.stale);
  if (held?.action === 'probation') {
    if (tried) suppressAgain(counter, held, strike, desk);
    return;
  }
  const counted = within(counter.strikes, strike.day, rule.within);
  const step = reachedStep(counted, rule);
  if (!step || (step.action !== 'hold' && step.action !== 'suppress')) return;
  const untilDay = step.days === 0 ? Number.POSITIVE_INFINITY : strike.day + 1 + step.days;
  if (held && !outweighs(step, untilDay, held)) return;
  const { action, why } = step;
  const found = factsOf(counted);
  stand(counter, { action, step, rule, untilDay, why, ...found }, strike.day + 1, desk);
}

type Found = Pick<CounterStanding, 'at' | 'count' | 'first' | 'grounds'>;

function factsOf(strikes: readonly Strike[]): Found {
  const all = strikes.flatMap(({ grounds }) => grounds);
  const first = all[0]?.time ?? 0;
  return { at: all.at(-1)?.time ?? 0, count: all.length, first, grounds: shortened(all) };
}

function shortened(grounds: readonly Ground[]): readonly Ground[] {
  if (grounds.length <= MOST_GROUNDS) return grounds;
  return [...grounds.slice(0, 1), ...grounds.slice(1 - MOST_GROUNDS)];
}

function within(strikes: readonly Strike[], today: number, days: number): readonly Strike[] {
  return days > 0 ? strikes.filter(({ day }) => today - day <= days) : strikes;
}

function remembered(strikes: readonly Strike[], strike: Strike, stale: number): Strike[] {
  const last = strikes.at(-1);
  if (last && stale > 0 && strike.day - last.day > stale) return [strike];
  return [...strikes, strike].slice(-MOST_STRIKES);
}

/** The last one of the steps for which enough was counted. */
function reachedStep(strikes: readonly Strike[], rule: PolicyRule): PolicyStep | undefined {
  const first = strikes[0];
  const last = strikes.at(-1);
  if (!first || !last) return undefined;
  const sum = sumApart(strikes, rule.apart);
  const days = last.day - first.day;
  return rule.steps.findLast((step) => step.strikes <= sum + ROUNDING && step.over <= days);
}

function sumApart(strikes: readonly Strike[], apart: number): number {
  let sum = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const { day, weight } of strikes) {
    if (day - previous < apart) continue;
    sum += weight;
    previous = day;
  }
  return sum;
}

/** What stands gives way to what is harder or longer; a hold that will become a suppression is not put off. */
function outweighs(step: PolicyStep, untilDay: number, held: CounterStanding): boolean {
  if (held.action === 'suppress') return step.action === 'suppress' && endsNever(untilDay, held);
  if (step.action === 'suppress') return true;
  return step !== held.step && held.step.turnsInto === null && untilDay > held.untilDay;
}

function endsNever(untilDay: number, held: CounterStanding): boolean {
  return untilDay === Number.POSITIVE_INFINITY && held.untilDay !== Number.POSITIVE_INFINITY;
}

function suppressAgain(counter: Counter, held: CounterStanding, strike: Strike, desk: Desk): void {
  counter.failedProbations += 1;
  const days = held.step.turnsInto?.days ?? held.step.days;
  const term = days * Math.min(LONGEST_TERM, 2 ** counter.failedProbations);
  const grounds = shortened([...held.grounds, ...strike.grounds]);
  const at = grounds.at(-1)?.time ?? 0;
  const why = `The mail that was tried on ${dateText(at)} failed like those before: suppressed again, until {until}.`;
  const untilDay = strike.day + 1 + term;
  const count = held.count + strike.grounds.length;
  const again = { ...held, action: 'suppress' as const, at, untilDay, grounds, count, why };
  stand(counter, again, strike.day + 1, desk);
}

/** Forgives all strikes and lifts what stands, because of a sign of life. */
export function resetByLife(counter: Counter, life: Ground, kind: string, desk: Desk): void {
  const held = counter.standing;
  clear(counter, life.time);
  if (!held) return;
  const what = kind === 'human' ? 'A person reacted to our mail' : 'Mail was delivered';
  const why = `${what} on ${dateText(life.time)}: the address is alive, what was counted against it is forgiven.`;
  const { rule } = held;
  record(
    counter,
    { action: 'release', at: life.time, until: 0, rule: rule.id, grounds: [life], why },
    desk,
  );
}

/** Forgives all strikes and drops what stands, as somebody told; no entry, since theirs says so. */
export function clear(counter: Counter, at: number): void {
  for (const strike of counter.strikes) for (const note of strike.notes) note.forgivenAt = at;
  if (counter.standing) unblockFrom(counter, dayOf(at) + 1);
  counter.strikes = [];
  counter.standing = null;
  counter.failedProbations = 0;
}

/** Whether mail that is sent on `day` is kept back. What is decided on a day keeps back from the next day on. */
export function isBlocked({ blocks }: Counter, day: number): boolean {
  return blocks.some(([from, to]) => from <= day && day < to);
}

/** Puts the counter into this state without an entry: what the ledger remembers of times that are no longer known. */
export function resume(counter: Counter, standing: CounterStanding): void {
  counter.standing = standing;
  if (standing.action !== 'probation')
    counter.blocks.push([dayOf(standing.at) + 1, standing.untilDay]);
}

function unblockFrom({ blocks }: Counter, day: number): void {
  for (const block of blocks) block[1] = Math.min(block[1], day);
}

/** `from`: the first day on which it keeps mail back, or no longer does. */
function stand(counter: Counter, standing: CounterStanding, from: number, desk: Desk): void {
  const { action, at, untilDay, rule, grounds, count, first } = standing;
  const until = untilDay === Number.POSITIVE_INFINITY ? 0 : untilDay * DAY;
  const last = grounds.at(-1)?.time ?? at;
  const { life, human } = desk;
  const facts = { count, first, last, until, life, human, stream: counter.stream };
  const why = fillWhy(standing.why, facts);
  counter.standing = { ...standing, why };
  unblockFrom(counter, from);
  if (action !== 'probation') counter.blocks.push([from, untilDay]);
  record(counter, { action, at, until, rule: rule.id, grounds, why }, desk);
}

interface Entry {
  readonly action: DecisionAction;
  readonly at: number;
  readonly until: number;
  readonly rule: string;
  readonly grounds: readonly Ground[];
  readonly why: string;
}

function record(
  { cause, stream }: Counter,
  entry: Entry,
  { decisions, address, policy, now }: Desk,
): void {
  decisions.push({
    id: 0,
    address,
    stream,
    madeAt: now,
    by: 'policy',
    who: policy,
    cause,
    batch: '',
    undoes: 0,
    incident: 0,
    ...entry,
  });
}
