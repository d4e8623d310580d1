// Reads and writes the suppressions of a Postmark message stream. Source: Postmark developer documentation, Suppressions
// API ("Suppression dump"); which stream a file is of stands nowhere in it.

import { timeOf } from '../json-value.ts';
import { listed, type SuppressionFormat, type SuppressionKind } from '../suppression-format.ts';

const REASONS: Readonly<Record<SuppressionKind, readonly [reason: string, origin: string]>> = {
  bounce: ['HardBounce', 'Recipient'],
  invalid: ['HardBounce', 'Customer'],
  complaint: ['SpamComplaint', 'Recipient'],
  unsubscribed: ['ManualSuppression', 'Recipient'],
  manual: ['ManualSuppression', 'Customer'],
};

/** A recipient who is suppressed by hand pressed the unsubscribe link. */
function kindBy(reason: string, origin: string): SuppressionKind {
  if (/spam/i.test(reason)) return 'complaint';
  if (/bounce/i.test(reason)) return /customer/i.test(origin) ? 'invalid' : 'bounce';
  return /recipient/i.test(origin) ? 'unsubscribed' : 'manual';
}

const isoSeconds = (time: number): string =>
  time === 0 ? '' : `${new Date(time).toISOString().slice(0, 19)}+00:00`;

export const postmark: SuppressionFormat = {
  id: 'postmark',
  title: 'Postmark suppressions of a message stream',
  recognises: (columns) =>
    columns.has('emailaddress') && columns.has('suppressionreason') ? 4 : 0,
  open: () => (row) =>
    listed(row('emailaddress'), {
      kind: kindBy(row('suppressionreason'), row('origin')),
      since: timeOf(row('createdat')),
    }),
  scopes: [],
  files: [
    {
      kinds: ['bounce', 'invalid', 'complaint', 'unsubscribed', 'manual'],
      head: ['EmailAddress', 'SuppressionReason', 'Origin', 'CreatedAt'],
      scoped: false,
      rows: ({ address, kind, since }) => [[address, ...REASONS[kind], isoSeconds(since)]],
    },
  ],
  most: 0,
};
