// Reads and writes the suppression list of SparkPost. Source: SparkPost developer documentation, Suppression List API; the
// columns of its template are `recipient,type,description`, of the older one `recipient,transactional,non_transactional,…`.

import type { Row } from '../csv-rows.ts';
import { timeOf } from '../json-value.ts';
import {
  kindOf,
  listed,
  SUPPRESSION_KINDS,
  type SuppressionFormat,
  type SuppressionKind,
  wordsOf,
} from '../suppression-format.ts';

/** Mail to one recipient on an occasion, and mailings. Whoever is in both gets nothing. */
const SCOPES = ['transactional', 'non_transactional'] as const;

export const sparkpost: SuppressionFormat = {
  id: 'sparkpost',
  title: 'SparkPost suppression list',
  recognises: (columns) =>
    columns.has('recipient') && (columns.has('type') || columns.has('nontransactional'))
      ? 3 + Number(columns.has('description'))
      : 0,
  open: () => read,
  scopes: SCOPES,
  files: [
    {
      kinds: SUPPRESSION_KINDS,
      head: ['recipient', 'type', 'description'],
      scoped: true,
      rows: ({ address, scopes, kind, why }) =>
        (scopes.length === 0 ? SCOPES : scopes).map((scope) => [
          address,
          scope,
          why === '' ? kind : `${kind}: ${why}`,
        ]),
    },
  ],
  most: 1_000_000,
};

function read(row: Row): ReturnType<typeof listed> {
  const { kind, why } = described(wordsOf(row('description')));
  const source = row('source');
  const scopes = scopesOf(row);
  return listed(row('recipient'), {
    kind: source === '' ? kind : kindOf(source),
    since: timeOf(row('created'), row('updated')),
    scopes: scopes ?? [],
    why,
    passedOver: scopes === null ? 'neither transactional nor non_transactional' : '',
  });
}

/** Null: the row says that it concerns nothing. */
function scopesOf(row: Row): readonly string[] | null {
  const type = row('type').toLowerCase().replace('-', '_');
  if (type !== '') return [type];
  const told = [row('transactional'), row('nontransactional')];
  if (told.every((value) => value === '')) return [];
  const scopes = SCOPES.filter((_, at) => /^(?:true|1|yes)$/i.test(told[at] ?? ''));
  if (scopes.length === 0) return null;
  return scopes.length === SCOPES.length ? [] : scopes;
}

/** The list has no column for the kind that can be written: it stands before the words. */
function described(text: string): { kind: SuppressionKind; why: string } {
  const kind = SUPPRESSION_KINDS.find((one) => text === one || text.startsWith(`${one}: `));
  if (kind === undefined) return { kind: kindOf(text), why: text };
  return { kind, why: text.slice(kind.length + 2) };
}
