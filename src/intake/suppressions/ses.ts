// Reads and writes the account-level suppression list of Amazon SES. Source: Developer Guide, "Using the account-level
// suppression list" (files of bulk imports: no head, address and reason), API ListSuppressedDestinations.

import { timeOf } from '../json-value.ts';
import {
  kindOf,
  listed,
  type SuppressionFormat,
  type SuppressionKind,
} from '../suppression-format.ts';

/** SES knows two reasons, and an account may heed one of them only. */
const REASONS: Readonly<Record<SuppressionKind, string>> = {
  bounce: 'BOUNCE',
  invalid: 'BOUNCE',
  manual: 'BOUNCE',
  complaint: 'COMPLAINT',
  unsubscribed: 'COMPLAINT',
};

export const ses: SuppressionFormat = {
  id: 'ses',
  title: 'Amazon SES account-level suppression list',
  recognises: (columns) =>
    columns.has('emailaddress') && columns.has('reason')
      ? 2 + Number(columns.has('lastupdatetime'))
      : 0,
  open: () => (row) =>
    listed(row('emailaddress'), {
      kind: kindOf(row('reason')),
      since: timeOf(row('lastupdatetime')),
    }),
  headless: { columns: ['emailaddress', 'reason'], second: /^\s*(?:BOUNCE|COMPLAINT)\s*$/ },
  scopes: [],
  files: [
    {
      kinds: ['bounce', 'invalid', 'complaint', 'unsubscribed', 'manual'],
      head: [],
      scoped: false,
      rows: ({ address, kind }) => [[address, REASONS[kind]]],
    },
  ],
  most: 100_000,
};
