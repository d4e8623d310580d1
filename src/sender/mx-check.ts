// Checks whether a domain can receive mail: bounces, answers, reports. Source: RFC 5321 §5, RFC 7505.

import type { DnsAnswer } from '../ports/resolver.ts';
import { type Finding, finding, seen } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { type Ip, inNetwork, readIp } from './ip.ts';

export interface MxChecked {
  readonly findings: readonly Finding[];
  /** The hosts that take mail, in lower case. */
  readonly hosts: readonly string[];
}

interface Mx {
  readonly preference: number;
  readonly host: string;
}

const MOST_MX = 30;

export async function checkMx(inquiry: Inquiry, domain: string): Promise<MxChecked> {
  const answer = await inquiry.lookup('MX', domain);
  switch (answer.kind) {
    case 'failed':
      return only(finding('mx', 'unknown', domain, `MX could not be asked for: ${answer.why}`));
    case 'no-name':
      return only(
        finding('mx', 'error', domain, 'the domain does not exist', {
          means: 'Receivers refuse mail from a domain that does not exist.',
          todo: 'Check its spelling, and whether it is still registered.',
          source: 'RFC 5321 §2.3.5',
        }),
      );
    case 'no-data':
      return await withoutMx(inquiry, domain);
    case 'found':
      return await withMx(inquiry, domain, answer.records.slice(0, MOST_MX).map(readMx));
  }
}

const only = (one: Finding): MxChecked => ({ findings: [one], hosts: [] });

function readMx(record: string): Mx {
  const at = record.indexOf(' ');
  return { preference: Number(record.slice(0, at)), host: record.slice(at + 1).toLowerCase() };
}

async function withoutMx(inquiry: Inquiry, domain: string): Promise<MxChecked> {
  const { addresses, failure } = await addressesOf(inquiry, domain);
  if (addresses.length > 0)
    return {
      hosts: [domain],
      findings: [
        finding(
          'mx',
          'warning',
          domain,
          'no MX record: mail goes to the address of the domain itself',
          {
            saw: seen(addresses.join(', ')),
            means: 'That works only if a mail server answers there; some receivers distrust it.',
            todo: 'Name your mail server:',
            line: `${domain}. IN MX 10 mail.${domain}.`,
            source: 'RFC 5321 §5.1',
          },
        ),
      ],
    };
  if (failure !== '')
    return only(finding('mx', 'unknown', domain, `addresses could not be asked for: ${failure}`));
  return only(
    finding('mx', 'error', domain, 'it cannot receive mail: no MX, no address', {
      means: 'Bounces, complaints and answers are lost, and receivers refuse such senders.',
      todo: 'Name the mail server that takes its mail:',
      line: `${domain}. IN MX 10 mail.${domain}.`,
      source: 'RFC 5321 §5.1',
    }),
  );
}

async function withMx(
  inquiry: Inquiry,
  domain: string,
  records: readonly Mx[],
): Promise<MxChecked> {
  const isNull = ({ host }: Mx): boolean => host === '' || host === '.';
  if (records.some(isNull)) return only(nullMx(domain, records.length));
  const checked = await Promise.all(records.map((mx) => hostFindings(inquiry, domain, mx)));
  const findings = checked.flat();
  const hosts = records.map(({ host }) => host);
  const works = findings.filter(({ state }) => state === 'error').length < hosts.length;
  const names = [...records]
    .sort((a, b) => a.preference - b.preference)
    .map(textOf)
    .join(', ');
  const good = works
    ? [finding('mx', 'ok', domain, `takes mail at ${count(hosts.length)}`, { saw: seen(names) })]
    : [];
  // As long as one host works mail arrives, later.
  const softened = works ? findings.map(soften) : findings;
  return { hosts, findings: [...good, ...softened] };
}

const count = (hosts: number): string => (hosts === 1 ? 'one host' : `${hosts} hosts`);
const textOf = ({ preference, host }: Mx): string => `${preference} ${host}`;
const soften = (one: Finding): Finding =>
  one.state === 'error' ? { ...one, state: 'warning', means: 'Mail is delayed by it.' } : one;

const nullMx = (domain: string, records: number): Finding =>
  records > 1
    ? finding('mx', 'error', domain, 'a null MX stands beside other MX records', {
        means: 'Whether the domain takes mail is chance.',
        todo: 'Remove “MX 0 .”, or all the others.',
        source: 'RFC 7505 §3',
      })
    : finding('mx', 'error', domain, 'it says that it takes no mail (null MX)', {
        saw: '0 .',
        means: 'Receivers may refuse mail from it (550 5.7.27), and bounces to it are lost.',
        todo: 'Send from a domain that can receive, or name a mail server:',
        line: `${domain}. IN MX 10 mail.${domain}.`,
        source: 'RFC 7505 §4.2',
      });

async function hostFindings(inquiry: Inquiry, domain: string, { host }: Mx): Promise<Finding[]> {
  if (readIp(host))
    return [
      finding('mx', 'error', domain, `the MX ${host} is an address, not a name`, {
        means: 'Senders look for a host of that name and find none.',
        todo: 'Name a host that has this address.',
        source: 'RFC 5321 §5.1',
      }),
    ];
  const alias = await inquiry.lookup('CNAME', host);
  const { addresses, failure } = await addressesOf(inquiry, host);
  const found: Finding[] = [];
  if (alias.kind === 'found')
    found.push(
      finding('mx', 'warning', host, 'this MX is an alias (CNAME)', {
        saw: seen(alias.records.join(', ')),
        means: 'It is not allowed; some servers do not deliver to it.',
        todo: 'Name the host that the alias points to.',
        line: `${domain}. IN MX 10 ${alias.records[0] ?? ''}.`,
        source: 'RFC 2181 §10.3',
      }),
    );
  if (addresses.length === 0)
    found.push(
      failure === ''
        ? finding('mx', 'error', host, 'this MX has no address', {
            means: 'Nothing can be delivered there.',
            todo: 'Give it an A record, or remove the MX.',
            source: 'RFC 5321 §5.1',
          })
        : finding('mx', 'unknown', host, `addresses could not be asked for: ${failure}`),
    );
  else if (addresses.every(isInner))
    found.push(
      finding('mx', 'error', host, 'this MX has only addresses that nobody outside can reach', {
        saw: seen(addresses.join(', ')),
        means: 'Nothing can be delivered there.',
        todo: 'Give it a public address.',
        source: 'RFC 6890',
      }),
    );
  return found;
}

async function addressesOf(
  inquiry: Inquiry,
  host: string,
): Promise<{ readonly addresses: readonly string[]; readonly failure: string }> {
  const answers = await Promise.all([inquiry.lookup('A', host), inquiry.lookup('AAAA', host)]);
  const failed = answers.find((answer) => answer.kind === 'failed');
  return {
    addresses: answers.flatMap(recordsOf),
    failure: failed?.kind === 'failed' ? failed.why : '',
  };
}

const recordsOf = (answer: DnsAnswer): readonly string[] =>
  answer.kind === 'found' ? answer.records : [];

/** Networks without a way to them from outside (RFC 6890). */
const INNER: readonly (readonly [Ip, number])[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 168, 0, 0], 16],
];

function isInner(text: string): boolean {
  const ip = readIp(text);
  return ip !== null && INNER.some(([network, bits]) => inNetwork(ip, network, bits));
}
