// Says a verdict in other systems' words.

import type { Labels } from '../model/labels.ts';
import type { CompiledRule, ReasonEntry } from './compiled.ts';

/** Sisimai calls these hard whatever the code; `notaccept` only with a permanent one. */
const ALWAYS_HARD = new Set(['userunknown', 'hostunknown', 'hasmoved']);

const isHard = (sisimai: string | null, code: string): boolean =>
  sisimai !== null &&
  (ALWAYS_HARD.has(sisimai) || (sisimai === 'notaccept' && !code.startsWith('4')));

/** `code`: reply code or status whose class counts. */
export function labelsOf(entry: ReasonEntry, rule: CompiledRule | undefined, code: string): Labels {
  const own = rule?.labels;
  const labels = own ? { ...entry.labels, ...own } : entry.labels;
  return { ...labels, hardbounce: own?.hardbounce ?? isHard(labels.sisimai, code) };
}
