// Lets Kysely work upon PostgreSQL's connections.

import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { ClientBase } from 'pg';
import type { Schema } from '../sql/schema.ts';
import { inLists } from './in-lists.ts';

export const kyselyOn = (pool: PostgresPool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [inLists()] });

const onClients = new WeakMap<ClientBase, Kysely<Schema>>();

/** On one connection, which stays its owner's. */
export function kyselyOnClient(client: ClientBase): Kysely<Schema> {
  const known = onClients.get(client);
  if (known) return known;
  const lent = { query: client.query.bind(client), release: () => undefined };
  const made = kyselyOn({
    connect: async () => lent,
    end: async () => undefined,
  } as unknown as PostgresPool);
  onClients.set(client, made);
  return made;
}
