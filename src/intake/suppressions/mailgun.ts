// Reads and writes the suppression lists of Mailgun, a file for each kind: bounces, complaints, unsubscribes. Source:
// Mailgun API reference, "Import list of bounces", "Import complaint list", "Import unsubscribe list".

import { timeOf } from '../json-value.ts';
import {
  listed,
  type SuppressionFile,
  type SuppressionFormat,
  type SuppressionKind,
  wordsOf,
} from '../suppression-format.ts';

/** RFC 2822, as the imports want it. */
const mailDate = (time: number): string =>
  time === 0 ? '' : new Date(time).toUTCString().replace('GMT', '+0000');

const codeIn = (why: string): string => /\b[45]\d\d\b/.exec(why)?.[0] ?? '550';

/** Whoever unsubscribed from everything has this tag. */
const ALL = '*';

const FILES: readonly SuppressionFile[] = [
  {
    kinds: ['bounce', 'invalid', 'manual'],
    head: ['address', 'code', 'error', 'created_at'],
    scoped: false,
    rows: ({ address, why, since }) => [[address, codeIn(why), why, mailDate(since)]],
  },
  {
    kinds: ['complaint'],
    head: ['address', 'created_at'],
    scoped: false,
    rows: ({ address, since }) => [[address, mailDate(since)]],
  },
  {
    kinds: ['unsubscribed'],
    head: ['address', 'tags', 'created_at'],
    scoped: true,
    rows: ({ address, scopes, since }) =>
      (scopes.length === 0 ? [ALL] : scopes).map((tag) => [address, tag, mailDate(since)]),
  },
];

function kindBy(columns: ReadonlySet<string>): SuppressionKind {
  if (columns.has('code') || columns.has('error')) return 'bounce';
  return columns.has('tags') || columns.has('tag') ? 'unsubscribed' : 'complaint';
}

/** `*`, `news`, `news offers`, `["news", "offers"]`. */
function tagsIn(text: string): string[] {
  const tags = text.split(/[[\]",;\s]{1,20}/, 100).filter((tag) => tag !== '');
  return tags.includes(ALL) ? [] : tags;
}

export const mailgun: SuppressionFormat = {
  id: 'mailgun',
  title: 'Mailgun bounces, complaints or unsubscribes',
  recognises: (columns) =>
    columns.has('address') && columns.has('createdat')
      ? 2 + Number(columns.has('code')) + Number(columns.has('tags'))
      : 0,
  open: (columns) => {
    const kind = kindBy(columns);
    return (row) =>
      listed(row('address'), {
        kind,
        since: timeOf(row('createdat')),
        scopes: tagsIn(row('tags') || row('tag')),
        why: wordsOf(row('error')),
      });
  },
  scopes: [],
  files: FILES,
  most: 0,
};
