// Checks a domain's DMARC: the record that holds, its policy, where its reports go. Source: RFC 9989; RFC 7489.

import { type DmarcRecord, type DmarcSearch, findDmarc, isDmarc } from './dmarc-record.ts';
import { type Finding, finding, seen } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { textsAt } from './records-of.ts';

export async function checkDmarc(inquiry: Inquiry, domain: string): Promise<Finding[]> {
  const search = await findDmarc(inquiry, domain);
  const { own, record, failure } = search;
  if (own.kind === 'texts' && own.wanted.length > 1) return [several(domain, own.wanted)];
  if (!record && failure !== '')
    return [finding('dmarc', 'unknown', domain, `the record could not be asked for: ${failure}`)];
  if (!record) return [missing(search, domain)];
  const name = `_dmarc.${record.domain}`;
  const syntax = syntaxFindings(name, record);
  return [
    ...syntax,
    ...(syntax.some(({ state }) => state === 'error') ? [] : [policy(domain, record)]),
    ...strictness(name, record),
    ...(await reportFindings(inquiry, search, record)),
  ];
}

const SOURCE = 'RFC 9989 §4.7';

const example = (domain: string): string =>
  `_dmarc.${domain}. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc-reports@${domain}"`;

const several = (domain: string, records: readonly string[]): Finding =>
  finding('dmarc', 'error', `_dmarc.${domain}`, `${records.length} DMARC records instead of one`, {
    saw: seen(records.join(' | ')),
    means: 'None of them counts: the domain is taken as one without DMARC.',
    todo: 'Leave only one.',
    source: 'RFC 9989 §4.10; RFC 7489 §6.6.3',
  });

function missing({ own }: DmarcSearch, domain: string): Finding {
  const others = own.kind === 'texts' ? own.others : [];
  const almost = others.find((text) => /dmarc/i.test(text.slice(0, 40))) ?? '';
  return finding(
    'dmarc',
    'error',
    `_dmarc.${domain}`,
    almost ? 'the DMARC record is not recognised' : 'no DMARC record',
    {
      saw: seen(almost),
      means:
        'Anybody can send in your name, and large receivers refuse bulk mail without a record.',
      todo: almost
        ? 'Let it begin with “v=DMARC1;”, in exactly these characters.'
        : 'Begin with a policy that only reports; tighten it when the reports show that all your mail passes.',
      line: example(domain),
      source: 'RFC 9989 §4.8',
    },
  );
}

const POLICIES = ['none', 'quarantine', 'reject'];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  p: POLICIES,
  sp: POLICIES,
  np: POLICIES,
  adkim: ['r', 's'],
  aspf: ['r', 's'],
  t: ['y', 'n'],
  psd: ['y', 'n', 'u'],
};
const GONE: readonly string[] = ['pct', 'rf', 'ri'];
const KNOWN = new Set(['v', 'rua', 'ruf', 'fo', ...Object.keys(VALUES), ...GONE]);

function syntaxFindings(name: string, { text, list }: DmarcRecord): Finding[] {
  const saw = seen(text);
  const warn = (says: string, todo: string): Finding =>
    finding('dmarc', 'warning', name, says, { saw, todo, source: SOURCE });
  const found = list.problems.map((problem) =>
    warn(`written wrongly: ${problem}`, 'Correct it: receivers pass over what they cannot read.'),
  );
  const policyText = list.tags.get('p');
  if (policyText !== undefined && !isOneOf('p', policyText))
    found.push(
      finding('dmarc', 'error', name, `p=${seen(policyText)} is no policy`, {
        saw,
        means: 'Receivers take it as p=none, or as no record at all.',
        todo: 'Write p=none, p=quarantine or p=reject.',
        source: 'RFC 9989 §4.7, §4.10.1',
      }),
    );
  else if (policyText === undefined)
    found.push(
      warn('it has no p=', 'Write p=: receivers that follow the older RFC 7489 ignore the record.'),
    );
  else if (list.names[1] !== 'p')
    found.push(warn('p= is not the second tag', 'Let p= follow v=: RFC 7489 §6.3 demands it.'));
  for (const [tag, value] of list.tags)
    if (tag !== 'p' && VALUES[tag] && !isOneOf(tag, value))
      found.push(
        warn(`${tag}=${seen(value)} is not known`, `Write one of: ${VALUES[tag].join(', ')}.`),
      );
  const unknown = [...list.tags.keys()].filter((tag) => !KNOWN.has(tag));
  if (unknown.length > 0)
    found.push(warn(`unknown: ${seen(unknown.map((tag) => `${tag}=`).join(', '))}`, 'Remove it.'));
  return found;
}

const isOneOf = (tag: string, value: string): boolean =>
  VALUES[tag]?.includes(value.toLowerCase()) ?? true;

