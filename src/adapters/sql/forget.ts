// Removes an address with all that names it.

import type { Engine } from './engine.ts';

/** @returns rows removed. */
export function forget(_engine: Engine, _address: string): Promise<number> {
  throw new Error('not yet');
}
