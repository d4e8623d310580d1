// Runs the store's contract on SQLite, with what only a file can suffer.

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/open.ts';
import { entry, standing } from './sample-decisions.ts';
import { batch, judged, newEvent, settleAll } from './sample-events.ts';
import { type Place, storeContract } from './store-contract.ts';

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'postbound-store-'));
  folders.push(made);
  return made;
}

async function place(): Promise<Place> {
  const where = join(folder(), 'postbound.db');
  return {
    where,
    open: (mode) => openSqlite(where, mode),
    load: async (dump) => {
      const database = new SqliteDatabase(where);
      database.exec(dump);
      database.close();
    },
    remove: async () => undefined,
  };
}

afterEach(() => {
  for (const made of folders.splice(0)) {
    chmodSync(made, 0o700);
    rmSync(made, { recursive: true });
  }
});

storeContract('SQLite', 'sqlite', place);

describe('a file as store', { timeout: 30_000 }, () => {
  const EVENT = newEvent(
    judged('failed', { recipient: 'anna@example.org', keys: ['m:1@example.com'], reply: 'x' }),
  );

  it('holds no byte of an address that was forgotten', async () => {
    const at = await place();
    const store = await at.open('write');
    const many = Array.from({ length: 500 }, (_, number) =>
      newEvent(
        judged('failed', {
          recipient: `anna.forgotten${number % 5}@example.org`,
          keys: [`m:${number}@example.com`],
          reply: `550 <Anna.Forgotten${number % 5}@Example.org> unknown`,
          time: 1e12 + number,
        }),
      ),
    );
    await store.append(batch(many));
    await settleAll(store);
    await store.forget('anna.forgotten3@example.org');
    await store.close();
    const bytes = readdirSync(join(at.where, '..'))
      .map((name) => readFileSync(join(at.where, '..', name), 'latin1'))
      .join('')
      .toLowerCase();
    expect(bytes).not.toContain('forgotten3');
    expect(bytes).toContain('forgotten2');
  });

  it('has one writer, whom the second one hears of, and many readers', async () => {
    const at = await place();
    const first = await at.open('write');
    await first.append(batch([EVENT]));
    const refused = await at.open('write').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'locked' });
    expect(String(refused)).toContain(`process ${process.pid}`);
    const reader = await at.open('read');
    expect(await reader.totals()).toMatchObject({ events: 1 });
    const other = newEvent(judged('opened', { recipient: 'anna@example.org' }));
    await expect(reader.append(batch([other]))).rejects.toMatchObject({ code: 'read-only' });
    const decided = { address: 'anna@example.org', entries: [], standings: [] };
    await expect(reader.decide([decided])).rejects.toMatchObject({ code: 'read-only' });
    await expect(reader.undecide()).rejects.toMatchObject({ code: 'read-only' });
    expect(await reader.records(['anna@example.org'])).toHaveLength(1);
    await reader.close();
    await first.close();
    await (await at.open('write')).close();
  });

  it('says what is wrong with a file', async () => {
    const at = folder();
    const open = (name: string, mode: 'read' | 'write'): Promise<unknown> =>
      openSqlite(join(at, name), mode).catch((error: unknown) => error);
    writeFileSync(join(at, 'text.db'), 'this is a letter, and no database '.repeat(100));
    const other = new SqliteDatabase(join(at, 'other.db'));
    other.exec('create table message (id integer)');
    other.close();
    const damaged = await openSqlite(join(at, 'damaged.db'), 'write');
    await damaged.close();
    const bytes = readFileSync(join(at, 'damaged.db'));
    writeFileSync(join(at, 'damaged.db'), bytes.fill(0x55, 4096));
    const newer = await openSqlite(join(at, 'newer.db'), 'write');
    await newer.close();
    const changed = new SqliteDatabase(join(at, 'newer.db'));
    changed.exec(`update meta set value = '999' where name = 'schema'`);
    changed.close();
    const expected = [
      ['missing.db', 'read', 'not-a-store'],
      ['text.db', 'read', 'not-a-store'],
      ['text.db', 'write', 'not-a-store'],
      ['other.db', 'write', 'not-a-store'],
      ['damaged.db', 'write', 'damaged'],
      ['newer.db', 'read', 'newer-schema'],
      ['newer.db', 'write', 'newer-schema'],
      ['no/folder.db', 'write', 'unreachable'],
    ] as const;
    for (const [name, mode, code] of expected)
      expect(await open(name, mode), `${name} ${mode}`).toMatchObject({ code });
  });

  it('survives a full disk: an error, nothing half written, then it goes on', async () => {
    const at = await place();
    const store = await at.open('write');
    await store.append(batch([EVENT]));
    await store.close();
    // A limit of pages is what a full disk looks like to SQLite.
    const { openEngine } = await import('../../src/adapters/sqlite/open.ts');
    const engine = await openEngine(at.where, 'write', null);
    const { sqlStore } = await import('../../src/adapters/sql/sql-store.ts');
    const full = sqlStore(engine);
    const { sql } = await import('kysely');
    await sql`pragma max_page_count = 60`.execute(engine.db);
    const many = Array.from({ length: 3000 }, (_, number) =>
      newEvent(judged('failed', { recipient: `r${number}@example.org`, reply: 'x'.repeat(500) })),
    );
    await expect(full.append(batch(many))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await full.totals()).toMatchObject({ events: 1 });
    const decided = many.map(({ event: { recipient } }) => ({
      address: recipient,
      entries: [entry(recipient)],
      standings: [standing(recipient)],
    }));
    await expect(full.decide(decided)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await full.decisions({})).toEqual([]);
    await sql`pragma max_page_count = 1000000`.execute(engine.db);
    expect(await full.append(batch(many))).toMatchObject({ added: 3000 });
    expect((await full.decide(decided)).at(-1)).toMatchObject({ id: 3000 });
    await full.close();
  });
});
