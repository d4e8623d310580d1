// Fills the facts of one case into the sentences of a policy.

import { dateText, daysText } from './days.ts';

/** What the sentences of a policy may name, each as `{name}`. */
export const WHY_FACTS = [
  'times',
  'first',
  'last',
  'days',
  'until',
  'life',
  'human',
  'stream',
] as const;

type WhyFact = (typeof WHY_FACTS)[number];

export interface Facts {
  /** How often it failed. */
  readonly count: number;
  /** First and last failure, epoch ms. */
  readonly first: number;
  readonly last: number;
  /** End of the term, epoch ms; 0: never. */
  readonly until: number;
  /** Last sign of life, last sign of a person, epoch ms; 0: none is known. */
  readonly life: number;
  readonly human: number;
  readonly stream: string;
}

const NAMED = /\{([a-z]{1,20})\}/g;

const TEXTS: Readonly<Record<WhyFact, (facts: Facts) => string>> = {
  times: ({ count }) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`),
  first: ({ first }) => dateText(first),
  last: ({ last }) => dateText(last),
  days: ({ first, last }) => daysText(Math.round((last - first) / 86_400_000)),
  until: ({ until }) => (until === 0 ? 'further notice' : dateText(until)),
  life: ({ life }) => (life === 0 ? 'at all' : `since ${dateText(life)}`),
  human: ({ human }) => (human === 0 ? 'an unknown day' : dateText(human)),
  stream: ({ stream }) => (stream === '' ? 'all mail' : `“${stream}”`),
};

const isFact = (name: string): name is WhyFact => Object.hasOwn(TEXTS, name);

/** Names of no fact stay as they stand. */
export function fillWhy(sentence: string, facts: Facts): string {
  return sentence.replace(NAMED, (whole, name: string) =>
    isFact(name) ? TEXTS[name](facts) : whole,
  );
}

/** The names in braces that are none of the facts. */
export function unknownFacts(sentence: string): string[] {
  return [...sentence.matchAll(NAMED)].flatMap(([whole, name = '']) =>
    isFact(name) ? [] : [whole],
  );
}
