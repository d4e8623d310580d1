// Where the command line's tests keep their stores: files always, databases of a server where there is one.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

export interface StorePlace {
  /** For `--store`. */
  readonly where: string;
  readonly remove: () => Promise<void>;
}

type Make = (folder: string) => Promise<StorePlace>;

/** A server on which databases may be made. */
const SERVER = process.env['POSTBOUND_TEST_POSTGRES'] ?? '';

const name = (): string => `postbound_${randomBytes(6).toString('hex')}`;

const file: Make = async (folder) => ({
  where: join(folder, `${name()}.db`),
  remove: async () => undefined,
});

const database: Make = async () => {
  const made = name();
  await administer(`create database ${made}`);
  const url = new URL(SERVER);
  url.pathname = `/${made}`;
  return { where: url.href, remove: () => administer(`drop database ${made} with (force)`) };
};

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** For `describe.each`. */
export const PLACES: readonly (readonly [kind: string, make: Make])[] = [
  ['a file', file],
  ...(SERVER === '' ? [] : [['PostgreSQL', database] as const]),
];
