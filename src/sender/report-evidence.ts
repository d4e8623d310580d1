// Tells what the reports of other mail systems say about mail that was refused: reports, what was refused → sentences.

import type { DmarcReport, MailReport, TlsReport } from '../model/mail-report.ts';
import { addRow, type DmarcSums, emptySums, reporterOf } from './report-sums.ts';

/** What was refused, as far as it is known. */
export interface RefusedMail {
  /** Domains in whose name it was sent: of the envelope, of the message id. */
  readonly domains: readonly string[];
  /** Addresses it was sent from; empty: not known, all are looked at. */
  readonly ips: readonly string[];
  /** Domain of the recipient. */
  readonly recipientDomain: string;
  /** Who refused it, as `receiverOf` names it; `''`: not known. */
  readonly receiver: string;
}

/** Whether a reporter and a receiver are the same organisation. */
export type SameOrganisation = (reporter: string, receiver: string) => boolean;

const LONGEST_LIST = 3;

/**
 * One sentence of the receiver that refused, one of all others that reported on the same mail; empty where the reports
 * tell nothing of it. Only DMARC reports are looked at.
 */
export function dmarcEvidence(
  reports: readonly MailReport[],
  refused: RefusedMail,
  isSame: SameOrganisation,
): string[] {
  const own = emptySums('');
  const others = emptySums('');
  for (const report of reports) {
    if (report.kind !== 'dmarc' || !isAbout(report, refused.domains)) continue;
    const reporter = reporterOf(report);
    const sums = refused.receiver !== '' && isSame(reporter, refused.receiver) ? own : others;
    for (const row of report.rows)
      if (refused.ips.length === 0 || refused.ips.includes(row.ip)) addRow(sums, row, reporter);
  }
  const from = sourceOf(refused);
  return [
    ...(own.mails > 0 ? [sentence(`The aggregate report of ${listed(own)}`, own, from)] : []),
    ...(others.mails > 0 ? [sentence(othersOf(others, own.mails > 0), others, from)] : []),
  ];
}

const sourceOf = ({ ips, domains }: RefusedMail): string =>
  ips.length > 0 ? `from ${short(ips)}` : `in the name of ${short(domains)}`;

function short(names: readonly string[]): string {
  const more = names.length - LONGEST_LIST;
  return names.slice(0, LONGEST_LIST).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const listed = ({ organisations }: DmarcSums): string => short([...organisations].sort());

const othersOf = (sums: DmarcSums, isMore: boolean): string =>
  `The aggregate reports of ${isMore ? 'others' : 'other receivers'} (${listed(sums)})`;

function sentence(who: string, sums: DmarcSums, from: string): string {
  const { mails, passed, dkimPassed, spfPassed, forwarded, quarantined, rejected } = sums;
  const failed = mails - passed;
  const parts = [
    `${number(failed)} of ${number(mails)} mails ${from} failed DMARC`,
    `SPF passed ${number(spfPassed)}, DKIM ${number(dkimPassed)}`,
    ...(forwarded > 0 ? [`${number(forwarded)} were marked as forwarded`] : []),
    ...(quarantined > 0 ? [`${number(quarantined)} went to spam`] : []),
    ...(rejected > 0 ? [`${number(rejected)} were refused`] : []),
  ];
  return `${who} for that time: ${parts.join('; ')}.`;
}

const number = (count: number): string => count.toLocaleString('en-US');

/** The report of a domain tells of its subdomains too. */
function isAbout({ domain, rows }: DmarcReport, domains: readonly string[]): boolean {
  const isBelow = (name: string, above: string): boolean =>
    name === above || name.endsWith(`.${above}`);
  return domains.some(
    (name) => isBelow(name, domain) || rows.some(({ headerFrom }) => headerFrom === name),
  );
}

/** One sentence a reporter that met failures of TLS to the domain that the mail went to, or to our own. */
export function tlsEvidence(reports: readonly MailReport[], refused: RefusedMail): string[] {
  const domains = [refused.recipientDomain, ...refused.domains];
  const found = reports.flatMap((report) =>
    report.kind === 'tls' ? tlsSentence(report, domains) : [],
  );
  return found.slice(0, LONGEST_LIST);
}

function tlsSentence(report: TlsReport, domains: readonly string[]): string[] {
  const policies = report.policies.filter(({ domain }) => domains.includes(domain));
  const failed = policies.reduce((sum, { failures }) => sum + failures, 0);
  if (failed === 0) return [];
  const all = policies.reduce((sum, { successes }) => sum + successes, failed);
  const results = new Map<string, number>();
  for (const { details } of policies)
    for (const { result, count } of details)
      results.set(result, (results.get(result) ?? 0) + count);
  const named = [...results]
    .sort(([, a], [, b]) => b - a)
    .map(([result, count]) => `${result} ${number(count)}`);
  const why = named.length > 0 ? ` (${short(named)})` : '';
  const to = short([...new Set(policies.map(({ domain }) => domain))]);
  return [
    `The TLS report of ${reporterOf(report)} for that time: ${number(failed)} of ${number(all)} sessions to ${to} failed${why}.`,
  ];
}
