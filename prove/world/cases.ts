// Collects from a simulated world all mails that failed, or looked like it, and were opened or clicked, with the truth of why.

import { eventsOf } from '../../sim/events.ts';
import { judge, ownSettings } from '../../sim/judging.ts';
import { outcomesFrom, plainOutcome } from '../../sim/observe.ts';
import { Calendar } from '../../sim/world/calendar.ts';
import type { Fact, FactOf, Mail, TrueExplanation } from '../../sim/world/fact.ts';
import { hmac } from '../../sim/world/sender.ts';
import type { WorldOptions } from '../../sim/world/setting.ts';
import { DAY } from '../../sim/world/times.ts';
import { makeWorld, type Story } from '../../sim/world/world.ts';
import { type Contradiction, isContradiction } from '../../src/engage/reconcile/contradiction.ts';
import { covers, type Incident } from '../../src/model/incident.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { OwnSettings } from '../../src/model/own.ts';
import type { Touch } from '../../src/model/touch.ts';
import { observeOutcome } from '../../src/pipeline/observe.ts';
import type { StoredEvent, StoredOutcome } from '../../src/ports/store.ts';
import { Watch } from '../../src/watch/watch.ts';

export interface TrueCase {
  readonly given: Contradiction;
  /** Null: by the truth there is nothing to explain. */
  readonly truth: TrueExplanation | null;
}

/** Who touched, for all touches of one mail. */
export type JudgeTouches = (
  mail: Mail,
  events: readonly JudgedEvent[],
  touches: readonly FactOf<'touched'>[],
) => readonly Touch[];

/** Verdicts as the world knows them. */
export const trueVerdicts: JudgeTouches = (_, events, touches) => {
  const told = events.filter(({ client, type }) => client !== null && type !== 'unsubscribed');
  return touches.flatMap(({ touch }, at) => {
    const event = told[at];
    if (!event) return [];
    const human = touch.by === 'human' ? 0.97 : touch.by === 'machine' ? 0.02 : 0.5;
    return [{ event, verdict: touch.by, human, signals: [] }];
  });
};

interface Raw {
  readonly mail: Mail;
  readonly events: readonly StoredEvent[];
  readonly touched: readonly FactOf<'touched'>[];
  readonly outcome: StoredOutcome;
  readonly truth: TrueExplanation | null;
}

/** Lives through a world once, with a watch that finds its incidents. */
export function casesIn(
  options: WorldOptions,
  judgeTouches: JudgeTouches = trueVerdicts,
): TrueCase[] {
  const lived = liveThrough(options);
  return lived.raws.flatMap((raw) => {
    const touches = judgeTouches(raw.mail, raw.events, raw.touched);
    return caseOf(raw, touches, lived) ?? [];
  });
}

interface Lived {
  readonly raws: readonly Raw[];
  readonly book: ReadonlyMap<string, readonly StoredOutcome[]>;
  /** When a person first clicked in a mail, by its number. */
  readonly clicked: ReadonlyMap<number, number>;
  readonly incidents: readonly Incident[];
}

function liveThrough(options: WorldOptions): Lived {
  const { start, days } = options;
  const end = start + days * DAY;
  const own = ownSettings(start);
  const watch = new Watch();
  const coming = new Calendar<Observation>(start, end);
  const book = new Map<string, StoredOutcome[]>();
  const clicked = new Map<number, number>();
  const raws: Raw[] = [];
  for (const story of makeWorld(options).signedStories) {
    for (const observation of coming.until(story.mail.submittedAt)) watch.observe(observation);
    for (const raw of rawsOf(story, own)) {
      for (const observation of observeOutcome(raw.outcome)) coming.add(observation);
      note(book, raw.outcome);
      noteClick(clicked, raw);
      if (raw.touched.length > 0 && raw.events.length > 0) raws.push(raw);
    }
  }
  for (const observation of coming.rest()) watch.observe(observation);
  return { raws, book, clicked, incidents: watch.incidents(end) };
}

const rawsOf = (story: Parameters<typeof byMail>[0], own: OwnSettings): Raw[] =>
  [...byMail(story)].flatMap(([mail, facts]) => rawOf(mail, facts, own) ?? []);

function noteClick(clicked: Map<number, number>, { mail, touched }: Raw): void {
  const click = touched.find(({ touch }) => touch.by === 'human' && touch.link >= 0);
  if (click) clicked.set(mail.number, click.time);
}

function note(book: Map<string, StoredOutcome[]>, outcome: StoredOutcome): void {
  const known = book.get(outcome.recipient);
  if (known) known.push(outcome);
  else book.set(outcome.recipient, [outcome]);
}

function caseOf(
  { outcome, events, truth, mail }: Raw,
  touches: readonly Touch[],
  { book, clicked, incidents }: Lived,
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
      clickedAt: clicked.get(one.message.id) ?? 0,
    }));
  const covering = incidents.filter((one) => observed.some((seen) => covers(one, seen)));
  return {
    given: { outcome, events, touches, incidents: covering, campaign, subject, others },
    truth,
  };
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

/** Null: nothing is known of it. */
function rawOf(mail: Mail, facts: readonly Fact[], own: OwnSettings): Raw | null {
  const truth = facts.find((fact) => fact.is === 'told')?.truth.explanation ?? null;
  const plain = plainOutcome(mail, facts)?.[0];
  if (plain) return { mail, events: [], touched: [], outcome: plain, truth };
  const told = facts.filter(({ is }) => is !== 'told').toSorted((a, b) => a.time - b.time);
  const events: StoredEvent[] = [];
  for (const fact of told)
    for (const event of eventsOf(fact)) {
      const judged = judge(event, { own, hmac });
      if (!judged) continue;
      const id = events.length + 1;
      events.push({
        ...judged,
        id,
        message: mail.number,
        link: 1,
        rulesVersion: '',
        raw: '',
        touch: null,
      });
    }
  const outcome = outcomesFrom(mail, events)[0];
  const touched = told.filter((fact) => fact.is === 'touched');
  return outcome ? { mail, events, touched, outcome, truth } : null;
}
