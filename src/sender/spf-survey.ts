// Walks a domain's SPF through everything it includes: what it costs, what is broken in it. Source: RFC 7208 §4.6.4.

import type { Inquiry } from './inquiry.ts';
import { hostOf, MOST_HOSTS } from './spf-evaluate.ts';
import { hasMacro } from './spf-macro.ts';
import { isSpf, readSpf, type SpfRecord, type SpfTerm } from './spf-record.ts';

/** One term that costs lookups. */
export interface SpfCost {
  /** `include:_spf.example.net`, of the domain's own record. */
  readonly text: string;
  /** Its own lookup with all that follows from it. */
  readonly lookups: number;
}

export interface SpfSurvey {
  /** The domain's own record; null where it has none, or several. */
  readonly record: SpfRecord | null;
  readonly lookups: number;
  /** Whether more would follow: the walk ends early. */
  readonly isCut: boolean;
  readonly costs: readonly SpfCost[];
  /** Names asked for that do not exist or have no such records. */
  readonly voids: readonly string[];
  /** Why receivers answer “permerror”, in sentences. */
  readonly errors: readonly string[];
  /** Why it could not be walked to the end: the network. */
  readonly failures: readonly string[];
  /** Terms, of whatever record, that use `ptr`. */
  readonly ptr: readonly string[];
  /** Records that end in `+all`, or let everybody pass otherwise. */
  readonly open: readonly string[];
}

/** Three times the limit: enough to say how much too many there are. */
const MOST_WALKED = 30;
const DEEPEST = 12;

interface Walk {
  readonly inquiry: Inquiry;
  lookups: number;
  isCut: boolean;
  readonly voids: Set<string>;
  readonly errors: Set<string>;
  readonly failures: Set<string>;
  readonly ptr: Set<string>;
  readonly open: Set<string>;
}

/** @param text the domain's own SPF record. */
export async function surveySpf(
  inquiry: Inquiry,
  domain: string,
  text: string,
): Promise<SpfSurvey> {
  const walk: Walk = {
    inquiry,
    lookups: 0,
    isCut: false,
    voids: new Set(),
    errors: new Set(),
    failures: new Set(),
    ptr: new Set(),
    open: new Set(),
  };
  const record = readSpf(text);
  const costs: SpfCost[] = [];
  const note = (cost: SpfCost): void => {
    if (cost.lookups > 0) costs.push(cost);
  };
  await walkRecord(walk, domain, record, [domain.toLowerCase()], note);
  const { lookups, isCut } = walk;
  const lists = { voids: [...walk.voids], errors: [...walk.errors], failures: [...walk.failures] };
  return { record, lookups, isCut, costs, ...lists, ptr: [...walk.ptr], open: [...walk.open] };
}

async function walkRecord(
  walk: Walk,
  domain: string,
  record: SpfRecord,
  above: readonly string[],
  note: (cost: SpfCost) => void,
): Promise<void> {
  for (const error of record.errors) walk.errors.add(`${domain}: ${error}`);
  let hasAll = false;
  for (const term of record.terms) {
    if (hasAll) break;
    const before = walk.lookups;
    await walkTerm(walk, domain, term, above);
    note({ text: term.text, lookups: walk.lookups - before });
    hasAll = term.mechanism === 'all';
    if (letsAllPass(term)) walk.open.add(`${domain}: ${term.text}`);
  }
  if (hasAll || record.redirect === '') return;
  const before = walk.lookups;
  await follow(walk, `redirect=${record.redirect}`, record.redirect, above);
  note({ text: `redirect=${record.redirect}`, lookups: walk.lookups - before });
}

const WIDEST_4 = 8;
const WIDEST_6 = 16;

const letsAllPass = ({ qualifier, mechanism, network, bits4 }: SpfTerm): boolean =>
  qualifier === '+' &&
  (mechanism === 'all' ||
    (network !== null && bits4 < (network.length === 4 ? WIDEST_4 : WIDEST_6)));

async function walkTerm(
  walk: Walk,
  domain: string,
  term: SpfTerm,
  above: readonly string[],
): Promise<void> {
  const { mechanism, text } = term;
  if (mechanism === 'all' || term.network) return;
  if (mechanism === 'include') return await follow(walk, text, term.domain, above);
  if (!spend(walk)) return;
  if (mechanism === 'ptr') walk.ptr.add(`${domain}: ${text}`);
  const target = term.domain || domain;
  // What a macro stands for differs from mail to mail.
  if (hasMacro(target)) return;
  if (mechanism === 'mx') await walkMx(walk, target);
  if (mechanism === 'a' || mechanism === 'exists') await walkHost(walk, target, mechanism === 'a');
}

function spend(walk: Walk): boolean {
  if (walk.lookups >= MOST_WALKED) walk.isCut = true;
  else walk.lookups++;
  return !walk.isCut;
}

async function follow(
  walk: Walk,
  text: string,
  target: string,
  above: readonly string[],
): Promise<void> {
  if (!spend(walk) || hasMacro(target)) return;
  const name = target.toLowerCase();
  if (above.includes(name)) {
    walk.errors.add(`${text} leads back to ${name}: it never ends`);
    return;
  }
  if (above.length >= DEEPEST) {
    walk.isCut = true;
    return;
  }
  const answer = await walk.inquiry.lookup('TXT', name);
  if (answer.kind === 'failed') {
    walk.failures.add(`TXT ${name}: ${answer.why}`);
    return;
  }
  if (answer.kind !== 'found') walk.voids.add(name);
  const [found, ...more] = answer.kind === 'found' ? answer.records.filter(isSpf) : [];
  if (found === undefined) walk.errors.add(`${text}: ${name} has no SPF record`);
  else if (more.length > 0) walk.errors.add(`${text}: ${name} has ${more.length + 1} SPF records`);
  else await walkRecord(walk, name, readSpf(found), [...above, name], () => undefined);
}

async function walkMx(walk: Walk, target: string): Promise<void> {
  const answer = await walk.inquiry.lookup('MX', target);
  if (answer.kind === 'failed') walk.failures.add(`MX ${target}: ${answer.why}`);
  else if (answer.kind !== 'found') walk.voids.add(target);
  else if (answer.records.length > MOST_HOSTS)
    walk.errors.add(
      `mx: ${target} has ${answer.records.length} MX records, ${MOST_HOSTS} are allowed`,
    );
  else for (const record of answer.records) await walkHost(walk, hostOf(record), true);
}

/** A name that has an address of either family is not void: which one is asked depends on the sending address. */
async function walkHost(walk: Walk, host: string, both: boolean): Promise<void> {
  const four = await walk.inquiry.lookup('A', host);
  if (four.kind === 'found') return;
  const six = both ? await walk.inquiry.lookup('AAAA', host) : four;
  if (six.kind === 'found') return;
  const failed = [four, six].find((answer) => answer.kind === 'failed');
  if (failed?.kind === 'failed') walk.failures.add(`A ${host}: ${failed.why}`);
  else walk.voids.add(host);
}
