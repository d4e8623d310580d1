// Groups what a change of rules does to verdicts: pairs of verdicts in, kinds of changes with counts out.

import type { Verdict } from '../model/verdict.ts';
import { kept } from './kept.ts';

/** What is compared: whoever acts on a verdict acts on these. */
const FIELDS: Readonly<Record<string, (verdict: Verdict) => string>> = {
  reason: ({ reason }) => reason,
  fault: ({ fault }) => fault,
  message: ({ permanence }) => permanence.message,
  address: ({ permanence }) => permanence.address,
};

export interface VerdictChange {
  /** What differs first: `reason`, or for the same reason `fault`, `message` or `address`. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly count: number;
  /** The first reply that changed so, perhaps cut. */
  readonly example: string;
  /** The reason where it is another field that changed. */
  readonly reason: string;
  /** The rule that decides now; `''` where none does. */
  readonly rule: string;
}

const LONGEST_EXAMPLE = 500;

export class VerdictChanges {
  unchanged = 0;
  readonly #changes = new Map<
    string,
    { -readonly [Key in keyof VerdictChange]: VerdictChange[Key] }
  >();

  /** Whether something changed that whoever acts on verdicts acts on. */
  add(text: string, before: Verdict, after: Verdict): boolean {
    const changed = Object.entries(FIELDS).find(([, of]) => of(before) !== of(after));
    if (!changed) {
      this.unchanged++;
      return false;
    }
    const [field, of] = changed;
    const reason = field === 'reason' ? '' : after.reason;
    const key = [field, reason, of(before), of(after)].join(' ');
    const known = this.#changes.get(key);
    if (known) known.count++;
    else
      this.#changes.set(key, {
        field,
        before: of(before),
        after: of(after),
        count: 1,
        example: kept(text.trim().slice(0, LONGEST_EXAMPLE)),
        reason,
        rule: after.evidence[0]?.rule ?? '',
      });
    return true;
  }

  /** Most frequent first. There cannot be more than pairs of reasons. */
  sorted(): VerdictChange[] {
    return [...this.#changes.values()].sort((a, b) => b.count - a.count);
  }
}
