// Gives the lines that reports of other mail systems add to outcomes and incidents.

import { evidenceOf, incidentEvidence } from '../app/report-evidence.ts';
import type { Incident } from '../model/incident.ts';
import type { Outcome } from '../model/outcome.ts';
import { checklistFor } from '../pipeline/checklist.ts';
import type { Store, StoredMessage } from '../ports/store.ts';
import { shortDemands } from './screen/checklist-screen.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { harmless } from './screen/width.ts';
import { hang } from './screen/wrap.ts';

/** What reports say of each outcome; an outcome of which they say nothing is not in it. */
export type ReportWords = ReadonlyMap<Outcome, readonly string[]>;

const MOST_OUTCOMES = 50;

export async function reportWords(
  store: Store,
  outcomes: readonly { readonly outcome: Outcome; readonly message: StoredMessage }[],
): Promise<ReportWords> {
  const words = new Map<Outcome, readonly string[]>();
  for (const { outcome, message } of outcomes.slice(0, MOST_OUTCOMES)) {
    const sentences = await evidenceOf(store, outcome, message);
    if (sentences.length > 0) words.set(outcome, sentences);
  }
  return words;
}

/** Under the lines of an outcome. */
export const wordLines = (words: ReportWords, outcome: Outcome, { width }: Frame): string[] =>
  (words.get(outcome) ?? []).flatMap((text) => hang('    ·', harmless(text), 6, width));

/** Behind an incident: what reports say of it, and what the receiver demands. */
export async function incidentLines(
  store: Store,
  incident: Incident,
  domains: readonly string[],
  frame: Frame,
): Promise<string[]> {
  const { kind, cause, receivers } = incident;
  const sentences = await incidentEvidence(store, incident, domains);
  const only = receivers.length === 1 ? (receivers[0] ?? '') : '';
  const demands = kind === 'own-fault' ? checklistFor(cause, only) : null;
  return [
    ...(sentences.length > 0 ? ['', frame.paint('strong', 'What reports say')] : []),
    ...sentences.flatMap((text) => hang('  ·', harmless(text), 4, frame.width)),
    ...(demands ? shortDemands(demands, frame) : []),
  ];
}