function policy(domain: string, record: DmarcRecord): Finding {
  const { tags } = record.list;
  const p = tags.get('p')?.toLowerCase() ?? 'none';
  const isOwn = record.domain === domain;
  const holds = isOwn ? p : (tags.get('sp')?.toLowerCase() ?? p);
  const where = isOwn ? '' : `, by the record of ${record.domain}`;
  const rest = { saw: seen(record.text), source: SOURCE };
  const says = `one record, policy ${holds} for mail from ${domain}${where}`;
  if (holds !== 'none') return finding('dmarc', 'ok', `_dmarc.${record.domain}`, says, rest);
  return finding('dmarc', 'warning', `_dmarc.${record.domain}`, says, {
    ...rest,
    means: 'Receivers report, but let forged mail in your name pass.',
    todo: 'When the reports show that all your mail passes, go on to p=quarantine and p=reject.',
  });
}

function strictness(name: string, { text, list }: DmarcRecord): Finding[] {
  const { tags } = list;
  const saw = seen(text);
  const found: Finding[] = [];
  const gone = GONE.filter((tag) => tags.has(tag));
  const pct = Number(tags.get('pct') ?? '100');
  if (gone.length > 0)
    found.push(
      finding(
        'dmarc',
        'warning',
        name,
        `${gone.map((tag) => `${tag}=`).join(', ')} no longer counts`,
        {
          saw,
          means:
            pct < 100
              ? `Newer receivers apply the policy to all mail, not to ${pct} %; older ones still count.`
              : 'Newer receivers ignore it.',
          todo: pct < 100 ? 'Use t=y while you test, and remove pct=.' : 'Remove it.',
          source: 'RFC 9989 §4.7, appendix A.6',
        },
      ),
    );
  if (tags.get('t') === 'y')
    found.push(
      finding('dmarc', 'warning', name, 'it is marked as a test (t=y)', {
        saw,
        means:
          'Receivers apply the policy one step milder: reject as quarantine, quarantine as none.',
        todo: 'Remove t=y when the reports show that all your mail passes.',
        source: SOURCE,
      }),
    );
  const weaker = POLICIES.indexOf(tags.get('sp') ?? '') < POLICIES.indexOf(tags.get('p') ?? '');
  if (tags.has('sp') && weaker)
    found.push(
      finding(
        'dmarc',
        'warning',
        name,
        `subdomains are protected less (sp=${seen(tags.get('sp') ?? '')})`,
        {
          saw,
          means: 'Forgers use a subdomain that does not exist.',
          todo: 'Remove sp=, or add np=reject for subdomains that do not exist.',
          source: SOURCE,
        },
      ),
    );
  return found;
}

const MOST_URIS = 10;

async function reportFindings(
  inquiry: Inquiry,
  { organization }: DmarcSearch,
  record: DmarcRecord,
): Promise<Finding[]> {
  const name = `_dmarc.${record.domain}`;
  const rua = record.list.tags.get('rua') ?? '';
  if (rua === '')
    return [
      finding('dmarc', 'warning', name, 'no address for aggregate reports (rua=)', {
        means: 'You will not learn who sends in your name, nor that your own mail fails.',
        todo: `Add rua=mailto:dmarc-reports@${record.domain}.`,
        source: SOURCE,
      }),
    ];
  const uris = rua.split(',').map((uri) => uri.trim());
  const asked = uris
    .slice(0, MOST_URIS)
    .map((uri) => uriFinding(inquiry, organization, record, uri));
  return (await Promise.all(asked)).flat();
}

async function uriFinding(
  inquiry: Inquiry,
  organization: string,
  record: DmarcRecord,
  uri: string,
): Promise<Finding[]> {
  const name = `_dmarc.${record.domain}`;
  const [, host = ''] =
    /^mailto:[^@]{1,200}@([a-z0-9.-]{1,253}?)(?:!\d{1,10}[kmgt]?)?$/i.exec(uri) ?? [];
  if (host === '')
    return [
      finding('dmarc', 'warning', name, `reports cannot be sent to ${seen(uri)}`, {
        todo: 'Write rua=mailto:name@domain; several are separated by commas.',
        source: 'RFC 9989 §4.7; RFC 9990 §3',
      }),
    ];
  const target = host.toLowerCase();
  if (target === organization || target.endsWith(`.${organization}`)) return [];
  const permit = `${record.domain}._report._dmarc.${target}`;
  const answer = await textsAt(inquiry, permit, isDmarc);
  if (answer.kind === 'failed')
    return [
      finding('dmarc', 'unknown', permit, `the permission could not be asked for: ${answer.why}`),
    ];
  if (answer.kind === 'texts' && answer.wanted.length > 0) return [];
  return [
    finding('dmarc', 'warning', permit, `${target} does not say that it takes your reports`, {
      means: 'Receivers send none there.',
      todo: `Whoever runs ${target} must publish:`,
      line: `${permit}. IN TXT "v=DMARC1"`,
      source: 'RFC 9990 §4; RFC 7489 §7.1',
    }),
  ];
}
