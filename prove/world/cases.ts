// Collects from a simulated world all mails that failed, or looked like it, and were opened or clicked, with the truth of why.
import { eventsOf } from '../../sim/events.ts';
import { judge, ownSettings } from '../../sim/judging.ts';
import { outcomesFrom, plainOutcome } from '../../sim/observe.ts';
import { Calendar } from '../../sim/world/calendar.ts';
import type { Fact, Mail, TrueExplanation } from '../../sim/world/fact.ts';
import { hmac } from '../../sim/world/sender.ts';
import type { WorldOptions } from '../../sim/world/setting.ts';
import { DAY } from '../../sim/world/times.ts';
import { makeWorld, type Story } from '../../sim/world/world.ts';
import {
  type Contradiction,
  type DomainHabits,
  isContradiction,
  NO_HABITS,
  readAfterFailure,
} from '../../src/engage/reconcile/contradiction.ts';
import { covers, type Incident } from '../../src/model/incident.ts';
import { NO_LINKS } from '../../src/model/links.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { OwnSettings } from '../../src/model/own.ts';
import type { Touch } from '../../src/model/touch.ts';
import { EngagementJudge } from '../../src/pipeline/engage.ts';
import { observeOutcome } from '../../src/pipeline/observe.ts';
import type { StoredEvent, StoredOutcome } from '../../src/ports/store.ts';
import { domainOf } from '../../src/text/address-key.ts';
import { Watch } from '../../src/watch/watch.ts';
import { campaignLinks } from './engagement.ts';

export interface TrueCase {
  readonly given: Contradiction;
  /** Null: by the truth there is nothing to explain. */
  readonly truth: TrueExplanation | null;
}

/** A mail with what is known of it. */
interface Known {
  readonly mail: Mail;
  /** Number in its campaign, from 1. */
  readonly place: number;
  readonly events: readonly StoredEvent[];
  readonly outcome: StoredOutcome;
  readonly truth: TrueExplanation | null;
}

/** Lives through a world once, with a watch that finds its incidents; then judges who opened and clicked. */
export function casesIn(options: WorldOptions): TrueCase[] {
  const lived = liveThrough(options);
  const touches = judgeAll(lived.touched);
  const reads = new Map(
    [...touches].map(([{ mail, outcome }, all]) => [mail.number, readAfterFailure(outcome, all)]),
  );
  return [...touches].flatMap(([known, all]) => caseOf(known, all, lived, reads) ?? []);
}

interface Lived {
  /** Those that were opened or clicked. */
  readonly touched: readonly Known[];
  readonly book: ReadonlyMap<string, readonly StoredOutcome[]>;
  readonly incidents: readonly Incident[];
  readonly habits: ReadonlyMap<string, DomainHabits>;
}

function liveThrough(options: WorldOptions): Lived {
  const { start, days } = options;
  const end = start + days * DAY;
  const watch = new Watch();
  const coming = new Calendar<Observation>(start, end);
  const book = new Map<string, StoredOutcome[]>();
  const touched: Known[] = [];
  const know = knower(ownSettings(start));
  for (const story of makeWorld(options).signedStories) {
    for (const observation of coming.until(story.mail.submittedAt)) watch.observe(observation);
    for (const known of [...byMail(story)].flatMap(know)) {
      for (const observation of observeOutcome(known.outcome)) coming.add(observation);
      note(book, known.outcome);
      if (known.events.some(({ client }) => client !== null)) touched.push(known);
    }
  }
  for (const observation of coming.rest()) watch.observe(observation);
  return { touched, book, incidents: watch.incidents(end), habits: habitsIn(book) };
}

/** By domain. */
function habitsIn(book: ReadonlyMap<string, readonly StoredOutcome[]>): Map<string, DomainHabits> {
  const found = new Map<string, DomainHabits>();
  for (const [address, outcomes] of book) {
    const unknown = outcomes.filter(({ fault }) => fault === 'recipient-address');
    const { refused, bounced } = found.get(domainOf(address)) ?? NO_HABITS;
    found.set(domainOf(address), {
      refused: refused + unknown.filter(({ state }) => state === 'failed').length,
      bounced: bounced + unknown.filter(({ state }) => state === 'accepted-then-bounced').length,
    });
  }
  return found;
}

