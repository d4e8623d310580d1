// Imports a suppression list into the ledger: its entries, each once, as told by the list.

import { trouble } from '../../adapters/files/trouble.ts';
import type {
  ListedSuppression,
  SuppressionFormat,
  SuppressionKind,
} from '../../intake/suppression-format.ts';
import type { Decision } from '../../model/decision.ts';
import type { Deciding } from '../../pipeline/decide-record.ts';
import type { AddressRecord, DecisionStore } from '../../ports/decision-store.ts';
import type { Unreadable } from '../../ports/mail-input.ts';
import { tellRecords } from '../decide/tell.ts';
import type { Scopes } from '../scope-settings.ts';
import type { BadRecord } from './check-list.ts';
import { type OpenedList, openList, recordText } from './list-file.ts';
import { type EntryReader, entryReader } from './list-rows.ts';
import { lifeSince, type NewEntry, weighEntry } from './weigh-entry.ts';

export interface ImportOptions {
  readonly store: DecisionStore;
  readonly deciding: Deciding;
  /** What the lists are; `''` to find out. */
  readonly from: string;
  /** Column that holds the address; `''` to find it. */
  readonly column: string;
  /** Name of the list; `''`: of its form. */
  readonly name: string;
  /** All entries concern this one; `''`: what the list says. */
  readonly stream: string;
  readonly scopes: Scopes;
  /** Why the addresses are in the list; null: what it says. */
  readonly kind: SuppressionKind | null;
  /** When the entries end, epoch ms; 0: when the list says. */
  readonly until: number;
}

export interface Alive {
  readonly address: string;
  /** What the list says. */
  readonly since: number;
  readonly life: number;
}

export type ImportStep =
  | Unreadable
  | { readonly kind: 'begun'; readonly name: string; readonly title: string }
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly known: number;
      /** Left out: a person released them after the list's date. */
      readonly released: readonly string[];
      /** Imported although a sign of life came after the list's date. */
      readonly alive: readonly Alive[];
      readonly bad: readonly BadRecord[];
      /** Rows that are no entries, by why. */
      readonly passedOver: ReadonlyMap<string, number>;
      readonly weight: number;
    };

type Row = ListedSuppression & { readonly key: string };

const MOST_ROWS = 1000;

export async function* importList(
  path: string,
  options: ImportOptions,
): AsyncGenerator<ImportStep> {
  const list = await openList(path, options.column);
  if (list.kind === 'unreadable') yield list;
  else
    try {
      yield* importOpened(path, list, options);
    } catch (error) {
      if (isStoreError(error)) throw error;
      yield trouble(path, error);
    }
}

const isStoreError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StoreError';

async function* importOpened(
  path: string,
  list: OpenedList,
  options: ImportOptions,
): AsyncGenerator<ImportStep> {
  let reader: EntryReader | null = null;
  let consumed = 0;
  for await (const { records, lines } of list.records) {
    for (let from = 0; from < records.length; from += MOST_ROWS) {
      const texts = records.slice(from, from + MOST_ROWS).map(recordText);
      if (reader === null) {
        const found = entryReader(list.layout, options.from, texts.find(isWritten) ?? '');
        if (typeof found === 'string') {
          yield { kind: 'unreadable', name: path, why: found };
          return;
        }
        reader = found;
        yield { kind: 'begun', name: path, title: found.format.title };
      }
      const rows = rowsOf(reader, texts, lines.slice(from, from + MOST_ROWS), path);
      const weight = list.consumed() - consumed;
      consumed += weight;
      yield { kind: 'imported', weight, bad: rows.bad, ...(await write(reader, rows, options)) };
    }
  }
}

const isWritten = (text: string): boolean => text.trim() !== '';

interface Rows {
  readonly good: readonly Row[];
  readonly bad: readonly BadRecord[];
}

function rowsOf(
  { read }: EntryReader,
  texts: readonly string[],
  lines: readonly number[],
  name: string,
): Rows {
  const good: Row[] = [];
  const bad: BadRecord[] = [];
  texts.forEach((text, at) => {
    if (!isWritten(text)) return;
    const row = read(text);
    if (row.key === '') bad.push({ name, line: lines[at] ?? 0, text });
    else good.push(row);
  });
  return { good, bad };
}

