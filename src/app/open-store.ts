// Opens the store a user named: a file is SQLite, an address is PostgreSQL.

import type { Store } from '../ports/store.ts';

/** In the current folder. */
export const DEFAULT_STORE = 'postbound.db';

const POSTGRES = /^postgres(?:ql)?:\/\//;

/**
 * @param named a path, or `postgres://user@host/database`.
 * @param mode `write` makes what is missing; `read` wants a store that is there.
 */
export async function openStore(named: string, mode: 'read' | 'write'): Promise<Store> {
  if (POSTGRES.test(named)) {
    const { openPostgres } = await import('../adapters/postgres/open.ts');
    return openPostgres(named, mode);
  }
  const { openSqlite } = await import('../adapters/sqlite/open.ts');
  return openSqlite(named, mode);
}
