// Writes what is true of each address, once the world has ended.

import { join } from 'node:path';
import { fateOf } from '../world/fate.ts';
import type { Person } from '../world/population.ts';
import { Output } from './output.ts';

export function writeAddresses(folder: string, people: readonly Person[], end: number): void {
  const output = new Output(join(folder, 'truth-addresses.jsonl'));
  for (const person of people) output.write(`${JSON.stringify(told(person, end))}\n`);
  output.close(end);
}

function told(person: Person, end: number): object {
  const { address, receiver, joinedAt, list, unsubscribedAt } = person;
  const { deadSince, lostSince, spells } = fateOf(person, end);
  return {
    address,
    receiver: receiver.id,
    joinedAt: Math.floor(joinedAt),
    leftAt: unsubscribedAt < end ? Math.floor(unsubscribedAt) : 0,
    list,
    deadSince: Math.floor(deadSince),
    lostSince: Math.floor(lostSince),
    life: spells.map(({ cause, since, until }) => ({
      cause,
      since: Math.floor(since),
      until: until < end ? Math.floor(until) : 0,
    })),
  };
}