type Written = Omit<Extract<ImportStep, { kind: 'imported' }>, 'kind' | 'weight' | 'bad'>;

async function write(
  { format }: EntryReader,
  { good }: Rows,
  options: ImportOptions,
): Promise<Written> {
  const { entered, passedOver } = enter(good, format, options);
  const records = await options.store.records([...new Set(entered.map(({ row }) => row.key))]);
  const weighed = weigh(entered, new Map(records.map((one) => [one.address, one])), options);
  await tellRecords(options.store, options.deciding, records, weighed.told);
  const { added, known, released } = weighed;
  return { added, known, released, alive: [...weighed.alive.values()], passedOver };
}

interface Entered {
  readonly row: Row;
  readonly entry: NewEntry;
}

/** One entry for each stream that a row concerns. */
function enter(
  rows: readonly Row[],
  { id, scopes }: SuppressionFormat,
  options: ImportOptions,
): { readonly entered: readonly Entered[]; readonly passedOver: ReadonlyMap<string, number> } {
  const entered: Entered[] = [];
  const passedOver = new Map<string, number>();
  for (const row of rows) {
    const streams = streamsOf(row, scopes, options);
    const why = row.passedOver || (streams ? '' : unknownScope(row.scopes, options.scopes));
    if (why !== '') passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
    else
      for (const stream of streams ?? [])
        entered.push({ row, entry: entryOf(row, stream, options.name || id, options) });
  }
  return { entered, passedOver };
}

const entryOf = (
  row: Row,
  stream: string,
  who: string,
  { kind, deciding }: ImportOptions,
): NewEntry => ({
  stream,
  kind: kind ?? row.kind,
  since: row.since > deciding.now ? 0 : row.since,
  who,
});

interface Weighing {
  readonly told: ReadonlyMap<string, readonly Decision[]>;
  readonly added: number;
  readonly known: number;
  readonly released: readonly string[];
  readonly alive: ReadonlyMap<string, Alive>;
}

function weigh(
  entered: readonly Entered[],
  records: ReadonlyMap<string, AddressRecord>,
  options: ImportOptions,
): Weighing {
  const told = new Map<string, Decision[]>();
  const alive = new Map<string, Alive>();
  const released: string[] = [];
  let added = 0;
  let known = 0;
  for (const { row, entry } of entered) {
    const { key: address } = row;
    const record = records.get(address) ?? { address, outcomes: [], signs: [], ledger: [] };
    const now = told.get(address) ?? [];
    const weighed = weighEntry(entry, [...record.ledger, ...now]);
    if (weighed === 'known') known++;
    else if (weighed === 'released') released.push(address);
    else {
      added++;
      told.set(address, [...now, decisionOf(entry, row, options)]);
      const life = lifeSince(entry, record);
      if (life > 0) alive.set(address, { address, since: entry.since, life });
    }
  }
  return { told, added, known, released, alive };
}

function decisionOf(entry: NewEntry, row: Row, { deciding, until }: ImportOptions): Decision {
  const { now, batch } = deciding;
  const { stream, kind, since, who } = entry;
  return {
    id: 0,
    address: row.key,
    stream,
    action: row.action,
    at: since || now,
    madeAt: now,
    until: until || row.until,
    by: 'list',
    who,
    rule: kind,
    cause: '',
    why: row.why,
    grounds: [],
    batch,
    undoes: 0,
    incident: 0,
  };
}

/** Null: of a scope nobody said which streams it is. */
function streamsOf(
  { scopes }: Row,
  foreign: readonly string[],
  { stream, scopes: known }: ImportOptions,
): readonly string[] | null {
  if (stream !== '') return [stream];
  if (scopes.length === 0) return [''];
  const streams = scopes.map(
    (scope) => known.get(scope) ?? (foreign.includes(scope) ? null : [scope]),
  );
  if (streams.includes(null)) return null;
  return [...new Set(streams.flatMap((some) => some ?? []))];
}

function unknownScope(scopes: readonly string[], known: Scopes): string {
  const scope = scopes.find((one) => !known.has(one)) ?? '';
  return `nobody said which streams are ${scope}: --scope ${scope}=newsletter (or ${scope}=* for all)`;
}
