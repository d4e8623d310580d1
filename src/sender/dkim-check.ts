// Checks the public keys of a domain's DKIM selectors. Source: RFC 6376 §3.6.1, RFC 8301, RFC 8463.

import { decodeBase64 } from '../text/base64.ts';
import { type Finding, finding, seen } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import { rsaBits } from './rsa-bits.ts';
import { readTags, type TagList } from './tag-list.ts';

export interface Selectors {
  /** Those that the sender uses; empty: not told. */
  readonly named: readonly string[];
  /** Those that many services use, tried where none is named. */
  readonly usual: readonly string[];
}

export async function checkDkim(
  inquiry: Inquiry,
  domain: string,
  { named, usual }: Selectors,
): Promise<Finding[]> {
  if (named.length > 0)
    return (await Promise.all(named.map((one) => selectorFindings(inquiry, domain, one)))).flat();
  const root = await inquiry.lookup('TXT', `_domainkey.${domain}`);
  if (root.kind === 'no-name') return [noKeys(domain)];
  const tried = await Promise.all(usual.map((one) => triedFindings(inquiry, domain, one)));
  const found = tried.flat();
  return found.length > 0 ? found : [notFound(domain, usual.length)];
}

/** RFC 8020: below a name that does not exist there is nothing. */
const noKeys = (domain: string): Finding =>
  finding('dkim', 'error', domain, 'no DKIM key exists', {
    saw: `_domainkey.${domain} does not exist`,
    means: 'No mail of the domain can carry a valid signature of it; large receivers demand one.',
    todo: 'Let your sending system or service make a key pair, and publish the record that it names.',
    source: 'RFC 6376 §3.6.2, RFC 8020',
  });

const notFound = (domain: string, count: number): Finding =>
  finding('dkim', 'unknown', domain, `no key under ${count} usual selectors`, {
    means: 'Selectors cannot be listed: yours may have another name.',
    todo: 'Name it with --selector: it stands behind s= in the DKIM-Signature field of your mails.',
    source: 'RFC 6376 §3.1',
  });

async function triedFindings(
  inquiry: Inquiry,
  domain: string,
  selector: string,
): Promise<Finding[]> {
  const answer = await inquiry.lookup('TXT', keyName(selector, domain));
  return answer.kind === 'found' ? await selectorFindings(inquiry, domain, selector) : [];
}

const keyName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

async function selectorFindings(
  inquiry: Inquiry,
  domain: string,
  selector: string,
): Promise<Finding[]> {
  const name = keyName(selector, domain);
  const answer = await inquiry.lookup('TXT', name);
  if (answer.kind === 'failed')
    return [finding('dkim', 'unknown', name, `the key could not be asked for: ${answer.why}`)];
  if (answer.kind !== 'found') return [await missing(inquiry, name)];
  const [text = '', ...more] = answer.records;
  const several = more.length > 0 ? [severalKeys(name, answer.records)] : [];
  return [...several, ...keyFindings(name, text)];
}

const REFUSED = 'Signatures with this selector fail at every receiver.';

async function missing(inquiry: Inquiry, name: string): Promise<Finding> {
  const alias = await inquiry.lookup('CNAME', name);
  const target = alias.kind === 'found' ? (alias.records[0] ?? '') : '';
  return finding('dkim', 'error', name, 'no key is published', {
    saw: target === '' ? '' : `CNAME ${target}, where there is no key`,
    means: REFUSED,
    todo:
      target === ''
        ? 'Publish the record that your sending system or service names for this selector.'
        : 'The service no longer serves this key: renew it there, or remove the record.',
    source: 'RFC 6376 §3.6.2',
  });
}

const severalKeys = (name: string, records: readonly string[]): Finding =>
  finding('dkim', 'error', name, `${records.length} TXT records instead of one`, {
    saw: seen(records.join(' | ')),
    means: 'Which one a receiver takes is chance: signatures fail now and then.',
    todo: 'Leave only the current key.',
    source: 'RFC 6376 §3.6.2.2',
  });

function keyFindings(name: string, text: string): Finding[] {
  const list = readTags(text);
  const broken = wrongWith(text, list);
  if (broken !== '')
    return [
      finding('dkim', 'error', name, `the key cannot be used: ${broken}`, {
        saw: seen(text),
        means: REFUSED,
        todo: 'Publish the record again, exactly as your sending system shows it.',
        source: 'RFC 6376 §3.6.1',
      }),
    ];
  if (list.tags.get('p') === '')
    return [
      finding('dkim', 'warning', name, 'this key is revoked (p= is empty)', {
        saw: seen(text),
        means: `${REFUSED} That is right for a key that is no longer used.`,
        todo: 'Make sure that nothing signs with it any more.',
        source: 'RFC 6376 §3.6.1',
      }),
    ];
  return [strength(name, text, list), ...flags(name, text, list)];
}

