// Runs the examples of signals: each must speak where its example says so, and keep silent where it must not.

import { type KnownNetwork, NETWORK_KINDS } from '../../model/network.ts';
import type { FileProblem } from '../../text/fields.ts';
import { SignalSet } from '../signal-set.ts';
import type { SignalExample } from './engagement-rules.ts';
import { playExample } from './example.ts';
import type { SignalsReading } from './read-signals.ts';

/** What is wrong with signals that were read; empty: they may be used. */
export function checkSignals({ rules, examples, problems }: SignalsReading): FileProblem[] {
  const signals = new SignalSet(rules);
  const found: FileProblem[] = [...problems];
  // What cannot be read cannot be run.
  if (problems.length > 0) return found;
  const byId = new Map<string, (example: string) => boolean>();
  for (const { id } of rules.networks)
    byId.set(id, (example) => networkOf(example, signals)?.id === id);
  for (const { id } of rules.agents)
    byId.set(id, (example) => signals.name(example).agent?.id === id);
  for (const { id } of rules.referrers)
    byId.set(id, (example) => signals.referrer(example)?.id === id);
  for (const { id } of rules.priors) byId.set(id, (example) => signals.prior(example)?.id === id);
  for (const { id } of rules.behaviours) byId.set(id, (example) => speaks(example, id, signals));
  for (const example of examples) {
    const problem = problemOf(example, byId);
    if (problem !== '') found.push({ file: example.file, rule: example.id, message: problem });
  }
  return found;
}

function problemOf(
  { id, example, holds }: SignalExample,
  byId: ReadonlyMap<string, (example: string) => boolean>,
): string {
  const does = byId.get(id)?.(example) ?? false;
  if (does === holds) return '';
  const words = example.length > 120 ? `${example.slice(0, 120)}…` : example;
  return holds ? `does not speak in its example: ${words}` : `speaks where it must not: ${words}`;
}

/** An address, `AS8075`, or `kind cloud`: the last two as a user's table of networks would tell them. */
function networkOf(example: string, signals: SignalSet): { readonly id: string } | null {
  const told: KnownNetwork = { prefix: '192.0.2.0/24', asn: 0, name: '', kind: '' };
  if (/^AS\d{1,10}$/.test(example))
    return asked({ ...told, asn: Number(example.slice(2)) }, signals);
  if (!example.startsWith('kind ')) return signals.network(example);
  const kind = NETWORK_KINDS.find((one) => one === example.slice(5));
  return kind ? asked({ ...told, kind }, signals) : null;
}

const asked = (known: KnownNetwork, { rules }: SignalSet): { readonly id: string } | null =>
  new SignalSet(rules, [known]).network('192.0.2.1');

const speaks = (example: string, id: string, signals: SignalSet): boolean =>
  playExample(example, signals)?.signals.some((signal) => signal.id === id) ?? false;
