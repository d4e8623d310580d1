// Writes what stands suppressed in the form of a provider's list.

import {
  SUPPRESSION_KINDS,
  type SuppressionFile,
  type SuppressionFormat,
  type SuppressionKind,
  type WrittenSuppression,
} from '../../intake/suppression-format.ts';
import type { AddressStanding } from '../../model/decision.ts';
import type { Policy } from '../../model/policy.ts';
import type { DecisionStore } from '../../ports/decision-store.ts';
import { csvRecord } from '../../text/csv.ts';
import type { Scopes } from '../scope-settings.ts';
import { type Selected, type StandingFilter, selectStandings } from './select-standings.ts';

export interface ExportOptions extends StandingFilter {
  readonly format: SuppressionFormat;
  /** Null: the kinds of the format's first file. */
  readonly kind: SuppressionKind | null;
  /** Entries of this stream are written although the form has no streams; `''`: they are left out. */
  readonly stream: string;
  readonly scopes: Scopes;
  /** Rules of the policy that are about complaints and unsubscriptions. */
  readonly ruleKinds: ReadonlyMap<string, SuppressionKind>;
}

export interface ExportSums {
  written: number;
  /** Left out, with why. */
  readonly leftOut: Map<string, number>;
}

/** @param sums are added to. */
export async function* exportList(
  store: DecisionStore,
  options: ExportOptions,
  sums: ExportSums,
): AsyncGenerator<string> {
  const file = fileOf(options);
  if (file.head.length > 0) yield csvRecord(file.head);
  for await (const selected of selectStandings(store, options)) {
    let text = '';
    for (const one of selected) {
      const entry = entryOf(one, file, options);
      if (typeof entry === 'string') sums.leftOut.set(entry, (sums.leftOut.get(entry) ?? 0) + 1);
      else {
        sums.written++;
        text += file.rows(entry).map(csvRecord).join('');
      }
    }
    yield text;
  }
}

function fileOf({ format, kind }: ExportOptions): SuppressionFile {
  const [first] = format.files;
  const file = kind === null ? first : format.files.find(({ kinds }) => kinds.includes(kind));
  if (!file) throw new Error(`${format.id} has no file for ${kind}`);
  return file;
}

/** Why it is left out, or the entry. */
function entryOf(
  { state, since, until, standing }: Selected,
  file: SuppressionFile,
  options: ExportOptions,
): WrittenSuppression | string {
  const { format, ruleKinds } = options;
  const kind = kindOfStanding(standing, ruleKinds);
  if (options.kind !== null && kind !== options.kind) return '';
  if (!file.kinds.includes(kind))
    return `${format.id} has lists of their own for some kinds: --kind ${kind}`;
  const scopes = scopesOf(standing, file, options);
  if (typeof scopes === 'string') return scopes;
  const { address, stream, by, who, rule, why } = standing;
  const next = typeof standing.next === 'string' ? standing.next : 'suppressed';
  return { address, kind, since, until, stream, scopes, state, next, by, who, rule, why };
}

/** What a list said, or what the policy's rule is about. */
function kindOfStanding(
  { by, rule }: AddressStanding,
  ruleKinds: ExportOptions['ruleKinds'],
): SuppressionKind {
  if (by === 'policy') return ruleKinds.get(rule) ?? 'bounce';
  return SUPPRESSION_KINDS.find((one) => one === rule) ?? 'manual';
}

/** What each rule of a policy is about that is not about bounces. */
export function ruleKindsOf({ rules }: Policy): ReadonlyMap<string, SuppressionKind> {
  const kinds = new Map<string, SuppressionKind>();
  for (const { id, when } of rules) {
    if (when.kinds.includes('complaint')) kinds.set(id, 'complaint');
    else if (when.kinds.includes('unsubscribed')) kinds.set(id, 'unsubscribed');
  }
  return kinds;
}

function scopesOf(
  { stream }: AddressStanding,
  file: SuppressionFile,
  { format, stream: asked, scopes }: ExportOptions,
): readonly string[] | string {
  if (stream === '' || stream === asked) return [];
  if (!file.scoped)
    return `this list of ${format.id} concerns all mail: --stream ${stream} writes those of that stream too`;
  if (format.scopes.length === 0) return [stream];
  const names = format.scopes.filter((name) => scopes.get(name)?.includes(stream));
  if (names.length > 0) return names;
  return `nobody said which scope the stream ${stream} is: --scope ${format.scopes.at(-1)}=${stream}`;
}