function wrongWith(text: string, { tags, names, problems }: TagList): string {
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || names[0] !== 'v'))
    return 'v= must be DKIM1 and come first';
  const key = tags.get('p');
  if (key === undefined) return text.includes('p=') ? 'p= cannot be read' : 'it has no p=';
  if (!/^[A-Za-z0-9+/=\s]*$/.test(key)) return 'p= holds signs that base64 does not have';
  const type = tags.get('k') ?? 'rsa';
  if (type !== 'rsa' && type !== 'ed25519') return `k=${type} is no known kind of key`;
  return problems[0] ?? '';
}

/** RFC 8301 §3.2: below 1024 bits it must not count, from 2048 on it is good. */
const WEAKEST = 1024;
const STRONG = 2048;
const ED25519_BYTES = 32;

function strength(name: string, text: string, { tags }: TagList): Finding {
  const key = decodeBase64((tags.get('p') ?? '').replace(/\s+/g, ''), 4096).bytes;
  const type = tags.get('k') ?? 'rsa';
  const saw = seen(text);
  if (type === 'ed25519')
    return key.length === ED25519_BYTES
      ? finding('dkim', 'ok', name, 'Ed25519 key', {
          saw,
          means: 'Not all receivers know this kind: sign with an RSA key as well.',
          source: 'RFC 8463',
        })
      : finding(
          'dkim',
          'error',
          name,
          `an Ed25519 key has ${ED25519_BYTES} bytes, this one ${key.length}`,
          {
            saw,
            means: REFUSED,
            todo: 'Publish the bare 32 bytes in base64.',
            source: 'RFC 8463 §4.2',
          },
        );
  const bits = rsaBits(Uint8Array.from(key, (char) => char.charCodeAt(0)));
  if (bits === 0)
    return finding('dkim', 'error', name, 'the key cannot be used: it is no RSA public key', {
      saw,
      means: REFUSED,
      todo: 'Often a piece is missing where a long record was split: publish it again in full.',
      source: 'RFC 6376 §3.6.1',
    });
  if (bits < WEAKEST)
    return finding('dkim', 'error', name, `RSA key of ${bits} bits`, {
      saw,
      means: 'It is too short: receivers must not accept its signatures.',
      todo: `Change to a new selector with ${STRONG} bits.`,
      source: 'RFC 8301 §3.2',
    });
  if (bits < STRONG)
    return finding('dkim', 'warning', name, `RSA key of ${bits} bits`, {
      saw,
      means: `Still accepted, but weak: ${STRONG} bits are recommended.`,
      todo: `Change to a new selector with ${STRONG} bits.`,
      source: 'RFC 8301 §3.2',
    });
  return finding('dkim', 'ok', name, `RSA key of ${bits} bits`, { saw, source: 'RFC 8301 §3.2' });
}

function flags(name: string, text: string, { tags }: TagList): Finding[] {
  const has = (tag: string, value: string): boolean =>
    (tags.get(tag) ?? '').split(':').some((one) => one.trim().toLowerCase() === value);
  const found: Finding[] = [];
  if (has('t', 'y'))
    found.push(
      finding('dkim', 'warning', name, 'the key is marked as a test (t=y)', {
        saw: seen(text),
        means: 'Receivers may treat mail with it as if it were not signed.',
        todo: 'Remove t=y when your signatures pass.',
        source: 'RFC 6376 §3.6.1',
      }),
    );
  const services = tags.get('s') ?? '*';
  if (!has('s', '*') && !has('s', 'email') && tags.has('s'))
    found.push(
      finding('dkim', 'error', name, `the key is not for mail (s=${seen(services)})`, {
        saw: seen(text),
        means: REFUSED,
        todo: 'Remove s=.',
        source: 'RFC 6376 §3.6.1',
      }),
    );
  if (tags.has('h') && !has('h', 'sha256'))
    found.push(
      finding('dkim', 'error', name, `only h=${seen(tags.get('h') ?? '')} is allowed for it`, {
        saw: seen(text),
        means: 'Signatures are made with SHA-256; SHA-1 must not be accepted.',
        todo: 'Remove h=.',
        source: 'RFC 8301 §3.1',
      }),
    );
  return found;
}
