// Says what every store must do; runs the same tests on each engine.

import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/adapters/sql/migrations.ts';
import { clientOf } from '../../src/model/event.ts';
import type { Store } from '../../src/ports/store.ts';
import { appendUntilKilled } from './append-until-killed.ts';
import { decisionContract } from './decision-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { livesContract } from './lives-contract.ts';
import { readingContract } from './reading-contract.ts';
import { removalContract } from './removal-contract.ts';
import { reportContract } from './report-contract.ts';
import {
  all,
  batch,
  DAY,
  judged,
  NOON,
  newEvent,
  outcome,
  settleAll,
  VERDICT,
} from './sample-events.ts';
import { contents, fill } from './schemas/fill.ts';
import { touchContract } from './touch-contract.ts';

/** A place for one store, empty at first. */
export interface Place {
  /** As `--store` names it. */
  readonly where: string;
  open(mode: 'read' | 'write'): Promise<Store>;
  /** Puts in what was dumped. */
  load(dump: string): Promise<void>;
  remove(): Promise<void>;
}

const ANNA = 'anna@example.org';

/** @param dumpedAs the end of the names of dumps of earlier schemas. */
export function storeContract(
  name: string,
  dumpedAs: 'sqlite' | 'postgres',
  makePlace: () => Promise<Place>,
): void {
  const places: Place[] = [];
  const stores: Store[] = [];

  async function place(): Promise<Place> {
    const made = await makePlace();
    places.push(made);
    return made;
  }

  async function open(at?: Place): Promise<Store> {
    const store = await (at ?? (await place())).open('write');
    stores.push(store);
    return store;
  }

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close().catch(() => undefined);
    for (const made of places.splice(0)) await made.remove();
  });

  describe(name, { timeout: 60_000 }, () => {
    describe('append', () => {
      it('keeps each event once, whatever batch it comes in', async () => {
        const store = await open();
        const one = newEvent(judged('delivered', { recipient: ANNA, keys: ['m:1@example.com'] }));
        const two = newEvent(judged('opened', { recipient: ANNA, keys: ['m:1@example.com'] }));
        expect(await store.append(batch([one, one]))).toMatchObject({ added: 1, known: 1 });
        expect(await store.append(batch([two, one]))).toMatchObject({ added: 1, known: 1 });
        expect(await store.totals()).toMatchObject({ events: 2, messages: 1, addresses: 1 });
      });

      it('gives back what it was given', async () => {
        const store = await open();
        const event = judged('failed', {
          recipient: 'Anna@Example.org',
          originalRecipient: 'all@example.org',
          sender: 'news@example.com',
          reply: `550 5.1.1 "quoted" ${'\\'} ünknown \u{1f4e7}`,
          verdict: VERDICT,
          keys: ['m:1@example.com'],
          label: { words: 'HardBounce', permanent: true, reasons: ['a'] },
          client: clientOf({ ip: '192.0.2.1', userAgent: 'x', method: 'GET', url: '/' }),
          ids: { messageId: '1@example.com', queuedAt: 5 },
          disagreement: { about: 'reason', words: 'they differ' },
        });
        await store.append(batch([newEvent(event)]));
        const [unsettled] = await store.unsettled(10);
        expect(unsettled?.events).toEqual([
          { ...event, id: 1, message: 1, link: 1, rulesVersion: 'rules-1', raw: '', touch: null },
        ]);
      });

      it('takes NUL and half surrogates in any text', async () => {
        const store = await open();
        const odd = 'a\0b\ud800c';
        const told = { recipient: `${odd}@example.org`, subject: odd, reply: odd, sender: odd };
        await store.append(batch([newEvent(judged('failed', { ...told, keys: [`m:${odd}`] }))]));
        await settleAll(store);
        const [history] = await store.messages(odd);
        expect(history?.events).toHaveLength(1);
        expect(history?.message.subject).toBe('ab\ufffdc');
        expect((await store.address(told.recipient, 5)).outcomes).toHaveLength(1);
      });

      it('takes times that are none', async () => {
        const store = await open();
        const times = [Number.NaN, Number.POSITIVE_INFINITY, -1e300, 0.5];
        const events = times.map((time) =>
          newEvent(judged('delivered', { time, subject: `${time}` })),
        );
        expect(await store.append(batch(events))).toMatchObject({ added: 4 });
        expect((await store.loose(9, 0)).map(({ time }) => time)).toEqual([0, 0, 0, 0]);
      });

      it('keeps what is not ours apart', async () => {
        const store = await open();
        const told = { recipient: ANNA, keys: ['m:1@example.com'] } as const;
        await store.append(batch([newEvent(judged('failed', { ...told, ownership: 'not-ours' }))]));
        expect(await store.totals()).toMatchObject({ messages: 0, notOurs: 1, loose: 0 });
        expect((await store.address(ANNA, 5)).events).toMatchObject([{ message: null }]);
      });

      it('keeps how far a file was read together with its events', async () => {
        const store = await open();
        const checkpoint = { source: 's', name: 'mail.log', format: 'mta', reader: '{}' };
        expect(await store.checkpoint('s')).toBeNull();
        await store.append(batch([], { checkpoints: [{ ...checkpoint, offset: 5, done: false }] }));
        await store.append(batch([], { checkpoints: [{ ...checkpoint, offset: 9, done: true }] }));
        expect(await store.checkpoint('s')).toEqual({ ...checkpoint, offset: 9, done: true });
      });

      it('writes nothing of a batch that fails', async () => {
        const store = await open();
        const good = newEvent(judged('delivered', { recipient: ANNA, keys: ['m:1@example.com'] }));
        const checkpoint = { source: 's', name: '', format: '', reader: '', done: true };
        // The last thing that is written cannot be.
        const bad = { ...checkpoint, offset: null as unknown as number };
        await expect(store.append(batch([good], { checkpoints: [bad] }))).rejects.toThrow();
        expect(await store.totals()).toMatchObject({ events: 0, messages: 0, addresses: 0 });
        expect(await store.checkpoint('s')).toBeNull();
      });
    });

    describe('messages', () => {
      const CHAIN = [
        ['m:1@example.com', 'q:A/1'],
        ['q:A/1', 'i:own'],
        ['i:own', 'p:xyz1'],
        ['m:2@example.com', 'e:env2'],
        ['e:env2', 'p:xyz1'],
      ];
      const ORDERS = [
        [0, 1, 2, 3, 4],
        [4, 3, 2, 1, 0],
        [0, 3, 2, 4, 1],
        [3, 0, 1, 4, 2],
      ];

      it.each(ORDERS)('are joined by keys, in the order %i %i %i %i %i', async (...order) => {
        for (const size of [1, 2, 5]) await expectJoined(order, size);
      });

      async function expectJoined(order: readonly number[], size: number): Promise<void> {
        const store = await open();
        const events = order.map((index) => {
          const told = { time: NOON + index, recipient: ANNA, keys: CHAIN[index] ?? [] };
          return newEvent(judged('delivered', { ...told, subject: `subject ${index}` }));
        });
        for (let at = 0; at < events.length; at += size) {
          await store.append(batch(events.slice(at, at + size)));
          if (size === 2) await settleAll(store);
        }
        await settleAll(store);
        expect(await store.totals()).toMatchObject({ events: 5, messages: 1, outcomes: 1 });
        for (const called of ['1@example.com', '<2@example.com>', 'A', 'own', 'xyz1', 'env2']) {
          const found = await store.messages(called);
          expect(found.map(({ events: told }) => told.length)).toEqual([5]);
          expect(found[0]?.message.subject).toBe('subject 0');
          expect(found[0]?.outcomes).toHaveLength(1);
        }
      }

      it('are found by number, and not by names that are none', async () => {
        const store = await open();
        await store.append(batch([newEvent(judged('submitted', { keys: ['m:1@example.com'] }))]));
        expect((await store.messages('#1'))[0]?.message.id).toBe(1);
        for (const none of ['#2', '', '<>', '%', 'm:1@example.com'])
          expect(await store.messages(none)).toEqual([]);
      });
    });

    describe('settle', () => {
      it('leaves nothing unsettled, and what comes later unsettled again', async () => {
        const store = await open();
        const told = { recipient: ANNA, keys: ['m:1@example.com'] } as const;
        await store.append(batch([newEvent(judged('delivered', told))]));
        expect(await settleAll(store)).toBe(1);
        expect(await settleAll(store)).toBe(0);
        await store.append(batch([newEvent(judged('failed', { ...told, time: NOON + 1 }))]));
        expect(await settleAll(store)).toBe(1);
        expect(await all(store.outcomes({}))).toMatchObject([{ state: 'failed' }]);
      });

      it('does not believe what was found before the last event', async () => {
        const store = await open();
        const told = { recipient: ANNA, keys: ['m:1@example.com'] } as const;
        await store.append(batch([newEvent(judged('delivered', told))]));
        const [before] = await store.unsettled(1);
        await store.append(batch([newEvent(judged('failed', { ...told, time: NOON + 1 }))]));
        const stale = { message: before?.message.id ?? 0, outcomes: [outcome(ANNA)], attached: [] };
        await store.settle([stale]);
        expect(await all(store.outcomes({}))).toEqual([]);
        expect(await settleAll(store)).toBe(1);
      });

      it('attaches events without a name', async () => {
        const store = await open();
        const message = judged('delivered', { recipient: ANNA, keys: ['m:1@example.com'] });
        const loose = [1, 2].map((number) =>
          judged('failed', { time: NOON + number, recipient: ANNA }),
        );
        await store.append(batch([message, ...loose].map((event) => newEvent(event))));
        const asked = [
          { address: ANNA, from: NOON - DAY, to: NOON + DAY },
          { address: 'nobody@example.org', from: NOON - DAY, to: NOON + DAY },
          { address: ANNA, from: NOON + 1, to: NOON + DAY },
          { address: 'Anna@EXAMPLE.org', from: NOON, to: NOON + 1 },
        ];
        const answers = await store.messagesTo(asked);
        expect(answers.map(({ length }) => length)).toEqual([1, 0, 0, 1]);
        expect(await store.messagesTo([])).toEqual([]);
        const [told] = answers[3] ?? [];
        const own = told?.message;
        expect(told?.events.map(({ type }) => type)).toEqual(['delivered']);
        const [first, second] = await store.loose(10, 0);
        expect(first).toMatchObject({ recipient: ANNA, message: null });
        const [unsettled] = await store.unsettled(1);
        expect(own?.id).toBe(unsettled?.message.id);
        const attached = [{ event: first?.id ?? 0, confidence: 0.7 }];
        await store.settle([{ message: own?.id ?? 0, outcomes: [outcome(ANNA)], attached }]);
        expect(await store.unsettled(1)).toEqual([]);
        const found = { event: second?.id ?? 0, message: own?.id ?? 0, confidence: 0.5 };
        await store.attach([found, { ...found, event: 999 }, { ...found, message: 999 }]);
        expect(await store.loose(10, 0)).toEqual([]);
        const links = (await store.unsettled(1))[0]?.events.map(({ link }) => link);
        expect(links).toEqual([1, 0.7, 0.5]);
      });

      it('looks again at what was attached, when more is told of the address', async () => {
        const store = await open();
        const first = judged('delivered', { recipient: ANNA, keys: ['m:1@example.com'] });
        const bounced = judged('notice-failed', { time: NOON + DAY, recipient: ANNA });
        await store.append(batch([newEvent(first), newEvent(bounced)]));
        const [[own] = []] = await store.messagesTo([{ address: ANNA, from: NOON, to: NOON + 1 }]);
        const [loose] = await store.loose(10, 0);
        const message = own?.message.id ?? 0;
        await store.attach([{ event: loose?.id ?? 0, message, confidence: 0.7 }]);
        await settleAll(store);
        const other = { recipient: ANNA, keys: ['m:2@example.com'] };
        await store.append(
          batch([
            newEvent(judged('delivered', { ...other, time: NOON + 60 * DAY })),
            newEvent(judged('delivered', { keys: other.keys, recipient: 'bert@example.org' })),
          ]),
        );
        expect(await store.loose(10, 0)).toEqual([]);
        expect(await store.keylessTo([ANNA])).toMatchObject([{ message, link: 0.7 }]);
        await store.append(batch([newEvent(judged('deferred', { ...other, time: NOON + DAY }))]));
        expect(await store.loose(10, 0)).toMatchObject([{ id: loose?.id, link: 1 }]);
        expect(await store.keylessTo([ANNA])).toEqual(await store.loose(10, 0));
        expect(await store.keylessTo(['bert@example.org'])).toEqual([]);
        const unsettled = (await store.unsettled(10)).map(({ message: { id } }) => id);
        expect(unsettled).toContain(message);
      });
    });

    readingContract(() => open());
    removalContract(() => open());
    reportContract(() => open());
    decisionContract(() => open());
    ledgerContract(() => open());
    livesContract(() => open());
    touchContract(() => open());

    describe('migration', () => {
      const folder = new URL('schemas/', import.meta.url);
      const dumps = readdirSync(folder).filter((file) => file.endsWith(`-${dumpedAs}.sql`));

      it.each(dumps)('brings %s up to date, with all that it holds', async (file) => {
        const version = Number(/^v(\d+)-/.exec(file)?.[1]);
        const fresh = await open();
        await fill(fresh, version);
        const at = await place();
        await at.load(readFileSync(new URL(file, folder), 'utf8'));
        const store = await open(at);
        expect(await contents(store)).toEqual(await contents(fresh));
        // Of before there was a ledger: settled once more, so that outcomes tell what it needs.
        expect(await settleAll(store)).toBe(version < 2 ? 1 : 0);
        const event = newEvent(judged('clicked', { keys: ['q:4XYZ/20513'] }));
        expect(await store.append(batch([event]))).toMatchObject({ added: 1 });
        expect((await store.messages('#1'))[0]?.events).toHaveLength(4);
      });

      it('knows a dump of each', () => {
        expect(dumps).toHaveLength(NEWEST);
      });
    });

    describe('several at once', () => {
      it.each([1, 2, 3])(
        'killed in the middle, it holds whole batches only (%i)',
        async (round) => {
          const at = await place();
          await (await at.open('write')).close();
          const durable = await appendUntilKilled(at.where, 'a', 300 + round * 130);
          const store = await open(at);
          const { events } = await store.totals();
          const checkpoint = await store.checkpoint('a');
          expect(events % 200).toBe(0);
          expect(events).toBe((checkpoint?.offset ?? 0) * 200);
          expect(events).toBeGreaterThanOrEqual(durable * 200);
          await settleAll(store);
          expect(await store.unsettled(1)).toEqual([]);
        },
      );
    });
  });
}
