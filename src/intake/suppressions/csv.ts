// Reads and writes suppressions in our own columns; reads any list of addresses with or without a head.

import { addressColumn } from '../address-column.ts';
import type { Row } from '../csv-rows.ts';
import { timeOf } from '../json-value.ts';
import {
  isoTime,
  kindOf,
  listed,
  SUPPRESSION_KINDS,
  type SuppressionFormat,
  type SuppressionKind,
  wordsOf,
} from '../suppression-format.ts';

/** What a column is for → names that lists of others have for it. */
const NAMES = {
  since:
    'since created createdat date dateadded added addedat timestamp time suppressedat lastupdatetime updated',
  until: 'until expires expiresat expiry end',
  stream: 'stream streams messagestream scope',
  why: 'why error description detail details comment note message',
} as const;

const firstOf = (row: Row, names: string): string =>
  names
    .split(' ')
    .map(row)
    .find((value) => value !== '') ?? '';

/** An address is sent to on probation, and a list that is imported forbids to. */
const ON_PROBATION = 'is on probation: one message may be sent to it';

export const csv: SuppressionFormat = {
  id: 'csv',
  title: 'addresses, with a head of columns or without',
  recognises: (columns) => (addressColumn([...columns]) >= 0 ? 1 : 0),
  open: (columns) => {
    const names = [...columns];
    const address = names[addressColumn(names)] ?? '';
    return (row) => read(row, address);
  },
  scopes: [],
  files: [
    {
      kinds: SUPPRESSION_KINDS,
      head: [
        'address',
        'stream',
        'state',
        'kind',
        'since',
        'until',
        'next',
        'by',
        'who',
        'rule',
        'why',
      ],
      scoped: true,
      rows: (it) => [
        [
          guarded(it.address),
          guarded(it.stream),
          it.state,
          it.kind,
          isoTime(it.since),
          isoTime(it.until),
          it.next,
          it.by,
          guarded(it.who),
          guarded(it.rule),
          guarded(it.why),
        ],
      ],
    },
  ],
  most: 0,
};

/** A spreadsheet takes what begins so for a formula; the apostrophe is taken off again where such a list is read. */
const guarded = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

function read(row: Row, address: string): ReturnType<typeof listed> {
  const stream = firstOf(row, NAMES.stream);
  const state = row('state').toLowerCase();
  const reason = row('reason');
  return listed(row(address), {
    kind: kindIn(row('kind') || row('type') || reason),
    since: timeOf(firstOf(row, NAMES.since)),
    until: timeOf(firstOf(row, NAMES.until)),
    scopes: stream === '' || stream === '*' ? [] : [stream],
    action: state === 'held' ? 'hold' : 'suppress',
    why: wordsOf(firstOf(row, NAMES.why) || reason),
    passedOver: state === 'probation' ? ON_PROBATION : '',
  });
}

const kindIn = (word: string): SuppressionKind =>
  SUPPRESSION_KINDS.find((kind) => kind === word) ?? kindOf(word);
