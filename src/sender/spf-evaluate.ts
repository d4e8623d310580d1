// Evaluates a domain's SPF for one sending address, as a receiver does. Source: RFC 7208 §4, §5.

import type { DnsAnswer } from '../ports/resolver.ts';
import type { Inquiry } from './inquiry.ts';
import { type Ip, inNetwork, isV4, readIp, reverseName, sameIp } from './ip.ts';
import { expandMacros, type MacroValues } from './spf-macro.ts';
import { isSpf, type Qualifier, readSpf, type SpfTerm } from './spf-record.ts';

export type SpfResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'permerror'
  | 'temperror';

export interface SpfVerdict {
  readonly result: SpfResult;
  /** The terms that led to it: `include:_spf.example.net ip4:192.0.2.0/24`; or why it is an error. */
  readonly why: string;
}

/** §4.6.4. */
export const MOST_LOOKUPS = 10;
export const MOST_VOIDS = 2;
export const MOST_HOSTS = 10;

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

interface Run {
  readonly inquiry: Inquiry;
  readonly ip: Ip;
  readonly senderDomain: string;
  lookups: number;
  voids: number;
}

/** For a mail from `postmaster@DOMAIN`. Ends after ten lookups, whatever the records say. */
export async function evaluateSpf(inquiry: Inquiry, domain: string, ip: Ip): Promise<SpfVerdict> {
  const run: Run = { inquiry, ip, senderDomain: domain, lookups: 0, voids: 0 };
  const found = await checkHost(run, domain);
  if (run.voids > MOST_VOIDS && found.result !== 'temperror')
    return { result: 'permerror', why: `more than ${MOST_VOIDS} lookups found nothing` };
  return found;
}

const permerror = (why: string): SpfVerdict => ({ result: 'permerror', why });
const temperror = (why: string): SpfVerdict => ({ result: 'temperror', why });

async function checkHost(run: Run, domain: string): Promise<SpfVerdict> {
  const answer = await run.inquiry.lookup('TXT', domain);
  if (answer.kind === 'failed') return temperror(`TXT ${domain}: ${answer.why}`);
  const records = answer.kind === 'found' ? answer.records.filter(isSpf) : [];
  const [text, ...more] = records;
  if (text === undefined) return { result: 'none', why: `${domain} has no SPF record` };
  if (more.length > 0) return permerror(`${domain} has ${records.length} SPF records`);
  const record = readSpf(text);
  const [error] = record.errors;
  if (error !== undefined) return permerror(`${domain}: ${error}`);
  for (const term of record.terms) {
    const found = await match(run, domain, term);
    if (found) return found;
  }
  return record.redirect === '' ? neutral : await redirected(run, domain, record.redirect);
}

const neutral: SpfVerdict = { result: 'neutral', why: 'no term fits, and there is no “all”' };

async function redirected(run: Run, domain: string, spec: string): Promise<SpfVerdict> {
  if (++run.lookups > MOST_LOOKUPS) return tooMany();
  const target = expandMacros(spec, valuesOf(run, domain));
  if (target === null) return permerror(`redirect=${spec}: its macros cannot be read`);
  const found = await checkHost(run, target);
  if (found.result === 'none') return permerror(`redirect=${target}: ${found.why}`);
  return { ...found, why: `redirect=${target} ${found.why}` };
}

const tooMany = (): SpfVerdict => permerror(`more than ${MOST_LOOKUPS} lookups are needed`);

const valuesOf = ({ ip, senderDomain }: Run, domain: string): MacroValues => ({
  ip,
  domain,
  localPart: 'postmaster',
  senderDomain,
  helo: senderDomain,
});

/** Null: the term does not fit, the next one is asked. */
async function match(run: Run, domain: string, term: SpfTerm): Promise<SpfVerdict | null> {
  const fits: SpfVerdict = { result: RESULTS[term.qualifier], why: term.text };
  const { ip, mechanism, network } = { ...run, ...term };
  if (mechanism === 'all') return fits;
  if (network) return inNetwork(ip, network, term.bits4) ? fits : null;
  if (++run.lookups > MOST_LOOKUPS) return tooMany();
  const target = expandMacros(term.domain || domain, valuesOf(run, domain));
  if (target === null) return permerror(`${term.text}: its macros cannot be read`);
  if (mechanism === 'include') return await included(run, target, fits);
  const found = await matchNames(run, target, term);
  return typeof found === 'object' ? found : found ? fits : null;
}

async function included(run: Run, target: string, fits: SpfVerdict): Promise<SpfVerdict | null> {
  const { result, why } = await checkHost(run, target);
  if (result === 'none') return permerror(`${fits.why}: ${why}`);
  if (result === 'permerror' || result === 'temperror') return { result, why };
  return result === 'pass' ? { ...fits, why: `${fits.why} ${why}` } : null;
}

async function matchNames(run: Run, target: string, term: SpfTerm): Promise<boolean | SpfVerdict> {
  switch (term.mechanism) {
    case 'a':
      return await matchHosts(run, [target], term);
    case 'mx': {
      const answer = count(run, await run.inquiry.lookup('MX', target));
      if (answer.kind === 'failed') return temperror(`MX ${target}: ${answer.why}`);
      const hosts = answer.kind === 'found' ? answer.records.map(hostOf) : [];
      if (hosts.length > MOST_HOSTS) return permerror(`${target} has more than ${MOST_HOSTS} MX`);
      return await matchHosts(run, hosts, term);
    }
    case 'exists': {
      const answer = count(run, await run.inquiry.lookup('A', target));
      return answer.kind === 'failed'
        ? temperror(`A ${target}: ${answer.why}`)
        : answer.kind === 'found';
    }
    default:
      return await matchPtr(run, target);
  }
}

/** `10 mx.example.com` → `mx.example.com`. */
export const hostOf = (record: string): string => record.slice(record.indexOf(' ') + 1);

function count(run: Run, answer: DnsAnswer): DnsAnswer {
  if (answer.kind === 'no-data' || answer.kind === 'no-name') run.voids++;
  return answer;
}

async function matchHosts(
  run: Run,
  hosts: readonly string[],
  { bits4, bits6 }: SpfTerm,
): Promise<boolean | SpfVerdict> {
  const four = isV4(run.ip);
  for (const host of hosts) {
    const answer = count(run, await run.inquiry.lookup(four ? 'A' : 'AAAA', host));
    if (answer.kind === 'failed') return temperror(`${four ? 'A' : 'AAAA'} ${host}: ${answer.why}`);
    const addresses = answer.kind === 'found' ? answer.records.map(readIp) : [];
    if (addresses.some((one) => one && inNetwork(run.ip, one, four ? bits4 : bits6))) return true;
  }
  return false;
}

/** §5.5: at most ten names are looked at; a name server that fails means “no match”. */
async function matchPtr(run: Run, target: string): Promise<boolean> {
  const answer = count(run, await run.inquiry.lookup('PTR', reverseName(run.ip)));
  const names = answer.kind === 'found' ? answer.records.slice(0, MOST_HOSTS) : [];
  const wanted = target.toLowerCase();
  for (const name of names.map((one) => one.toLowerCase())) {
    if (name !== wanted && !name.endsWith(`.${wanted}`)) continue;
    const addresses = await run.inquiry.lookup(isV4(run.ip) ? 'A' : 'AAAA', name);
    if (addresses.kind !== 'found') continue;
    if (addresses.records.map(readIp).some((one) => one && sameIp(one, run.ip))) return true;
  }
  return false;
}
