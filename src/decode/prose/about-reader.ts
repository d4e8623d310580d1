// Tells a mail about the mailbox of the one who reads it, from its header and its reports to yes or no.

import { parseAddressList } from '../../mime/address.ts';
import type { Report } from '../../model/report.ts';
import type { NoticeView } from '../view.ts';
import { isDaemonField, isNullReturn } from './mail-signs.ts';

/**
 * Whether all it names is the address that it was sent to, in words without a reply, by no mail system: warnings about a
 * full mailbox or held mail, and those that imitate them. A mail to oneself that fails comes back from a system.
 */
export function isAboutReader(reports: readonly Report[], view: NoticeView): boolean {
  if (isDaemonField(view.from) || isNullReturn(view.header('return-path'))) return false;
  if (view.header('x-failed-recipients') !== '') return false;
  const to = parseAddressList(view.header('to').slice(0, 4000));
  const readers = new Set(to.map(({ address }) => address.toLowerCase()));
  return reports.every(
    ({ recipient, replyCode }) => replyCode === '' && readers.has(recipient.toLowerCase()),
  );
}
