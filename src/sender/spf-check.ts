// Checks a domain's SPF: the record, what it includes, the addresses that send. Source: RFC 7208.

import { type Finding, finding, seen, txtLine } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { type Ip, isV4, readIp } from './ip.ts';
import { evaluateSpf, MOST_LOOKUPS, MOST_VOIDS, type SpfResult } from './spf-evaluate.ts';
import { isSpf } from './spf-record.ts';
import { type SpfSurvey, surveySpf } from './spf-survey.ts';

/** @param ips addresses that send for the domain, as text. */
export async function checkSpf(
  inquiry: Inquiry,
  domain: string,
  ips: readonly string[],
): Promise<Finding[]> {
  const answer = await inquiry.lookup('TXT', domain);
  if (answer.kind === 'failed')
    return [
      finding('spf', 'unknown', domain, `the SPF record could not be asked for: ${answer.why}`),
    ];
  const records = answer.kind === 'found' ? answer.records.filter(isSpf) : [];
  const [text, ...more] = records;
  if (text === undefined)
    return [missing(domain, ips, answer.kind === 'found' ? answer.records : [])];
  if (more.length > 0) return [several(domain, records)];
  const survey = await surveySpf(inquiry, domain, text);
  return [
    ...recordFindings(domain, text, survey),
    ...(await Promise.all(ips.map((ip) => addressFinding(inquiry, domain, ip)))),
  ];
}

const PERMERROR =
  'Receivers answer “permerror”: SPF counts as failed for all mail of this domain, whoever sent it.';

