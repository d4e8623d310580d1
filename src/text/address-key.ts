// Makes addresses comparable: as written → one form for all ways to write the same address.

const NOT_ASCII = /[^\x00-\x7f]/;
const LONGEST = 320;

/**
 * Lower case, NFC, without angle brackets; an internationalised domain in its ASCII form (RFC 5890). Local parts are
 * compared without regard to case: RFC 5321 §2.4 allows otherwise, no receiver of today does it. `''` stays `''`.
 */
export function addressKey(address: string): string {
  let text = address.slice(0, LONGEST).trim();
  if (text.charCodeAt(0) === 0x3c) text = text.slice(1);
  if (text.endsWith('>')) text = text.slice(0, -1);
  const key = text.toLowerCase();
  return NOT_ASCII.test(key) ? internationalKey(key.normalize('NFC')) : key;
}

function internationalKey(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  return at > 0 && NOT_ASCII.test(domain) ? address.slice(0, at) + asciiDomain(domain) : address;
}

function asciiDomain(domain: string): string {
  const url = URL.parse(`http://${domain}/`);
  return url?.hostname || domain;
}

/** What stands behind the last at sign, in lower case; `''` where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

/** What stands before the last at sign; the whole text where there is none. */
export function localPartOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at);
}

/** Whether a domain is one of these or lies below one of these (given in lower case). */
export function isWithin(domain: string, domains: readonly string[]): boolean {
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
