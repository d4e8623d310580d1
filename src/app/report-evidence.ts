// Looks up what the stored reports of other mail systems say about an outcome or an incident.

import type { Incident } from '../model/incident.ts';
import type { MailReport } from '../model/mail-report.ts';
import { allChecklists } from '../pipeline/checklist.ts';
import { receiverOf } from '../pipeline/observe.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { MessageHistory } from '../ports/store.ts';
import { dmarcEvidence, type RefusedMail, tlsEvidence } from '../sender/report-evidence.ts';

type Told = Pick<
  MessageHistory['outcomes'][number],
  'recipient' | 'reason' | 'fault' | 'host' | 'failedAt' | 'lastAt'
>;
type Sent = Pick<MessageHistory['message'], 'sender' | 'messageId' | 'lane'>;

const AUTH = /^auth-/;
const TLS = 'tls-failure';
/** Reports of one day; the large receivers send one each, some hundred small ones besides. */
const MOST_REPORTS = 2000;

/** In sentences; empty where the verdict is none that reports tell of, or they say nothing. */
export async function evidenceOf(
  store: ReportStore,
  outcome: Told,
  message: Sent,
): Promise<string[]> {
  const { reason, fault, recipient, host } = outcome;
  const isAuth = AUTH.test(reason) || fault === 'forwarding';
  if (!isAuth && reason !== TLS) return [];
  const at = outcome.failedAt || outcome.lastAt;
  const reports = await reportsAt(store, isAuth ? 'dmarc' : 'tls', at, at + 1);
  const refused: RefusedMail = {
    domains: [...new Set([domainOf(message.sender), domainOf(message.messageId)])].filter(Boolean),
    ips: ipsOf([message.lane]),
    recipientDomain: domainOf(recipient),
    receiver: receiverOf(host, recipient),
  };
  return isAuth ? dmarcEvidence(reports, refused, isSame) : tlsEvidence(reports, refused);
}

/** Of an own fault, a whole time long. @param domains our own. */
export async function incidentEvidence(
  store: ReportStore,
  { kind, cause, start, end, foundAt, lanes, receivers }: Incident,
  domains: readonly string[],
): Promise<string[]> {
  if (kind !== 'own-fault' || (!AUTH.test(cause) && cause !== TLS)) return [];
  const isAuth = AUTH.test(cause);
  const reports = await reportsAt(store, isAuth ? 'dmarc' : 'tls', start, end || foundAt + 1);
  const refused: RefusedMail = {
    domains,
    ips: ipsOf(lanes),
    recipientDomain: '',
    receiver: receivers.length === 1 ? (receivers[0] ?? '') : '',
  };
  return isAuth ? dmarcEvidence(reports, refused, isSame) : tlsEvidence(reports, refused);
}

async function reportsAt(
  store: ReportStore,
  kind: MailReport['kind'],
  from: number,
  to: number,
): Promise<MailReport[]> {
  const found: MailReport[] = [];
  for await (const some of store.mailReports({ kind, from, to })) {
    found.push(...some);
    if (found.length >= MOST_REPORTS) break;
  }
  return found;
}

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/[<>]/g, '')
    .toLowerCase();

/** A lane is an address, or a name that reports do not know. */
const ipsOf = (lanes: readonly string[]): string[] =>
  lanes
    .filter((lane) => /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}:[0-9a-f:.]{2,40}$/i.test(lane))
    .map((lane) => lane.toLowerCase());

/** By the domains that the checklists know a receiver by; else by the same registered name. */
function isSame(reporter: string, receiver: string): boolean {
  if (receiverOf(reporter, `x@${reporter}`) === receiver) return true;
  const isOf = (name: string, domains: readonly string[]): boolean =>
    domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
  return allChecklists().some(({ domains }) => isOf(reporter, domains) && isOf(receiver, domains));
}
