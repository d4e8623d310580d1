// Finds what is strange about an address over time: deaths with life between them, a suppressed address that still clicks.

import type { AddressStanding } from '../../model/decision.ts';
import type { Outcome } from '../../model/outcome.ts';
import { standingAt } from '../../model/standing-at.ts';
import type { TouchVerdict } from '../../model/touch.ts';
import { isFinal } from './history.ts';
import { day, things } from './words.ts';

export const ADDRESS_FINDINGS = ['flapping', 'suppressed-but-clicks'] as const;

export type AddressFindingKind = (typeof ADDRESS_FINDINGS)[number];

/** Something about an address that no single mail shows. */
export interface AddressFinding {
  readonly kind: AddressFindingKind;
  /** In sentences with days and counts, the weightiest first: it says by itself what was found. */
  readonly evidence: readonly string[];
  /** What to do, in a sentence. */
  readonly advice: string;
}

/** A click in any mail to the address. */
export interface AddressClick {
  readonly time: number;
  /** Of the mail; `''`: it is not known. */
  readonly stream: string;
  /** Null: nobody judged it. */
  readonly by: TouchVerdict | null;
}

/** All that is known of one address, in any order. Times in epoch ms. */
export interface AddressLife {
  /** Without those that an incident covers: what a receiver got wrong for many is nothing of this address. */
  readonly outcomes: readonly Outcome[];
  readonly clicks: readonly AddressClick[];
  readonly standings: readonly AddressStanding[];
  /** When the recipient complained or unsubscribed. */
  readonly asked: readonly number[];
}

/** Pure: the same life gives the same findings, in the order of the vocabulary. Never throws. */
export function addressFindings(life: AddressLife): AddressFinding[] {
  return [flapping(life), suppressedButClicks(life)].filter((found) => found !== null);
}

interface Sign {
  readonly time: number;
  /** Null: it is a sign of life. */
  readonly death: Outcome | null;
  readonly isClick: boolean;
}

/** One death and coming back may be a mailbox that was closed and opened again. */
const FEWEST_DEATHS = 2;

/**
 * Deaths count where life lies between them: a delivery to which nothing came back, or a click of a person. Mails that
 * were sent while the failed one was still under way lie between nothing.
 */
function flapping({ outcomes, clicks }: AddressLife): AddressFinding | null {
  const deaths: Outcome[] = [];
  let isAlive = true;
  let delivered = 0;
  let clicked = 0;
  let [deliveredBetween, clickedBetween] = [0, 0];
  for (const { death, isClick } of inOrder(outcomes, clicks)) {
    if (death === null) {
      isAlive = true;
      if (deaths.length > 0) isClick ? clicked++ : delivered++;
    } else if (isAlive) {
      deaths.push(death);
      isAlive = false;
      [deliveredBetween, clickedBetween] = [delivered, clicked];
    }
  }
  if (deaths.length < FEWEST_DEATHS) return null;
  const reasons = [...new Set(deaths.map(({ reason }) => reason))];
  return {
    kind: 'flapping',
    evidence: [
      `The address failed for good ${often(deaths.length)} and lived in between: ${listed(deaths.map(diedAt).map(day))}.`,
      `Between the first and the last of these failures ${livedWords(deliveredBetween, clickedBetween)}.`,
      ...(reasons.length > 1 ? [`The reasons differ: ${reasons.join(', ')}.`] : []),
    ],
    advice:
      'A mailbox dies once: look at how failures are reported to you, and ask whether several people share it.',
  };
}

function livedWords(delivered: number, clicked: number): string {
  const mails = `it took ${things(delivered, 'mail', 'mails')}`;
  const clicks = `a person clicked ${often(clicked)}`;
  if (clicked === 0) return mails;
  return delivered === 0 ? clicks : `${mails}, and ${clicks}`;
}

const diedAt = ({ failedAt, lastAt }: Outcome): number => failedAt || lastAt;

function inOrder(outcomes: readonly Outcome[], clicks: readonly AddressClick[]): Sign[] {
  const signs: Sign[] = clicks
    .filter(isByPerson)
    .map(({ time }) => ({ time, death: null, isClick: true }));
  for (const outcome of outcomes) {
    if (outcome.state === 'accepted')
      signs.push({ time: outcome.acceptedAt || outcome.lastAt, death: null, isClick: false });
    else if (isFinal(outcome))
      signs.push({ time: diedAt(outcome), death: outcome, isClick: false });
  }
  return signs.sort((a, b) => a.time - b.time);
}

const isByPerson = ({ by }: AddressClick): boolean => by === 'human';

/**
 * Only what is suppressed when it clicks; a hold or a probation is meant to be answered. Who wants no more of one stream
 * may well read another.
 */
function suppressedButClicks({ clicks, standings, asked }: AddressLife): AddressFinding | null {
  const people = clicks.filter(isByPerson).sort((a, b) => a.time - b.time);
  const found = standings
    .filter((standing) => !isAskedFor(standing, asked))
    .map((standing) => ({
      standing,
      during: people.filter(
        ({ time, stream }) =>
          (standing.stream === '' || standing.stream === stream) &&
          standingAt(standing, time).state === 'suppressed',
      ),
    }))
    .filter(({ during }) => during.length > 0)
    .sort((a, b) => b.during.length - a.during.length);
  const [most] = found;
  if (!most) return null;
  return {
    kind: 'suppressed-but-clicks',
    evidence: found.map(({ standing, during }) => suppressedWords(standing, during)),
    advice:
      'Somebody reads what is sent to it: look at why it is suppressed; if only because mails failed, try it with one.',
  };
}

/** What policies and lists call it. */
const WISHES: ReadonlySet<string> = new Set(['complaint', 'unsubscribed']);
const DAY = 86_400_000;

/** The recipient wants it so: that is no mistake, whatever else is clicked. */
const isAskedFor = ({ rule, since }: AddressStanding, asked: readonly number[]): boolean =>
  WISHES.has(rule) || asked.some((time) => Math.abs(time - since) < DAY);

function suppressedWords(standing: AddressStanding, during: readonly AddressClick[]): string {
  const [first, last] = [during[0]?.time ?? 0, during.at(-1)?.time ?? 0];
  const { since } = standingAt(standing, first);
  const where = standing.stream === '' ? '' : ` for ${standing.stream}`;
  const when = day(first) === day(last) ? `on ${day(last)}` : `from ${day(first)} to ${day(last)}`;
  return `The address was suppressed${where} on ${day(since)}, and a person has clicked ${often(during.length)} since: ${when}.`;
}

const often = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

const MOST_DAYS = 6;

/** `a, b, c and 4 more`. */
function listed(days: readonly string[]): string {
  const told = [...new Set(days)];
  const more = told.length - MOST_DAYS;
  const shown = told.slice(0, MOST_DAYS);
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
