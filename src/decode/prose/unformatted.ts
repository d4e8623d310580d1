// Reads a mail that is neither a machine-readable report nor in a known text format, into a finding.

import { parseAddressList } from '../../mime/address.ts';
import type { Original } from '../../model/original.ts';
import type { Finding } from '../finding.ts';
import { kindOfReports } from '../kind-of-notice.ts';
import { readText } from '../layout/read-text.ts';
import { reportOf } from '../merge.ts';
import type { NoticeView } from '../view.ts';
import { readAutoReply } from './auto-reply.ts';
import { readChallenge } from './challenge.ts';
import { findCopy } from './find-copy.ts';
import { forwardedNotice } from './forwarded.ts';
import { type GenericReading, readGeneric } from './generic.ts';
import { tellingOf } from './generic-drafts.ts';
import { readListRefusal } from './list-refusal.ts';
import { isLog } from './log-lines.ts';
import { NOTICE_WEIGHT, type NoticeSigns, weighNotice } from './notice-signs.ts';
import { isAboutOthersMail } from './others-mail.ts';
import { type PlainMail, plainMailOf, says } from './plain-mail.ts';
import { mayQuote } from './quoting-mail.ts';
import { readUnsubscribe } from './unsubscribe.ts';
import { readWordedReceipt } from './worded-receipt.ts';

/** Gives the returned copy, from its own part or from the text below a line. */
export type OriginalAt = (returnedAt: number) => Original | null;

/** Null where the mail says nothing of a delivery, a machine or a subscription. */
export function readUnformatted(mail: PlainMail, originalAt: OriginalAt): Finding | null {
  return (
    readChallenge(mail) ??
    readUnsubscribe(mail) ??
    readWordedReceipt(mail) ??
    readForwarded(mail) ??
    readListRefusal(mail) ??
    readNotice(mail, originalAt) ??
    readAutoReply(mail)
  );
}

/** A notice that a person passed on in his own mail: as it was read, but less surely. */
function readForwarded(mail: PlainMail): Finding | null {
  const inner = forwardedNotice(mail);
  if (!inner) return null;
  const text = readText(inner);
  const reports = (text?.records ?? []).map((record) => reportOf(record));
  const found =
    text && reports.length > 0
      ? { kind: kindOfReports(reports), format: text.format, sureness: 0.9, reports }
      : readNotice(plainMailOf(inner), () => null);
  if (!found) return null;
  return { ...found, format: `forwarded+${found.format}`, sureness: found.sureness * 0.8 };
}

