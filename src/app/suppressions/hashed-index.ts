// Finds addresses in lists that hold their hashes alone.

import { hash } from 'node:crypto';
import type { AddressStanding } from '../../model/decision.ts';
import type { HashedList } from '../../ports/decision-store.ts';

type List = Pick<HashedList, 'name' | 'since'>;

/** Lists that were hashed the same way: an address is hashed once for all of them. */
interface Hashing {
  readonly algorithm: HashedList['algorithm'];
  readonly salt: string;
  readonly lists: Map<string, List>;
}

export type HashedIndex = (key: string) => AddressStanding | null;

/** Of several lists that hold an address, the first counts. */
export function hashedIndex(lists: readonly HashedList[]): HashedIndex {
  const hashings: Hashing[] = [];
  for (const list of lists) {
    const { algorithm, salt = '' } = list;
    let hashing = hashings.find((one) => one.algorithm === algorithm && one.salt === salt);
    if (!hashing) {
      hashing = { algorithm, salt, lists: new Map() };
      hashings.push(hashing);
    }
    const told = { name: list.name, since: list.since };
    for (const one of list.hashes) if (!hashing.lists.has(one)) hashing.lists.set(one, told);
  }
  if (hashings.length === 0) return () => null;
  return (key) => {
    for (const { algorithm, salt, lists } of hashings) {
      const list = lists.get(hash(algorithm, salt + key, 'hex'));
      if (list) return standingOf(key, list);
    }
    return null;
  };
}

const standingOf = (address: string, { name, since }: List): AddressStanding => ({
  address,
  stream: '',
  state: 'suppressed',
  since,
  until: 0,
  next: 'clear',
  by: 'list',
  who: name,
  rule: '',
  why: `its hash is in the list ${name}`,
});
