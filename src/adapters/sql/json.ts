// Reads JSON that the store itself wrote.

import { StoreError } from '../../ports/store.ts';

/** The caller knows the type, since it wrote the text. @throws StoreError where it is no JSON any more. */
export function parseJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const message = 'a row of the store is damaged: restore a backup, or import into a new store';
    throw new StoreError('damaged', message, { cause });
  }
}
