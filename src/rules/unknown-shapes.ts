// Counts replies that are not judged, or not surely, by their shape: replies in, the most frequent shapes out.

import type { RuleSet } from '../classify/rule-set.ts';
import type { Reason } from '../model/reason.ts';
import type { Verdict } from '../model/verdict.ts';
import { decidingWords } from './deciding-words.ts';
import { makeGuesser } from './guess.ts';
import { kept } from './kept.ts';
import { type Proposal, propose } from './propose.ts';
import { firstAddress, piecesOf, shapeKey, shapeOf } from './shape.ts';
import { stub } from './stub.ts';

export interface Unsure {
  /** The reply as found. */
  readonly text: string;
  readonly recipient: string;
  readonly verdict: Pick<Verdict, 'reason' | 'confidence' | 'spokenBy'>;
}

/** Names that were seen; `count` stops at a limit, then `isMore` tells that there were more. */
export interface Names {
  readonly names: readonly string[];
  readonly isMore: boolean;
}

export interface UnknownShape {
  readonly shape: string;
  readonly count: number;
  /** Domains of the recipients; where nobody told them, of the addresses in the replies. */
  readonly domains: Names;
  /** Who spoke, where that was recognised. */
  readonly speakers: Names;
  /** The first of these replies, as found, perhaps cut. */
  readonly example: string;
  /** What is said of it now. */
  readonly now: { readonly reason: Reason; readonly confidence: number };
  readonly guess: Reason | null;
  readonly proposal: Proposal | null;
  /** TOML; `''` where the shape has no words to go by. */
  readonly stub: string;
}

interface Counted {
  readonly shape: string;
  count: number;
  readonly domains: Set<string>;
  readonly speakers: Set<string>;
  readonly example: string;
  readonly now: UnknownShape['now'];
}

/** Memory stays below some ten megabytes, however many replies come. */
const MOST_SHAPES = 10_000;
const MOST_NAMES = 20;
const LONGEST_EXAMPLE = 500;

export class UnknownShapes {
  /** Replies that were counted. */
  total = 0;
  /** Replies whose rare shapes had to be forgotten to keep memory bounded. */
  forgotten = 0;
  readonly #rules: RuleSet;
  readonly #most: number;
  readonly #shapes = new Map<string, Counted>();

  /** `most`: shapes that are kept at once; when there are more, the rarest half is forgotten. */
  constructor(rules: RuleSet, most: number = MOST_SHAPES) {
    this.#rules = rules;
    this.#most = most;
  }

  get size(): number {
    return this.#shapes.size;
  }

  add({ text, recipient, verdict }: Unsure): void {
    const shape = shapeOf(decidingWords(this.#rules, text), recipient);
    const key = shapeKey(shape);
    let known = this.#shapes.get(key);
    if (!known) {
      if (this.#shapes.size >= this.#most) this.#forget();
      const { reason, confidence } = verdict;
      const example = kept(text.trim().slice(0, LONGEST_EXAMPLE));
      const [domains, speakers] = [new Set<string>(), new Set<string>()];
      known = {
        shape: kept(shape),
        count: 0,
        domains,
        speakers,
        example,
        now: { reason, confidence },
      };
      this.#shapes.set(kept(key), known);
    }
    known.count++;
    this.total++;
    note(known.domains, domainOf(recipient || firstAddress(text)));
    note(known.speakers, verdict.spokenBy);
  }

  /** The most frequent shapes, most frequent first. */
  top(most: number): UnknownShape[] {
    const guess = makeGuesser(this.#rules);
    const ids = new Map<string, number>();
    return this.#ranked()
      .slice(0, most)
      .map(([, known]) => {
        const { shape, count, example, now } = known;
        const guessed = guess(piecesOf(shape).join(' '));
        const proposal = numbered(propose(shape), ids);
        const notes = { count, now: now.reason, guess: guessed };
        return {
          shape,
          count,
          domains: names(known.domains),
          speakers: names(known.speakers),
          example,
          now,
          guess: guessed,
          proposal,
          stub: proposal ? stub(proposal, notes) : '',
        };
      });
  }

  #ranked(): [string, Counted][] {
    return [...this.#shapes].sort(
      ([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1),
    );
  }

  #forget(): void {
    for (const [key, { count }] of this.#ranked().slice(Math.floor(this.#most / 2))) {
      this.#shapes.delete(key);
      this.forgotten += count;
    }
  }
}

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** One name more than are told shows that there are more. */
function note(names: Set<string>, name: string): void {
  if (name !== '' && names.size <= MOST_NAMES && !names.has(name)) names.add(kept(name));
}

const names = (set: ReadonlySet<string>): Names => ({
  names: [...set].slice(0, MOST_NAMES),
  isMore: set.size > MOST_NAMES,
});

/** Rule ids are unique in a file. */
function numbered(proposal: Proposal | null, ids: Map<string, number>): Proposal | null {
  if (!proposal) return null;
  const times = (ids.get(proposal.id) ?? 0) + 1;
  ids.set(proposal.id, times);
  return times === 1 ? proposal : { ...proposal, id: `${proposal.id}-${times}` };
}