function note(book: Map<string, StoredOutcome[]>, outcome: StoredOutcome): void {
  const known = book.get(outcome.recipient);
  if (known) known.push(outcome);
  else book.set(outcome.recipient, [outcome]);
}

/** A mail that was sent again is told in the story of the first. */
function byMail({ facts }: Story): Map<Mail, Fact[]> {
  const found = new Map<Mail, Fact[]>();
  for (const fact of facts) {
    if (!fact.mail) continue;
    const known = found.get(fact.mail);
    if (known) known.push(fact);
    else found.set(fact.mail, [fact]);
  }
  return found;
}

/** Counts the mails of campaigns as they come. */
function knower(own: OwnSettings): (told: readonly [Mail, readonly Fact[]]) => Known[] {
  const places = new Map<string, number>();
  return ([mail, facts]) => {
    const place = mail.campaign === '' ? 0 : (places.get(mail.campaign) ?? 0) + 1;
    places.set(mail.campaign, place);
    const truth = facts.find((fact) => fact.is === 'told')?.truth.explanation ?? null;
    const isTouched = facts.some(({ is }) => is === 'touched' || is === 'unsubscribed');
    const plain = isTouched ? undefined : plainOutcome(mail, facts)?.[0];
    if (plain) return [{ mail, place, events: [], outcome: plain, truth }];
    const events = eventsFrom(mail, facts, own);
    return outcomesFrom(mail, events)
      .slice(0, 1)
      .map((outcome) => ({ mail, place, events, outcome, truth }));
  };
}

function eventsFrom(mail: Mail, facts: readonly Fact[], own: OwnSettings): StoredEvent[] {
  const told = facts.flatMap((fact) => [...eventsOf(fact)]).sort((a, b) => a.time - b.time);
  return told.flatMap((event, at) => {
    const judged = judge(event, { own, hmac });
    const stored = { id: at + 1, message: mail.number, link: 1, rulesVersion: '', raw: '' };
    return judged ? [{ ...judged, ...stored, touch: null }] : [];
  });
}

function judgeAll(mails: readonly Known[]): Map<Known, readonly Touch[]> {
  const campaigns = [...new Set(mails.map(({ mail }) => mail.campaign))].map(campaignLinks);
  const judging = new EngagementJudge({ links: { ...NO_LINKS, honeypots: ['h'], campaigns } });
  mails
    .flatMap(({ mail, events }) => events.map((event) => ({ mail, event })))
    .filter(({ event }) => event.client !== null)
    .sort((a, b) => a.event.time - b.event.time)
    .forEach(({ mail, event }) => {
      judging.see(event, mail.person.address, mail.campaign);
    });
  return new Map(
    mails.map((known) => {
      const { campaign, linkToken, person } = known.mail;
      const { events, place } = known;
      const about = { recipient: person.address, campaign, place, linkToken };
      return [known, judging.judge({ events, ...about })];
    }),
  );
}

function caseOf(
  { outcome, events, truth, mail }: Known,
  touches: readonly Touch[],
  { book, incidents, habits }: Lived,
  reads: ReadonlyMap<number, number>,
): TrueCase | null {
  const hasNotice = events.some(({ type }) => type.startsWith('notice-'));
  if (!isContradiction(outcome, touches, hasNotice)) return null;
  const observed = observeOutcome(outcome);
  const { campaign, subject } = mail;
  const others = (book.get(outcome.recipient) ?? [])
    .filter((one) => one !== outcome)
    .map((one) => ({
      outcome: one,
      campaign: one.message.campaign,
      subject: one.message.subject,
      readAt: reads.get(one.message.id) ?? 0,
    }));
  const covering = incidents.filter((one) => observed.some((seen) => covers(one, seen)));
  return {
    given: {
      outcome,
      events,
      touches,
      incidents: covering,
      campaign,
      subject,
      others,
      domain: habits.get(domainOf(outcome.recipient)) ?? NO_HABITS,
    },
    truth,
  };
}
