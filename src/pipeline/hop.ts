// Tells which system on the way refused: ours, the recipient's own, or one that the mail was forwarded to.

import type { Hop } from '../model/hop.ts';
import type { Original } from '../model/original.ts';
import type { Report } from '../model/report.ts';

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Sender rewriting schemes mark a returned path that went through a forwarder (SRS; Exchange Online writes +SRS=). */
const isRewritten = (returnPath: string): boolean =>
  /^<?srs[01][-+=]/i.test(returnPath) || /\+srs=/i.test(returnPath);

const otherDomain = (a: string, b: string): boolean =>
  a.includes('@') && b.includes('@') && domainOf(a) !== domainOf(b);

/** The address that the message itself named, if it named just one. */
const namedRecipient = (original: Original | null): string =>
  original?.to.length === 1 ? (original.to[0] ?? '') : '';

/** The local stages come before anyone else was spoken to. */
const OWN_STAGES = new Set(['build', 'dns', 'connect', 'never']);

export function hopOf(report: Report, original: Original | null): Hop {
  const isForward =
    otherDomain(report.originalRecipient, report.recipient) ||
    otherDomain(report.forwardedTo, report.recipient) ||
    otherDomain(namedRecipient(original), report.recipient) ||
    isRewritten(original?.returnPath ?? '');
  if (isForward) return 'forwarder';
  if (report.speaker === 'remote') return 'destination';
  if (report.speaker === 'reporter' || OWN_STAGES.has(report.stage)) return 'own';
  return 'unknown';
}
