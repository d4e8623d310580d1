// Checks how a domain asks for encrypted mail: MTA-STS and TLS reports. Source: RFC 8461, RFC 8460.

import { type Finding, finding, seen } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { readPolicy, type StsPolicy } from './mta-sts-policy.ts';
import { textsAt } from './records-of.ts';
import { readTags } from './tag-list.ts';

/** @param hosts the domain's MX. */
export async function checkMtaSts(
  inquiry: Inquiry,
  domain: string,
  hosts: readonly string[],
): Promise<Finding[]> {
  const name = `_mta-sts.${domain}`;
  const answer = await textsAt(inquiry, name, (text) => /^v=STSv1[ \t]*(?:;|$)/.test(text));
  if (answer.kind === 'failed')
    return [
      finding('mta-sts', 'unknown', name, `the record could not be asked for: ${answer.why}`),
    ];
  const records = answer.kind === 'texts' ? answer.wanted : [];
  const [text, ...more] = records;
  if (text === undefined)
    return [
      finding('mta-sts', 'ok', domain, 'not used; it is optional', {
        means: 'With it, senders that know it deliver to you only by verified TLS.',
        source: 'RFC 8461',
      }),
    ];
  if (more.length > 0) return [severalRecords(name, records)];
  const id = readTags(text).tags.get('id') ?? '';
  if (!/^[A-Za-z0-9]{1,32}$/.test(id))
    return [
      finding('mta-sts', 'error', name, 'its id= is missing or wrong', {
        saw: seen(text),
        means: 'Senders do not fetch your policy.',
        todo: 'Use up to 32 letters and digits, and change them with each change of the policy:',
        line: `${name}. IN TXT "v=STSv1; id=20260101000000"`,
        source: 'RFC 8461 §3.1',
      }),
    ];
  return await policyFindings(inquiry, domain, hosts);
}

const severalRecords = (name: string, records: readonly string[]): Finding =>
  finding('mta-sts', 'error', name, `${records.length} records instead of one`, {
    saw: seen(records.join(' | ')),
    means: 'Senders take it as if there were none.',
    todo: 'Leave only one.',
    source: 'RFC 8461 §3.1',
  });

async function policyFindings(
  inquiry: Inquiry,
  domain: string,
  hosts: readonly string[],
): Promise<Finding[]> {
  const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
  const file = await inquiry.fetch(url);
  if (file.kind === 'failed')
    return [finding('mta-sts', 'unknown', url, `the policy could not be fetched: ${file.why}`)];
  if (file.kind === 'refused')
    return [
      finding('mta-sts', 'error', url, `the policy cannot be fetched: ${seen(file.why)}`, {
        means: 'The record announces a policy that senders cannot get: they ignore it.',
        todo: 'Serve the file over HTTPS with a valid certificate and without redirects:',
        line: examplePolicy(hosts),
        source: 'RFC 8461 §3.2, §3.3',
      }),
    ];
  const { policy, problems } = readPolicy(file.text);
  const wrong = problems.map((problem) =>
    finding('mta-sts', 'error', url, `the policy is wrong: ${problem}`, {
      saw: seen(file.text.replace(/\s*\n\s*/g, ' / ')),
      means: 'Senders ignore it.',
      todo: 'Correct the file:',
      line: examplePolicy(hosts),
      source: 'RFC 8461 §3.2',
    }),
  );
  const type = file.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const media =
    type === 'text/plain'
      ? []
      : [
          finding(
            'mta-sts',
            'warning',
            url,
            `it is served as ${seen(type || 'nothing')}, not as text/plain`,
            {
              means: 'Some senders refuse it.',
              todo: 'Serve it as text/plain.',
              source: 'RFC 8461 §3.2',
            },
          ),
        ];
  return policy ? [...media, ...judged(url, policy, hosts)] : [...media, ...wrong];
}

const examplePolicy = (hosts: readonly string[]): string =>
  [
    'version: STSv1',
    'mode: testing',
    ...hosts.map((host) => `mx: ${host}`),
    'max_age: 604800',
  ].join('\n');

const DAY = 86_400;

function judged(url: string, policy: StsPolicy, hosts: readonly string[]): Finding[] {
  const saw = `mode ${policy.mode}, mx ${policy.mx.join(' ')}, max_age ${policy.maxAge}`;
  const uncovered = hosts.filter((host) => !policy.mx.some((pattern) => covers(pattern, host)));
  const found: Finding[] = [];
  if (policy.mode !== 'none' && uncovered.length > 0)
    found.push(
      finding(
        'mta-sts',
        policy.mode === 'enforce' ? 'error' : 'warning',
        url,
        `it does not name your MX ${seen(uncovered.join(', '))}`,
        {
          saw: seen(saw),
          means:
            policy.mode === 'enforce'
              ? 'Senders that know MTA-STS deliver nothing there.'
              : 'As soon as the mode is enforce, nothing is delivered there.',
          todo: 'Add to the policy, and change id= in the record:',
          line: uncovered.map((host) => `mx: ${host}`).join('\n'),
          source: 'RFC 8461 §4.1',
        },
      ),
    );
  if (policy.maxAge < DAY)
    found.push(
      finding('mta-sts', 'warning', url, `max_age is only ${policy.maxAge} seconds`, {
        means: 'An attacker has to wait no longer than that.',
        todo: 'Weeks or more are usual: max_age: 604800.',
        source: 'RFC 8461 §3.2',
      }),
    );
  if (policy.mode === 'enforce' && found.length === 0)
    found.push(finding('mta-sts', 'ok', url, 'the policy is enforced', { saw: seen(saw) }));
  if (policy.mode !== 'enforce')
    found.push(
      finding('mta-sts', 'warning', url, `the mode is ${policy.mode}`, {
        saw: seen(saw),
        means: 'It protects from nothing yet.',
        todo: 'Change to mode: enforce when the TLS reports show no failures.',
        source: 'RFC 8461 §5',
      }),
    );
  return found;
}

/** `*.example.com` stands for one label (§4.1). */
function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.slice(host.indexOf('.') + 1) === pattern.slice(2) && host.includes('.');
}

export async function checkTlsReports(inquiry: Inquiry, domain: string): Promise<Finding> {
  const name = `_smtp._tls.${domain}`;
  const answer = await textsAt(inquiry, name, (text) => /^v=TLSRPTv1[ \t]*;/.test(text));
  if (answer.kind === 'failed')
    return finding('tls-rpt', 'unknown', name, `the record could not be asked for: ${answer.why}`);
  const records = answer.kind === 'texts' ? answer.wanted : [];
  const [text, ...more] = records;
  if (text === undefined)
    return finding('tls-rpt', 'ok', domain, 'not used; it is optional', {
      means: 'With it, large senders tell daily how many of their TLS connections to you failed.',
      source: 'RFC 8460',
    });
  const rua = (readTags(text).tags.get('rua') ?? '').split(',').map((uri) => uri.trim());
  const good = rua.filter((uri) => /^mailto:[^@\s]+@[^@\s]+$|^https:\/\/\S+$/i.test(uri));
  if (more.length === 0 && good.length === rua.length)
    return finding('tls-rpt', 'ok', name, 'reports are asked for', { saw: seen(text) });
  return finding(
    'tls-rpt',
    'error',
    name,
    more.length > 0 ? `${records.length} records instead of one` : 'rua= names no address',
    {
      saw: seen(records.join(' | ')),
      means: 'You get no reports.',
      todo: 'Publish one record:',
      line: `${name}. IN TXT "v=TLSRPTv1; rua=mailto:tls-reports@${domain}"`,
      source: 'RFC 8460 §3',
    },
  );
}
