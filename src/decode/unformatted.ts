// Reads a mail that is neither a machine-readable report nor in a known text format, into a finding.

import { parseAddressList } from '../mime/address.ts';
import type { Original } from '../model/original.ts';
import { readAutoReply } from './auto-reply.ts';
import { readChallenge } from './challenge.ts';
import { readStatusPart } from './dsn.ts';
import { findCopy } from './find-copy.ts';
import type { Finding } from './finding.ts';
import { type GenericReading, readGeneric } from './generic.ts';
import { kindOfReports, settleActions } from './kind-of-notice.ts';
import { completeReports, reportOf } from './merge.ts';
import { NOTICE_WEIGHT, type NoticeSigns, weighNotice } from './notice-signs.ts';
import type { PlainMail } from './plain-mail.ts';
import { readUnsubscribe } from './unsubscribe.ts';
import type { NoticeView } from './view.ts';

/** Gives the returned copy, from its own part or from the text below a line. */
export type OriginalAt = (returnedAt: number) => Original | null;

/** Null where the mail says nothing of a delivery, a machine or a subscription. */
export function readUnformatted(mail: PlainMail, originalAt: OriginalAt): Finding | null {
  return (
    readChallenge(mail) ??
    readUnsubscribe(mail) ??
    readNotice(mail, originalAt) ??
    readAutoReply(mail)
  );
}

const CODE =
  /(?:^|[\s(:#<'"])(?:[45]\d\d[\s-]+#?[45]\.\d{1,3}\.\d{1,3}|[45]\.\d{1,3}\.\d{1,3}|[45]\d\d[ -][A-Za-z<])/;

function readNotice(mail: PlainMail, originalAt: OriginalAt): Finding | null {
  const copyAt = findCopy(mail.view.lines, mail.dictionary);
  const returned = originalAt(copyAt);
  const signs = weighNotice({
    mail: mail.signs,
    subject: mail.subject,
    subjectWords: mail.subjectWords,
    textWords: mail.ownWords,
    hasCode: CODE.test(mail.ownText),
    hasCopy: returned !== null,
  });
  const fields = fieldsInText(mail.view, copyAt);
  if (fields === null && (signs.weight < NOTICE_WEIGHT || !signs.hasWords)) return null;
  return findingOf({ mail, signs, copyAt, returned, fields });
}

interface Known {
  readonly mail: PlainMail;
  readonly signs: NoticeSigns;
  readonly copyAt: number;
  readonly returned: Original | null;
  readonly fields: Finding['reports'] | null;
}

function findingOf({ mail, signs, copyAt, returned, fields }: Known): Finding {
  const { view } = mail;
  const reading = readGeneric({
    view,
    dictionary: mail.dictionary,
    action: signs.action,
    end: copyAt < 0 ? view.lines.length : copyAt,
    failed: mail.signs.failedRecipients,
    returnedTo: returned?.to ?? [],
    others: othersOf(view, returned),
  });
  const reports = fields
    ? settleActions(completeReports(fields, reading.records), signs.action)
    : reading.records.map((record) => reportOf(record));
  return {
    kind: reports.length > 0 ? kindOfReports(reports) : signs.action,
    format: fields ? 'rfc3464+generic' : 'generic',
    sureness: fields ? 0.9 : surenessOf(signs, reading),
    reports,
    returnedAt: copyAt,
  };
}

const FIELD_LINE =
  /^(?:reporting-mta|final-recipient|original-recipient):\s{0,4}[a-z0-9-]{1,20}\s{0,4};/i;

/** Delivery status fields that stand in the text, since the notice was pasted or its parts were glued together. */
function fieldsInText(view: NoticeView, copyAt: number): Finding['reports'] | null {
  const end = copyAt < 0 ? view.lines.length : copyAt;
  const start = view.lines.findIndex((line, i) => i < end && FIELD_LINE.test(line));
  if (start < 0) return null;
  const { reports } = readStatusPart(view.lines.slice(start, end).join('\n'), () => null);
  return reports.length > 0 && reports.every(({ recipient }) => recipient !== '') ? reports : null;
}

const OURS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'apparently-to'];
const THEIRS = ['from', 'sender', 'reply-to', 'errors-to', 'return-path'];

/** Addresses that a notice names without meaning a recipient: the sender's, its own. */
function othersOf(view: NoticeView, returned: Original | null): ReadonlySet<string> {
  const fields = [...OURS, ...THEIRS].map((name) => view.header(name));
  if (returned) fields.push(returned.from, returned.returnPath);
  const addresses = fields
    .filter((field) => field !== '')
    .flatMap((field) => parseAddressList(field.slice(0, 4000)))
    .map(({ address }) => address.toLowerCase());
  return new Set(addresses.filter((address) => address !== ''));
}

const FOUND_BY: Readonly<Record<GenericReading['foundBy'], number>> = {
  header: 0.9,
  head: 0.85,
  command: 0.85,
  label: 0.8,
  parent: 0.75,
  prose: 0.6,
  name: 0.55,
  subject: 0.6,
  copy: 0.45,
  nothing: 0.4,
};

/** Few signs, or a recipient found only by a guess, make it less sure. */
function surenessOf(signs: NoticeSigns, reading: GenericReading): number {
  const missing = Math.max(0, NOTICE_WEIGHT + 3 - signs.weight);
  return Math.max(0.3, FOUND_BY[reading.foundBy] - 0.05 * missing);
}
