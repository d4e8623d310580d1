// Tells whether a mail was refused behind a forwarder: whose address the subscriber's is, where it was forwarded to, and by which signs.

import type { Forwarding } from '../model/detail.ts';
import { type Original, UNKNOWN_ORIGINAL } from '../model/original.ts';
import type { Report } from '../model/report.ts';

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const isAddress = (text: string): boolean => text.includes('@');

const otherDomain = (a: string, b: string): boolean =>
  isAddress(a) && isAddress(b) && domainOf(a) !== domainOf(b);

/** Host `mx1.mail.example.org` serves `example.org`: the last two labels are enough to guess by. */
function servesDomain(host: string, domain: string): boolean {
  const name = host.toLowerCase().replace(/[^a-z0-9.-].*$/, '');
  return name === domain || name.endsWith(`.${domain}`);
}

/** Sender rewriting (SRS0, SRS1; Exchange Online writes +SRS=) is done by forwarders only. */
const SRS = /(?:^<?|\+)srs[01]?[-+=]/i;

/** `for <a@example.com>` of a Received field: the envelope recipient at that hop. */
const RECEIVED_FOR = /\bfor <?([^\s<>;,@]{1,64}@[^\s<>;,]{1,255})>?/i;

const PASSED = /\b(?:spf|dkim|dmarc)=pass\b/i;

/** The address that the message itself names, if it names just one. */
const namedRecipient = (original: Original): string =>
  original.to.length === 1 ? (original.to[0] ?? '') : '';

/** Envelope recipients that the returned copy saw before this one, the latest first. */
const seenRecipients = (original: Original): string[] =>
  original.received.flatMap((field) => RECEIVED_FOR.exec(field)?.[1] ?? []);

interface Signs {
  readonly subscriber: string;
  readonly signs: readonly string[];
}

function addressSigns(report: Report, original: Original): Signs {
  const { recipient, originalRecipient, forwardedTo } = report;
  const signs: string[] = [];
  if (otherDomain(forwardedTo, recipient)) signs.push(`forwarded to ${forwardedTo}`);
  if (otherDomain(originalRecipient, recipient)) signs.push(`sent to ${originalRecipient}`);
  const seen = seenRecipients(original).find((address) => otherDomain(address, recipient));
  if (seen) signs.push(`received on the way for ${seen}`);
  const named = namedRecipient(original);
  const namesOther = otherDomain(named, recipient);
  if (namesOther && servesDomain(report.reportingMta, domainOf(named)))
    signs.push(`reported by ${report.reportingMta}, which serves ${domainOf(named)}`);
  const subscriber = originalRecipient || seen || (namesOther ? named : '');
  return { subscriber, signs };
}

function pathSigns(report: Report, original: Original): string[] {
  const signs: string[] = [];
  if (SRS.test(original.returnPath)) signs.push('the return path was rewritten (SRS)');
  const passed = original.authenticationResults.some((field) => PASSED.test(field));
  if (passed && report.speaker === 'remote')
    signs.push('authentication passed at an earlier hop (Authentication-Results)');
  return signs;
}

/**
 * Null where nothing shows that the mail was forwarded. A `To:` of another domain alone is no sign: the recipient may
 * have been a blind copy. Authentication that passed earlier only supports another sign.
 */
export function forwardingOf(report: Report, original: Original | null): Forwarding | null {
  const known = original ?? UNKNOWN_ORIGINAL;
  const { subscriber, signs } = addressSigns(report, known);
  const path = pathSigns(report, known);
  const isForwarded = signs.length > 0 || SRS.test(known.returnPath);
  if (!isForwarded) return null;
  const target = otherDomain(subscriber, report.recipient) ? report.recipient : report.forwardedTo;
  return { subscriber: subscriber || report.recipient, target, signs: [...signs, ...path] };
}
