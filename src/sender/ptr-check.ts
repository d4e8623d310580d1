// Checks the reverse names of sending addresses. Source: RFC 1912 §2.1; receivers' demands.

import { type Finding, finding, seen } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { type Ip, isV4, readIp, reverseName, sameIp } from './ip.ts';

const MOST_NAMES = 10;
const REFUSED = 'Many receivers refuse mail from such an address, the large ones among them.';

export async function checkPtr(inquiry: Inquiry, text: string): Promise<Finding> {
  const ip = readIp(text);
  if (!ip) return finding('ptr', 'error', text, 'this is no IP address');
  const answer = await inquiry.lookup('PTR', reverseName(ip));
  if (answer.kind === 'failed')
    return finding(
      'ptr',
      'unknown',
      text,
      `the reverse name could not be asked for: ${answer.why}`,
    );
  const names = answer.kind === 'found' ? answer.records.slice(0, MOST_NAMES) : [];
  if (names.length === 0)
    return finding('ptr', 'error', text, 'it has no reverse name (PTR)', {
      means: REFUSED,
      todo: 'Ask whoever gave you the address to publish one that leads back to it:',
      line: `${reverseName(ip)}. IN PTR mail.example.com.`,
      source: 'RFC 1912 §2.1',
    });
  const confirmed = await Promise.all(names.map((name) => leadsBack(inquiry, name, ip)));
  const failure = confirmed.find((one) => typeof one === 'string');
  const good = names.find((_, at) => confirmed[at] === true);
  if (good !== undefined) return named(text, ip, good);
  if (typeof failure === 'string')
    return finding('ptr', 'unknown', text, `its name could not be asked for: ${failure}`);
  const [first = ''] = names;
  return finding(
    'ptr',
    'error',
    text,
    `its reverse name does not lead back to it: ${seen(first)}`,
    {
      saw: seen(names.join(', ')),
      means: REFUSED,
      todo: 'Give the name the address, or the address another name:',
      line: `${first}. IN ${isV4(ip) ? 'A' : 'AAAA'} ${text}`,
      source: 'RFC 1912 §2.1',
    },
  );
}

/** A sentence where the network did not tell. */
async function leadsBack(inquiry: Inquiry, name: string, ip: Ip): Promise<boolean | string> {
  const answer = await inquiry.lookup(isV4(ip) ? 'A' : 'AAAA', name);
  if (answer.kind === 'failed') return answer.why;
  const addresses = answer.kind === 'found' ? answer.records.map(readIp) : [];
  return addresses.some((one) => one !== null && sameIp(one, ip));
}

function named(text: string, ip: Ip, name: string): Finding {
  if (!isGeneric(name, ip))
    return finding('ptr', 'ok', text, `its reverse name leads back to it: ${seen(name)}`);
  return finding(
    'ptr',
    'warning',
    text,
    `its reverse name looks like a dial-up line: ${seen(name)}`,
    {
      means: 'Receivers that judge by names refuse or delay its mail.',
      todo: 'Ask whoever gave you the address for a name of your own, such as mail.example.com.',
      source: 'M3AAWG Sender Best Common Practices 3.0 §5',
    },
  );
}

const LINES =
  /(?:^|[.-])(?:dyn|dynamic|dhcp|dialup|dsl|adsl|pool|cable|ppp|client|static|ip|vps|host)\d*(?=[.-])/i;

/** Names that are made of the address, as providers give them to all their lines. */
function isGeneric(name: string, ip: Ip): boolean {
  if (!isV4(ip)) return /^[0-9a-f.-]{20,}\./i.test(name);
  const numbers = new Set(name.match(/\d{1,3}/g)?.map(Number));
  const within = ip.filter((byte) => numbers.has(byte)).length;
  const glued = ip.map((byte) => String(byte).padStart(3, '0')).join('');
  return within === ip.length || name.includes(glued) || (within >= 2 && LINES.test(name));
}
