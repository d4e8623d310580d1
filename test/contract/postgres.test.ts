// Runs the store's contract on PostgreSQL, with what only a server can do. Without POSTBOUND_TEST_POSTGRES it is skipped.

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import type { Decision } from '../../src/model/decision.ts';
import type { Store } from '../../src/ports/store.ts';
import { appendUntilKilled } from './append-until-killed.ts';
import { entry, importAll, standing } from './sample-decisions.ts';
import { batch, judged, newEvent, settleAll } from './sample-events.ts';
import { type Place, storeContract } from './store-contract.ts';

/** A server on which databases may be made: each test has one of its own. */
const SERVER = process.env['POSTBOUND_TEST_POSTGRES'] ?? '';

async function administer(statement: string, connectionString = SERVER): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function place(): Promise<Place> {
  const name = `postbound_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    where: url.href,
    open: (mode) => openPostgres(url.href, mode),
    load: (dump) => administer(dump, url.href),
    remove: () => administer(`drop database ${name} with (force)`),
  };
}

if (SERVER === '')
  describe.skip('PostgreSQL: POSTBOUND_TEST_POSTGRES names no server (postgres://user@host/database)', () => {
    it('keeps the contract of a store', () => undefined);
  });
else {
  storeContract('PostgreSQL', 'postgres', place);
  describe('a server as store', { timeout: 60_000 }, serverTests);
}

/** Whoever finds something undecided suppresses it. */
async function decideAll(store: Store, batchName: string): Promise<readonly Decision[]> {
  const written: Decision[] = [];
  for (;;) {
    const records = await store.undecided(20);
    if (records.length === 0) return written;
    const decided = records.map(({ address, ledger }) => ({
      address,
      entries: ledger.length > 0 ? [] : [entry(address, { batch: batchName })],
      standings: [standing(address)],
    }));
    written.push(...(await store.decide(decided)));
  }
}

function serverTests(): void {
  const EVENT = newEvent(judged('failed', { recipient: 'anna@example.org', keys: ['m:1@x'] }));

  it('takes two writers that join the same messages', async () => {
    const at = await place();
    const store = await at.open('write');
    const durable = await Promise.all(
      ['a', 'b'].map((who) => appendUntilKilled(at.where, who, 1500)),
    );
    await settleAll(store);
    const { events, messages } = await store.totals();
    expect(events).toBeGreaterThanOrEqual(durable.reduce((sum, count) => sum + count, 0) * 200);
    // The names that the writers share make one message of all.
    expect(messages).toBe(1);
    await store.close();
    await at.remove();
  });

  it('takes two processes that decide', async () => {
    const at = await place();
    const [one, two] = [await at.open('write'), await at.open('write')];
    const addresses = Array.from({ length: 200 }, (_, number) => `r${number}@example.org`);
    await importAll(
      one,
      addresses.map((recipient, number) =>
        judged('failed', { recipient, keys: [`m:${number}@x`] }),
      ),
    );
    const rounds = await Promise.all([decideAll(one, 'one'), decideAll(two, 'two')]);
    const entries = await one.decisions({});
    // What both were deciding about at the same time was decided once.
    expect(entries.map(({ address }) => address).sort()).toEqual(addresses.toSorted());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(200);
    expect(rounds.flat()).toHaveLength(200);
    expect(await two.undecided(9)).toEqual([]);
    await one.close();
    await two.close();
    await at.remove();
  });

  it('keeps what a person says of an address that another process decides about', async () => {
    const at = await place();
    const [one, two] = [await at.open('write'), await at.open('write')];
    await importAll(one, [EVENT.event]);
    const address = 'anna@example.org';
    for (const store of [one, two]) await store.records([address]);
    const told = entry(address, { by: 'person', action: 'release' });
    await one.decide([{ address, entries: [entry(address)], standings: [standing(address)] }]);
    await two.decide([{ address, entries: [entry(address)], standings: [] }]);
    expect(await two.standings(address)).toHaveLength(1);
    for (const store of [one, two]) await store.records([address]);
    await one.decide([{ address, entries: [entry(address)], standings: [] }]);
    await two.decide([{ address, entries: [told], standings: [] }]);
    const [record] = await two.records([address]);
    expect(record?.ledger.map(({ by }) => by)).toEqual(['policy', 'policy', 'person']);
    await one.close();
    await two.close();
    await at.remove();
  });

  it('goes away in the middle: an error, and what is there goes on', async () => {
    const at = await place();
    const store = await at.open('write');
    await store.append(batch([EVENT]));
    const name = new URL(at.where).pathname.slice(1);
    const many = Array.from({ length: 5000 }, (_, number) =>
      newEvent(judged('failed', { recipient: `r${number}@example.org`, keys: [`m:${number}@y`] })),
    );
    const appending = store.append(batch(many)).catch((error: unknown) => error);
    await new Promise((done) => setTimeout(done, 30));
    await administer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    const result = await appending;
    const isWhole = !(result instanceof Error);
    if (!isWhole) expect(result).toMatchObject({ code: 'unreachable' });
    expect(await store.totals()).toMatchObject({ events: isWhole ? 5001 : 1 });
    expect(await store.append(batch(many))).toMatchObject({ added: isWhole ? 0 : 5000 });
    await store.close();
    await at.remove();
  });

  it('says what is wrong', async () => {
    const at = await place();
    const changed = (change: (url: URL) => void): string => {
      const url = new URL(at.where);
      change(url);
      return url.href;
    };
    const expected = [
      [at.where, 'not-a-store'],
      [changed((url) => Object.assign(url, { port: '9' })), 'unreachable'],
      [changed((url) => Object.assign(url, { pathname: '/nothing_here' })), 'unreachable'],
      [changed((url) => Object.assign(url, { username: 'nobody_of_this_name' })), 'refused'],
    ] as const;
    for (const [where, code] of expected) {
      const error = await openPostgres(where, 'read').catch((thrown: unknown) => thrown);
      expect(error, where).toMatchObject({ code });
    }
    await at.remove();
  });
}