function missing(domain: string, ips: readonly string[], others: readonly string[]): Finding {
  const almost = others.find((text) => /^\s*"?\s*v\s*=\s*spf/i.test(text)) ?? '';
  const terms = ips.map((ip) => `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`);
  return finding(
    'spf',
    'error',
    domain,
    almost ? 'the SPF record is not recognised' : 'no SPF record',
    {
      saw: seen(almost),
      means:
        'Receivers cannot tell who may send for the domain; the large ones refuse bulk mail without it.',
      todo: almost
        ? 'Let the record begin with “v=spf1 ”, in exactly these characters.'
        : 'Publish one TXT record that names your sending systems.',
      line: txtLine(domain, `v=spf1 ${terms.length > 0 ? terms.join(' ') : 'mx'} ~all`),
      source: 'RFC 7208 §4.5',
    },
  );
}

const several = (domain: string, records: readonly string[]): Finding =>
  finding('spf', 'error', domain, `${records.length} SPF records instead of one`, {
    saw: seen(records.join(' | ')),
    means: PERMERROR,
    todo: 'Merge them into one TXT record.',
    line: txtLine(domain, `v=spf1 ${merged(records)}`),
    source: 'RFC 7208 §3.2',
  });

/** All terms of all records, with the mildest `all` at the end. */
function merged(records: readonly string[]): string {
  const terms = records.flatMap((text) => text.split(/ +/).slice(1));
  const isAll = (term: string): boolean => /^[-~?+]?all$/i.test(term);
  const kept = [...new Set(terms.filter((term) => term !== '' && !isAll(term)))];
  const softest = terms.some((term) => /^~all$/i.test(term)) ? '~all' : '-all';
  return seen([...kept, softest].join(' '));
}

function recordFindings(domain: string, text: string, survey: SpfSurvey): Finding[] {
  const findings = [
    ...survey.errors.slice(0, 5).map((error) =>
      finding('spf', 'error', domain, `broken: ${error}`, {
        saw: seen(text),
        means: PERMERROR,
        todo: 'Correct or remove that term.',
        source: 'RFC 7208 §4.6, §5.2',
      }),
    ),
    ...costFindings(domain, survey),
    ...weaknesses(domain, text, survey),
  ];
  if (findings.some(({ state }) => state === 'error')) return findings;
  const lookups = `${survey.lookups} of ${MOST_LOOKUPS} lookups`;
  const [failure] = survey.failures;
  const good: Finding = failure
    ? finding('spf', 'unknown', domain, `not walked to its end: ${failure}`)
    : finding('spf', 'ok', domain, `one record, ${lookups} used`, {
        saw: seen(text),
        source: 'RFC 7208',
      });
  return [good, ...findings];
}

function costFindings(domain: string, { lookups, isCut, costs, voids }: SpfSurvey): Finding[] {
  const findings: Finding[] = [];
  const dearest = [...costs].sort((a, b) => b.lookups - a.lookups).slice(0, 10);
  if (lookups > MOST_LOOKUPS)
    findings.push(
      finding(
        'spf',
        'error',
        domain,
        `${isCut ? 'more than ' : ''}${lookups} DNS lookups, ${MOST_LOOKUPS} are allowed`,
        {
          saw: seen(dearest.map((cost) => `${cost.text} (${cost.lookups})`).join(', ')),
          means: `${PERMERROR} Only mail that fits within the first ten lookups still passes.`,
          todo: 'Remove the services you no longer use, send the others from subdomains of their own, or write their networks as ip4: and ip6:, which cost nothing.',
          source: 'RFC 7208 §4.6.4',
        },
      ),
    );
  if (voids.length > MOST_VOIDS)
    findings.push(
      finding(
        'spf',
        'error',
        domain,
        `${voids.length} lookups find nothing, ${MOST_VOIDS} are allowed`,
        {
          saw: seen(voids.slice(0, 10).join(', ')),
          means: 'Many receivers answer “permerror” after the second one.',
          todo: 'Remove the terms that name them.',
          source: 'RFC 7208 §4.6.4',
        },
      ),
    );
  else if (voids.length > 0)
    findings.push(
      finding('spf', 'warning', domain, `names that do not exist: ${seen(voids.join(', '))}`, {
        means: `A third one would be an error (${MOST_VOIDS} are allowed).`,
        todo: 'Remove the terms that name them.',
        source: 'RFC 7208 §4.6.4',
      }),
    );
  return findings;
}

function weaknesses(domain: string, text: string, survey: SpfSurvey): Finding[] {
  const findings: Finding[] = [];
  const [open] = survey.open;
  if (open !== undefined)
    findings.push(
      finding('spf', 'error', domain, `everybody may send for the domain: ${open}`, {
        saw: seen(text),
        means: 'Spam in your name passes SPF, and with it DMARC.',
        todo: 'End the record with “~all” or “-all”, and name only your own networks.',
        line: txtLine(domain, text.replace(/\+?all$/i, '~all')),
        source: 'RFC 7208 §5.1, §11.4',
      }),
    );
  const { record } = survey;
  const all = record?.terms.find(({ mechanism }) => mechanism === 'all');
  if (all?.qualifier === '?' || (!all && record?.redirect === ''))
    findings.push(
      finding(
        'spf',
        'warning',
        domain,
        all ? 'it ends with “?all”' : 'it has no “all” at its end',
        {
          saw: seen(text),
          means: 'Mail from elsewhere is “neutral”: the record protects from nothing.',
          todo: 'End it with “~all” (with DMARC that is enough) or “-all”.',
          line: txtLine(domain, `${text.replace(/ *\??all$/i, '')} ~all`),
          source: 'RFC 7208 §5.1',
        },
      ),
    );
  const [ptr] = survey.ptr;
  if (ptr !== undefined)
    findings.push(
      finding('spf', 'warning', domain, `the mechanism “ptr” is used: ${ptr}`, {
        means: 'It is slow and unreliable, and some receivers skip it.',
        todo: 'Write the networks as ip4: and ip6:.',
        source: 'RFC 7208 §5.5',
      }),
    );
  return findings;
}

const RESULT_WORDS: Readonly<Record<SpfResult, string>> = {
  pass: 'Receivers take its mail as sent by you.',
  fail: 'Receivers may refuse its mail at once.',
  softfail: 'Its mail counts as not authorised; without a DKIM signature of yours DMARC fails too.',
  neutral: 'Its mail is neither authorised nor forbidden; for DMARC that is a failure.',
  none: 'There is no record that could authorise it.',
  permerror: 'Receivers cannot use the record; for DMARC that is a failure.',
  temperror: 'The network did not tell.',
};

async function addressFinding(inquiry: Inquiry, domain: string, text: string): Promise<Finding> {
  const ip = readIp(text);
  if (!ip) return finding('spf', 'error', text, 'this is no IP address');
  const { result, why } = await evaluateSpf(inquiry, domain, ip);
  if (result === 'temperror')
    return finding('spf', 'unknown', text, `SPF of ${domain} could not be evaluated: ${why}`);
  if (result === 'pass')
    return finding('spf', 'ok', text, `may send for ${domain}: ${seen(why)}`, {
      source: 'RFC 7208 §4',
    });
  return finding('spf', 'error', text, `SPF of ${domain} answers “${result}” for this address`, {
    saw: seen(why),
    means: RESULT_WORDS[result],
    todo: 'Add the address, or the include: of the service it belongs to, before “all”:',
    line: termFor(text, ip),
    source: 'RFC 7208 §2.6',
  });
}

const termFor = (text: string, ip: Ip): string => `${isV4(ip) ? 'ip4' : 'ip6'}:${text}`;
