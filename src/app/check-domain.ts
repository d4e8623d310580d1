// Checks a domain against the real name servers, or against answers that were recorded.

import { domainToASCII } from 'node:url';
import { webPolicySource } from '../adapters/dns/policy-source.ts';
import { recordedResolver, recordingResolver } from '../adapters/dns/recorded.ts';
import { dnsResolver } from '../adapters/dns/resolver.ts';
import { fs } from '../adapters/files/fs.ts';
import { trouble } from '../adapters/files/trouble.ts';
import { usualSelectors } from '../pipeline/checklist.ts';
import type { PolicySource, Resolver } from '../ports/resolver.ts';
import { checkDomain } from '../sender/check-domain.ts';
import type { Finding } from '../sender/finding.ts';

export interface DomainCheck {
  /** As `asciiDomain` returns it. */
  readonly domain: string;
  readonly ips: readonly string[];
  readonly selectors: readonly string[];
  /** A file of recorded answers to ask instead of the network; `''`: the network. */
  readonly answersFile: string;
  /** A file to record the answers in; `''`: none. */
  readonly recordFile: string;
  /** Addresses of name servers; empty: those of the system. */
  readonly servers: readonly string[];
}

/** `failed`: a file could not be read or written. */
export type DomainChecked =
  | { readonly kind: 'checked'; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly why: string };

export async function runDomainCheck(check: DomainCheck): Promise<DomainChecked> {
  const outside = await outsideOf(check.answersFile, check.servers);
  if ('why' in outside) return outside;
  const answers: Record<string, unknown> = {};
  const noted = recordingResolver(outside.resolver, outside.policies, answers);
  const asked = { ...check, usualSelectors: usualSelectors() };
  const findings = await checkDomain(asked, noted, noted);
  if (check.recordFile !== '') {
    const why = save(check.recordFile, answers);
    if (why !== '') return { kind: 'failed', why };
  }
  return { kind: 'checked', findings };
}

type Outside =
  | { readonly resolver: Resolver; readonly policies: PolicySource }
  | { readonly kind: 'failed'; readonly why: string };

async function outsideOf(file: string, servers: readonly string[]): Promise<Outside> {
  if (file === '') return { resolver: await dnsResolver({ servers }), policies: webPolicySource() };
  try {
    const answers: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof answers !== 'object' || answers === null)
      return { kind: 'failed', why: `${file}: it must hold one JSON object` };
    const recorded = recordedResolver({ ...answers });
    return { resolver: recorded, policies: recorded };
  } catch (error) {
    const why =
      error instanceof SyntaxError ? `it is no JSON: ${error.message}` : trouble(file, error).why;
    return { kind: 'failed', why: `${file}: ${why}` };
  }
}

/** In the order of their names: two recordings can be compared. */
function save(file: string, answers: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
  try {
    fs.writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
    return '';
  } catch (error) {
    return `${file}: ${trouble(file, error).why}`;
  }
}

/** A domain as it stands in DNS; of an address, its domain; null for what is none. */
export function asciiDomain(text: string): string | null {
  const domain = text.slice(text.lastIndexOf('@') + 1).replace(/\.$/, '');
  const ascii = domainToASCII(domain);
  return /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,30}$/.test(ascii) && ascii.length <= 253
    ? ascii
    : null;
}
