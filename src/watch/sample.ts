// Draws addresses of an incident to be mailed first once it is over: always the same ones.

import { digest64 } from '../text/digest64.ts';

/** So many tell whether all work again (field rule). */
const SAMPLE = 200;

/**
 * The same addresses for the same set, in whatever order it comes; those that were added later replace few of them.
 *
 * @param addresses of observations that the incident `covers`; repeated ones count once.
 */
export function sampleOf(addresses: Iterable<string>, size: number = SAMPLE): string[] {
  const digests = [...new Set(addresses)].map((address) => ({ address, by: digest64(address) }));
  digests.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
  return digests.slice(0, size).map(({ address }) => address);
}
