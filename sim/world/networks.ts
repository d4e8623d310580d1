// Draws addresses out of networks, and names the networks that the world's machines and people come from.

import type { Random } from './random.ts';

/**
 * An address of `10.1.0.0/16` or of `2001:db8::/48`. @param network what stands before a slash of IPv6 ends with `::`.
 */
export function addressIn(network: string, random: Random): string {
  const [prefix = '', length = '32'] = network.split('/');
  if (prefix.includes(':')) {
    const tail = Array.from({ length: 2 }, () => random.signs(4).replace(/^0+(?=.)/, ''));
    return `${prefix}${tail.join(':')}`;
  }
  const size = 2 ** (32 - Number(length));
  const first = prefix.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const number = first + (size > 2 ? 1 + random.below(size - 2) : random.below(size));
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** Published by their owners, or registered to them; rented machines stand in those of clouds. */
export const NETWORKS = {
  microsoft: [
    '40.92.0.0/15',
    '40.107.0.0/16',
    '52.100.0.0/14',
    '104.47.0.0/17',
    '2a01:111:f403::/48',
  ],
  azure: ['40.94.0.0/16', '20.64.0.0/10', '51.104.0.0/14'],
  barracuda: ['64.235.144.0/20', '209.222.80.0/21'],
  proofpoint: ['67.231.144.0/20', '148.163.128.0/17', '205.220.160.0/19'],
  mimecast: ['205.139.110.0/23', '207.211.30.0/23', '195.130.217.0/24'],
  cisco: ['208.90.56.0/21', '68.232.128.0/19', '216.71.128.0/19'],
  google: ['66.102.0.0/20', '66.249.80.0/20', '74.125.208.0/20'],
  yahoo: ['98.136.0.0/14', '66.196.64.0/18'],
  cloud: [
    '3.64.0.0/12',
    '18.192.0.0/14',
    '34.64.0.0/11',
    '52.16.0.0/14',
    '167.172.0.0/16',
    '95.216.0.0/16',
  ],
  privacy: ['17.58.0.0/16', '104.28.0.0/16', '172.224.224.0/19', '146.75.128.0/17'],
  vpn: ['146.70.0.0/16', '185.220.0.0/16', '193.32.248.0/22', '45.83.220.0/22'],
  carrier: ['100.96.0.0/12', '2001:db8:c000::/48'],
  office: ['203.0.113.0/24'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Place = keyof typeof NETWORKS;

export const addressOf = (place: Place, random: Random): string =>
  addressIn(random.pick(NETWORKS[place]), random);

/** The one network behind which all of a company's people and devices stand. */
export function companyNetwork(domain: string): string {
  let hash = 7;
  for (let at = 0; at < domain.length; at++) hash = (hash * 31 + domain.charCodeAt(at)) >>> 0;
  return `100.${64 + (hash % 24)}.${(hash >>> 8) % 256}.0/24`;
}
