// Finds to which addresses a mail was sent, from the fields of its header that tell.

import { parseAddressList } from '../mime/address.ts';
import type { Headers } from '../mime/headers.ts';

/** Written at delivery, so nearest to the envelope, before what the sender wrote. */
const FIELDS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'resent-to',
  'to',
] as const;
const MOST = 10;
const LONGEST = 4000;

/** At most 10 addresses, each once, the surest first. */
export function sentTo(headers: Headers): readonly string[] {
  const found: string[] = [];
  for (const field of FIELDS) {
    const value = headers.raw(field);
    if (value === '' || found.length >= MOST) continue;
    for (const { address } of parseAddressList(value.slice(0, LONGEST)))
      if (address.includes('@') && !found.includes(address)) found.push(address);
  }
  return found.slice(0, MOST);
}
