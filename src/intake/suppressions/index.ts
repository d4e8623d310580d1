// Lists the forms of suppression lists, by which a file's head is recognised.

import type { SuppressionFormat } from '../suppression-format.ts';
import { csv } from './csv.ts';
import { mailgun } from './mailgun.ts';
import { postmark } from './postmark.ts';
import { sendgrid } from './sendgrid.ts';
import { ses } from './ses.ts';
import { sparkpost } from './sparkpost.ts';

/** One line each, in the order of the alphabet. */
export const SUPPRESSION_FORMATS: readonly SuppressionFormat[] = [
  csv,
  mailgun,
  postmark,
  sendgrid,
  ses,
  sparkpost,
];

/** The form that knows most of these columns (in the form of `columnName`); null where none knows any. */
export function recogniseList(columns: ReadonlySet<string>): SuppressionFormat | null {
  let best: SuppressionFormat | null = null;
  let most = 0;
  for (const format of SUPPRESSION_FORMATS) {
    const known = format.recognises(columns);
    if (known > most) {
      best = format;
      most = known;
    }
  }
  return best;
}
