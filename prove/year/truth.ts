// Tells since when each address of a simulated world is dead.
import { fateOf } from '../../sim/world/fate.ts';
import type { World } from '../../sim/world/world.ts';
import { addressKey } from '../../src/text/address-key.ts';

/** Epoch ms; 0: it lives; undefined: neither, since nobody gets what is sent to it, though it is not dead. */
export type DeadSince = (address: string) => number | undefined;

export function deadSince({ people }: World, end: number): DeadSince {
  const known = new Map<string, number>();
  for (const person of people) {
    const fate = fateOf(person, end);
    if (fate.deadSince > 0 || fate.lostSince === 0)
      known.set(addressKey(person.address), fate.deadSince);
  }
  return (address) => known.get(address);
}
