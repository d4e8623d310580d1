// Reads and writes the suppression lists of SendGrid, a file for each kind: bounces, invalid emails, spam reports, global
// unsubscribes. Source: Twilio SendGrid documentation, Suppressions ("Export CSV"); the columns are those of the v3 API.

import { timeOf } from '../json-value.ts';
import {
  listed,
  type SuppressionFile,
  type SuppressionFormat,
  type SuppressionKind,
  wordsOf,
} from '../suppression-format.ts';

const seconds = (time: number): string => (time === 0 ? '' : String(Math.floor(time / 1000)));

/** `550 5.1.1 …` → `5.1.1`; the general one where the words hold none. */
const statusIn = (why: string): string => /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(why)?.[0] ?? '5.0.0';

const FILES: readonly SuppressionFile[] = [
  {
    kinds: ['bounce'],
    head: ['status', 'reason', 'email', 'created'],
    scoped: false,
    rows: ({ address, why, since }) => [[statusIn(why), why, address, seconds(since)]],
  },
  {
    kinds: ['invalid'],
    head: ['reason', 'email', 'created'],
    scoped: false,
    rows: ({ address, why, since }) => [[why, address, seconds(since)]],
  },
  {
    kinds: ['complaint'],
    head: ['email', 'created', 'ip'],
    scoped: false,
    rows: ({ address, since }) => [[address, seconds(since), '']],
  },
  {
    kinds: ['unsubscribed', 'manual'],
    head: ['email', 'created'],
    scoped: false,
    rows: ({ address, since }) => [[address, seconds(since)]],
  },
];

/** No file says what it is of, but each kind has columns of its own. */
function kindBy(columns: ReadonlySet<string>): SuppressionKind {
  if (columns.has('status')) return 'bounce';
  if (columns.has('reason')) return 'invalid';
  return columns.has('ip') ? 'complaint' : 'unsubscribed';
}

export const sendgrid: SuppressionFormat = {
  id: 'sendgrid',
  title: 'SendGrid bounces, invalid emails, spam reports or unsubscribes',
  recognises: (columns) =>
    columns.has('email') && columns.has('created')
      ? 2 + Number(columns.has('status')) + Number(columns.has('ip'))
      : 0,
  open: (columns) => {
    const kind = kindBy(columns);
    return (row) =>
      listed(row('email'), { kind, since: timeOf(row('created')), why: wordsOf(row('reason')) });
  },
  scopes: [],
  files: FILES,
  most: 0,
};
