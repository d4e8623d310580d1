// Sums up DMARC and TLS reports by source, reporter, domain or day.

import type { DmarcReport, DmarcRow, TlsPolicy, TlsReport } from '../model/mail-report.ts';

export const DMARC_GROUPS = ['ip', 'organisation', 'domain', 'day'] as const;

export type DmarcGroup = (typeof DMARC_GROUPS)[number];

/** Mails that agree in the group. */
export interface DmarcSums {
  readonly group: string;
  mails: number;
  /** DKIM or SPF passed with alignment. */
  passed: number;
  dkimPassed: number;
  spfPassed: number;
  /** Failed, and the receiver marked them as forwarded or as a list's. */
  forwarded: number;
  quarantined: number;
  rejected: number;
  /** Who reported. */
  readonly organisations: Set<string>;
}

const FORWARDED: readonly string[] = ['forwarded', 'mailing_list', 'trusted_forwarder'];

const isPassed = ({ dkim, spf }: DmarcRow): boolean => dkim === 'pass' || spf === 'pass';

/** Whether the receiver took it for mail that somebody passed on. */
const isForwarded = ({ overrides }: DmarcRow): boolean =>
  overrides.some(({ type }) => FORWARDED.includes(type));

export const emptySums = (group: string): DmarcSums => ({
  group,
  mails: 0,
  passed: 0,
  dkimPassed: 0,
  spfPassed: 0,
  forwarded: 0,
  quarantined: 0,
  rejected: 0,
  organisations: new Set(),
});

export function addRow(sums: DmarcSums, row: DmarcRow, organisation: string): void {
  const { count } = row;
  const passed = isPassed(row);
  sums.mails += count;
  sums.passed += passed ? count : 0;
  sums.dkimPassed += row.dkim === 'pass' ? count : 0;
  sums.spfPassed += row.spf === 'pass' ? count : 0;
  sums.forwarded += !passed && isForwarded(row) ? count : 0;
  sums.quarantined += row.disposition === 'quarantine' ? count : 0;
  sums.rejected += row.disposition === 'reject' ? count : 0;
  sums.organisations.add(organisation);
}

/** Adds a report to the groups it belongs to. @param sums by group; grows. */
export function addDmarc(sums: Map<string, DmarcSums>, report: DmarcReport, by: DmarcGroup): void {
  const organisation = reporterOf(report);
  for (const row of report.rows) {
    const group = groupOf(report, row, by);
    const found = sums.get(group) ?? emptySums(group);
    sums.set(group, found);
    addRow(found, row, organisation);
  }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function groupOf(report: DmarcReport, row: DmarcRow, by: DmarcGroup): string {
  switch (by) {
    case 'ip':
      return row.ip;
    case 'organisation':
      return reporterOf(report);
    case 'domain':
      return row.headerFrom || report.domain;
    case 'day':
      return dayOf(report.begin);
    default:
      return by satisfies never;
  }
}

const DOMAIN = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/;

/** The domain of who reports, as far as it is told; else its name. */
export function reporterOf({ organisation, contact }: DmarcReport | TlsReport): string {
  const name = organisation.toLowerCase();
  if (DOMAIN.test(name)) return name;
  const domain = contact.slice(contact.lastIndexOf('@') + 1).toLowerCase();
  return contact.includes('@') && DOMAIN.test(domain) ? domain : organisation || 'unnamed';
}

/** TLS sessions to a domain's hosts under one policy that ended alike. */
export interface TlsSums {
  readonly domain: string;
  /** `sts`, `tlsa`, `no-policy-found`. */
  readonly policy: string;
  /** `successful`, or what went wrong: `certificate-expired` … */
  readonly result: string;
  sessions: number;
  readonly hosts: Set<string>;
  readonly organisations: Set<string>;
}

const SUCCESSFUL = 'successful';
/** Failures that the report counts, but of which it tells nothing. */
const NOT_TOLD = 'not told';

export function addTls(sums: Map<string, TlsSums>, report: TlsReport): void {
  const organisation = reporterOf(report);
  const add = (
    { domain, type }: TlsPolicy,
    result: string,
    sessions: number,
    host: string,
  ): void => {
    if (sessions === 0) return;
    const key = `${domain} ${type} ${result}`;
    const found = sums.get(key) ?? {
      domain,
      policy: type,
      result,
      sessions: 0,
      hosts: new Set(),
      organisations: new Set(),
    };
    sums.set(key, found);
    found.sessions += sessions;
    found.organisations.add(organisation);
    if (host !== '') found.hosts.add(host);
  };
  for (const policy of report.policies) {
    add(policy, SUCCESSFUL, policy.successes, '');
    let told = 0;
    for (const { result, count, mx } of policy.details) {
      add(policy, result || NOT_TOLD, count, mx);
      told += count;
    }
    add(policy, NOT_TOLD, Math.max(0, policy.failures - told), '');
  }
}
