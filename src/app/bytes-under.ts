// Adds up how many bytes lie under some paths, to tell how far a run has come.

import { findFiles } from '../adapters/files/find.ts';
import { fs } from '../adapters/files/fs.ts';

/** 0 where one of them is a pipe: then nobody knows. */
export function bytesUnder(paths: readonly string[]): number {
  let sum = 0;
  for (const found of findFiles(paths)) {
    if (found.kind !== 'file') continue;
    if (found.path === '-') return 0;
    sum += fs.statSync(found.path, { throwIfNoEntry: false })?.size ?? 0;
  }
  return sum;
}
