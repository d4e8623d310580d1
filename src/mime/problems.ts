// Collects what was odd in one mail, each thing once.

import type { Problem } from '../model/problem.ts';

/** At most so many are kept: hostile mail must not make the answer long. */
const MAX_PROBLEMS = 50;

export interface Problems {
  readonly list: Problem[];
  /** Notes a problem; a code that was noted already is not noted again. */
  note(problem: Problem): void;
}

export function newProblems(): Problems {
  const list: Problem[] = [];
  return {
    list,
    note(problem) {
      if (list.length < MAX_PROBLEMS && !list.some((one) => one.code === problem.code))
        list.push(problem);
    },
  };
}
