// Finds for each event the message that it belongs to by its keys: known ones, joined ones, new ones.

import { Components } from './components.ts';
import type { Bulk } from './engine.ts';

export interface Assigned {
  /** In the order of the events; null: no key. */
  readonly messages: readonly (number | null)[];
  readonly newKeys: readonly (readonly [key: string, message: number])[];
  /** Messages of which an event told that they are one: the second goes into the first. */
  readonly merges: readonly (readonly [into: number, from: number])[];
  /** Those that were not there before. */
  readonly isNew: (message: number) => boolean;
}

/** @param next the first free number of a message. */
export async function assign(
  bulk: Bulk,
  keysOfEvents: readonly (readonly string[])[],
  next: number,
): Promise<Assigned> {
  const components = new Components();
  for (const keys of keysOfEvents) components.join(keys);
  const names = [...components.names()];
  const stored = await bulk.keys(names);
  // A message is one more name of its keys: so two groups that turn out to be of one message become one.
  for (const [key, message] of stored) components.join([key, nameOf(message)]);
  const merges: [number, number][] = [];
  const messageOfGroup = new Map<number, number>();
  for (const message of [...new Set(stored.values())].sort((a, b) => a - b)) {
    const group = components.groupOf(nameOf(message));
    const into = messageOfGroup.get(group);
    if (into === undefined) messageOfGroup.set(group, message);
    else merges.push([into, message]);
  }
  let free = next;
  const messageOf = (key: string): number => {
    const group = components.groupOf(key);
    const known = messageOfGroup.get(group);
    if (known !== undefined) return known;
    messageOfGroup.set(group, free);
    return free++;
  };
  return {
    messages: keysOfEvents.map(([key]) => (key === undefined ? null : messageOf(key))),
    newKeys: names.filter((key) => !stored.has(key)).map((key) => [key, messageOf(key)] as const),
    merges,
    isNew: (message) => message >= next,
  };
}

/** No key begins with NUL: it is taken out of all text. */
const nameOf = (message: number): string => `\0${message}`;