const CODE =
  /(?:^|[\s(:#<'"])(?:[45]\d\d[\s-]+#?[45]\.\d{1,3}\.\d{1,3}|[45]\.\d{1,3}\.\d{1,3}|[45]\d\d\s?[- ]\s?[A-Za-z<])/;

function readNotice(mail: PlainMail, originalAt: OriginalAt): Finding | null {
  if (isAboutOthersMail(mail.view) || (mail.signs.isBare && isLog(mail.view))) return null;
  const copyAt = findCopy(mail.view.lines, mail.dictionary);
  const returned = originalAt(copyAt);
  const hasCode = CODE.test(mail.ownText);
  const signs = weighNotice({
    mail: mail.signs,
    subject: mail.subject,
    subjectWords: mail.subjectWords,
    textWords: mail.ownWords,
    hasCode,
    hasCopy: returned !== null,
  });
  if (signs.weight + NAMED_WEIGHT < NOTICE_WEIGHT && !signs.isSystems) return null;
  const reading = readLines({ mail, signs, copyAt, returned });
  const isGeneral = reading.foundBy === 'nothing' && !returned && !isOfOne(mail.signs);
  const isNamed = namesPlainly(mail, reading) || opensWithFailure(mail, reading);
  const weight = signs.weight + (isNamed ? NAMED_WEIGHT : 0);
  const isNotice = weight >= needed(signs, mail) && signs.hasWords && !isGeneral;
  if (!isNotice && !signs.isSystems) return null;
  return findingOf({ mail, signs, weight, copyAt, reading });
}

/** Its header says that it is about one message. A warning of a system speaks of failures in general. */
const isOfOne = (signs: PlainMail['signs']): boolean =>
  signs.hasNullReturn ||
  signs.isMailerDaemon ||
  signs.isMarkedFailure ||
  signs.isStatusReport ||
  signs.isBare;

/** What a recipient set off from the prose adds, if words for the failure stand with it. */
const NAMED_WEIGHT = 3;
const PLAIN: ReadonlySet<GenericReading['foundBy']> = new Set([
  'head',
  'command',
  'label',
  'parent',
]);

function namesPlainly(mail: PlainMail, reading: GenericReading): boolean {
  if (!PLAIN.has(reading.foundBy)) return false;
  return reading.records.some((record) => tellingOf(record.diagnostic, mail.dictionary) > 0);
}

/** A heading, a blank line left out, and the sentence itself. */
const OPENING_LINES = 2;

/** A pasted text that begins with the failure, the recipient in the same line. */
function opensWithFailure(mail: PlainMail, { foundBy, records }: GenericReading): boolean {
  if (!mail.signs.isBare || foundBy !== 'prose') return false;
  const filled = mail.view.lines.filter((line) => line.trim() !== '').slice(0, OPENING_LINES);
  return filled
    .map((line) => line.slice(0, 1000))
    .some(
      (line) =>
        records.some(({ address }) => line.includes(address)) &&
        says(mail.dictionary.find(line), 'failures', 'delays'),
    );
}

/** Where no header field says that a machine wrote it, or a mail system, the words must say more. */
const needed = (signs: NoticeSigns, { view }: PlainMail): number =>
  NOTICE_WEIGHT + (signs.isByMachine ? 0 : 1) + (mayQuote(view) ? QUOTED_WEIGHT : 0);

const QUOTED_WEIGHT = 4;

interface Known {
  readonly mail: PlainMail;
  readonly signs: NoticeSigns;
  readonly copyAt: number;
}

function readLines({
  mail,
  signs,
  copyAt,
  returned,
}: Known & { returned: Original | null }): GenericReading {
  const { view } = mail;
  return readGeneric({
    view,
    dictionary: mail.dictionary,
    action: signs.action,
    end: copyAt < 0 ? view.lines.length : copyAt,
    failed: mail.signs.failedRecipients,
    returnedTo: signs.hasWords ? (returned?.to ?? []) : [],
    others: othersOf(view),
    ours: oursOf(view, returned),
  });
}

interface Read extends Known {
  readonly weight: number;
  readonly reading: GenericReading;
}

function findingOf({ signs, weight, copyAt, reading }: Read): Finding {
  const reports = reading.records.map((record) => reportOf(record));
  return {
    kind: reports.length > 0 ? kindOfReports(reports) : signs.action,
    format: 'generic',
    sureness: surenessOf(weight, reading),
    reports,
    returnedAt: copyAt,
  };
}

/** X-Original-To is not among them: some systems write the recipient that failed there. */
const OURS = ['to', 'cc', 'delivered-to', 'apparently-to'];
const THEIRS = ['from', 'sender', 'reply-to', 'errors-to', 'return-path'];

/** Addresses that a notice names without meaning a recipient. */
const othersOf = (view: NoticeView): ReadonlySet<string> => addressesOf(view, THEIRS, []);

/** The sender's own addresses: recipients only where he wrote to himself. */
const oursOf = (view: NoticeView, returned: Original | null): ReadonlySet<string> =>
  addressesOf(view, OURS, returned ? [returned.from, returned.returnPath] : []);

function addressesOf(
  view: NoticeView,
  names: readonly string[],
  more: readonly string[],
): ReadonlySet<string> {
  const addresses = [...names.map((name) => view.header(name)), ...more]
    .filter((field) => field !== '')
    .flatMap((field) => parseAddressList(field.slice(0, 4000)))
    .map(({ address }) => address.toLowerCase());
  return new Set(addresses.filter((address) => address !== ''));
}

const FOUND_BY: Readonly<Record<GenericReading['foundBy'], number>> = {
  header: 0.9,
  head: 0.9,
  opening: 0.8,
  command: 0.9,
  label: 0.85,
  parent: 0.75,
  prose: 0.75,
  name: 0.55,
  subject: 0.6,
  copy: 0.45,
  nothing: 0.4,
};

/** Few signs, or a recipient found only by a guess, make it less sure. */
function surenessOf(weight: number, reading: GenericReading): number {
  const missing = Math.max(0, NOTICE_WEIGHT + NAMED_WEIGHT - weight);
  return Math.max(0.3, FOUND_BY[reading.foundBy] - 0.05 * missing);
}
