// Looks rules over with what was seen: which replies they do not know, which verdicts a change of theirs changes.

import type { RuleSet } from '../classify/rule-set.ts';
import { classify } from '../pipeline/classify.ts';
import { judgeNotice } from '../pipeline/decode.ts';
import { type JudgedWords, judgedWords } from '../pipeline/judged-words.ts';
import type { Unreadable } from '../ports/mail-input.ts';
import { UnknownShapes } from '../rules/unknown-shapes.ts';
import type { VerdictChanges } from '../rules/verdict-changes.ts';
import { keepMemoryLow, youngSpaceHolder } from './memory.ts';
import { type Sighting, sightingsIn } from './sightings.ts';

/** What a survey tells while it runs; it may be stopped between two steps. */
export interface Step {
  readonly unreadable: readonly Unreadable[];
}

type Seen = Exclude<Sighting, Unreadable>;

function judged(sighting: Seen, rules: RuleSet): JudgedWords[] {
  if (sighting.kind === 'notice') return judgedWords(judgeNotice(sighting.notice, rules));
  const { text, facts } = sighting;
  return [{ text, recipient: facts.recipient ?? '', verdict: classify(text, facts, { rules }) }];
}

export class UnknownSurvey {
  readonly shapes: UnknownShapes;
  /** Replies that rules judged. */
  judged = 0;
  readonly #rules: RuleSet;
  readonly #below: number;

  /** Replies whose verdict is less sure than `below` count as not known, as `unknown` does. */
  constructor(rules: RuleSet, below: number) {
    this.#rules = rules;
    this.#below = below;
    this.shapes = new UnknownShapes(rules);
  }

  async *run(paths: readonly string[]): AsyncGenerator<Step> {
    yield* steps(paths, (sighting) => {
      for (const it of judged(sighting, this.#rules)) {
        this.judged++;
        const { reason, confidence } = it.verdict;
        if (reason === 'unknown' || confidence < this.#below) this.shapes.add(it);
      }
    });
  }
}

/** Counts in `changes`. */
export function compareRules(
  paths: readonly string[],
  { before, after }: { readonly before: RuleSet; readonly after: RuleSet },
  changes: VerdictChanges,
): AsyncGenerator<Step> {
  return steps(paths, (sighting) => {
    const were = judged(sighting, before);
    for (const [at, is] of judged(sighting, after).entries()) {
      const was = were[at];
      if (was) changes.add(is.text, was.verdict, is.verdict);
    }
  });
}

async function* steps(
  paths: readonly string[],
  look: (sighting: Seen) => void,
): AsyncGenerator<Step> {
  keepMemoryLow();
  const holdYoungSpace = youngSpaceHolder();
  for await (const sightings of sightingsIn(paths)) {
    const unreadable: Unreadable[] = [];
    for (const sighting of sightings)
      if (sighting.kind === 'unreadable') unreadable.push(sighting);
      else look(sighting);
    yield { unreadable };
    holdYoungSpace();
  }
}
