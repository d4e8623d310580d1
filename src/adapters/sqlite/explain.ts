// Says in words what went wrong with an SQLite file.

import { StoreError } from '../../ports/store.ts';

type Code = StoreError['code'];

/** Beginning of SQLite's code → what it means to us, what to do. */
const CAUSES: readonly (readonly [code: string, Code, string])[] = [
  [
    'SQLITE_FULL',
    'disk-full',
    'the disk is full: nothing of this step was written; make room, then run it again',
  ],
  ['SQLITE_IOERR_WRITE', 'disk-full', 'the disk takes no more: make room, then run it again'],
  [
    'SQLITE_IOERR_FSYNC',
    'disk-full',
    'the disk did not confirm what was written: check it, then run it again',
  ],
  [
    'SQLITE_READONLY',
    'read-only',
    'the file, or its folder, may only be read: change its rights or name another store',
  ],
  ['SQLITE_PERM', 'read-only', 'access is not allowed: change its rights or name another store'],
  ['SQLITE_BUSY', 'locked', 'another process works on it: wait for its end'],
  ['SQLITE_LOCKED', 'locked', 'another process works on it: wait for its end'],
  ['SQLITE_NOTADB', 'not-a-store', 'this is no store but another file: name another one'],
  [
    'SQLITE_CORRUPT',
    'damaged',
    'the file is damaged: restore a backup, or import into a new store',
  ],
  [
    'SQLITE_CANTOPEN',
    'unreachable',
    'it cannot be opened: check that the folder is there and may be written to',
  ],
  ['SQLITE_IOERR', 'unreachable', 'it cannot be read or written: check the disk'],
];

export function explain(where: string, error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return null;
  const [, ours, words] = CAUSES.find(([begins]) => code.startsWith(begins)) ?? [];
  return ours && words ? new StoreError(ours, `${where}: ${words}`, { cause: error }) : null;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
