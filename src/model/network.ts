/**
 * - `filter`: only filters stand here, no person ever.
 * - `vendor`: a security vendor's; people whose browsers run there too (browser isolation).
 * - `cloud`: rented machines: scanners, VPNs, desktops in the cloud.
 * - `proxy`: fetches pictures for the readers of a mail service.
 * - `relay`: hides the addresses of people.
 * - `access`: where people reach the web: carriers, homes, offices.
 */
export const NETWORK_KINDS = ['filter', 'vendor', 'cloud', 'proxy', 'relay', 'access'] as const;

export type NetworkKind = (typeof NETWORK_KINDS)[number];

/** A row of a table of networks that the user brings. */
export interface KnownNetwork {
  /** `192.0.2.0/24`, `2001:db8::/32`. */
  readonly prefix: string;
  /** Number of its autonomous system; 0: not told. */
  readonly asn: number;
  /** `''`: not told. */
  readonly name: string;
  readonly kind: NetworkKind | '';
}
