// Checks all that receivers look at when a domain sends mail: domain, addresses, selectors → findings.

import type { PolicySource, Resolver } from '../ports/resolver.ts';
import { checkDkim } from './dkim-check.ts';
import { checkDmarc } from './dmarc-check.ts';
import type { Finding } from './finding.ts';
import { inquire } from './inquiry.ts';
import { checkMx } from './mx-check.ts';
import { checkPtr } from './ptr-check.ts';
import { checkSpf } from './spf-check.ts';
import { checkMtaSts, checkTlsReports } from './tls-check.ts';

export interface DomainToCheck {
  /** In lower case, in its ASCII form, without a final dot. */
  readonly domain: string;
  /** Addresses that send for it, as text. */
  readonly ips: readonly string[];
  /** DKIM selectors it uses; empty: not told. */
  readonly selectors: readonly string[];
  /** Selectors to try where none is told. */
  readonly usualSelectors: readonly string[];
}

/** Never rejects as long as the ports do not. At most some hundred questions, whatever is published. */
export async function checkDomain(
  asked: DomainToCheck,
  resolver: Resolver,
  policies: PolicySource,
): Promise<Finding[]> {
  const { domain, ips, selectors, usualSelectors } = asked;
  const inquiry = inquire(resolver, policies);
  const mx = await checkMx(inquiry, domain);
  const exists = (await inquiry.lookup('MX', domain)).kind !== 'no-name';
  const ptr = Promise.all(ips.map((ip) => checkPtr(inquiry, ip)));
  if (!exists) return [...mx.findings, ...(await ptr)];
  const checked = await Promise.all([
    checkSpf(inquiry, domain, ips),
    checkDkim(inquiry, domain, { named: selectors, usual: usualSelectors }),
    checkDmarc(inquiry, domain),
    ptr,
    checkMtaSts(inquiry, domain, mx.hosts),
    checkTlsReports(inquiry, domain),
  ]);
  return [...mx.findings, ...checked.flat()];
}
