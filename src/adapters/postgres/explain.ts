// Says in words what went wrong with a PostgreSQL database.

import { StoreError } from '../../ports/store.ts';

type Code = StoreError['code'];

const GONE =
  'it does not answer, or the connection broke: nothing of this step was written; check the server, then run it again';

/** Beginning of SQLSTATE or of Node's code → what it means to us, what to do. */
const CAUSES: readonly (readonly [code: string, Code, string])[] = [
  [
    '53100',
    'disk-full',
    'its disk is full: nothing of this step was written; make room, then run it again',
  ],
  ['53300', 'unreachable', 'it has no connection left: wait, or allow it more'],
  ['53', 'unreachable', 'it lacks memory or another resource: see its log'],
  ['25006', 'read-only', 'it may only be read: name the primary server'],
  ['28', 'refused', 'it refuses this user or password: check the address of the store'],
  ['42501', 'refused', 'this user may not do that: grant it rights on the schema'],
  ['3D000', 'unreachable', 'there is no such database: make it with createdb'],
  ['3F000', 'refused', 'there is no schema to work in: make one, or set the search path'],
  ['40P01', 'locked', 'another process works on it: run it again'],
  ['55P03', 'locked', 'another process works on it: wait for its end'],
  ['42P07', 'not-a-store', 'tables of something else have our names: use a database of its own'],
  ['XX001', 'damaged', 'the database is damaged: restore a backup'],
  ['XX002', 'damaged', 'the database is damaged: restore a backup'],
  ['57P', 'unreachable', GONE],
  ['08', 'unreachable', GONE],
  ['ECONN', 'unreachable', GONE],
  ['ENOTFOUND', 'unreachable', 'there is no such host: check the address of the store'],
  [
    'EAI_',
    'unreachable',
    'the name of its host cannot be looked up: check the address of the store',
  ],
  ['EHOST', 'unreachable', GONE],
  ['ENET', 'unreachable', GONE],
  ['ETIMEDOUT', 'unreachable', GONE],
  ['EPIPE', 'unreachable', GONE],
  ['ENOENT', 'unreachable', GONE],
];

/** What pg throws without a code when the server goes away. */
const TERMINATED = /terminated|not queryable|timeout exceeded|connection error/i;

export function explain(where: string, error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error)) return null;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const [, ours, words] = CAUSES.find(([begins]) => code.startsWith(begins)) ?? [];
  if (ours && words) return new StoreError(ours, `${where}: ${words}`, { cause: error });
  return TERMINATED.test(error.message)
    ? new StoreError('unreachable', `${where}: ${GONE}`, { cause: error })
    : null;
}
