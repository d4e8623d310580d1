// Names what checks of a domain ask of the outside: DNS records, and the policy that lies on a web server.

export const RECORD_TYPES = ['TXT', 'MX', 'A', 'AAAA', 'PTR', 'CNAME'] as const;

export type RecordType = (typeof RECORD_TYPES)[number];

/**
 * What a name server said. Records are written as in a zone file, without quotes and final dots: `10 mx.example.com`
 * for MX, `.` for the empty host of a null MX; the strings of one TXT record are joined.
 *
 * - `no-data`: the name exists, without records of this type.
 * - `no-name`: the name does not exist (NXDOMAIN).
 * - `failed`: nothing is known; `why` in words for people: `timeout`, `SERVFAIL`.
 */
export type DnsAnswer =
  | { readonly kind: 'found'; readonly records: readonly string[] }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'failed'; readonly why: string };

export interface Resolver {
  /** @param name without a final dot; of PTR the name under in-addr.arpa or ip6.arpa. Never rejects. */
  lookup(type: RecordType, name: string): Promise<DnsAnswer>;
}

/**
 * What a web server said.
 *
 * - `refused`: it answered, but not with the file; `why` tells status or certificate.
 * - `failed`: it could not be asked: timeout, connection broken.
 */
export type PolicyFile =
  | { readonly kind: 'fetched'; readonly text: string; readonly mediaType: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface PolicySource {
  /** Over HTTPS, without following redirects (RFC 8461 §3.3). Never rejects. */
  fetch(url: string): Promise<PolicyFile>;
}
