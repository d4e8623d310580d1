// Says what a store must do for those who decide about addresses.

import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model/incident.ts';
import type { Store } from '../../src/ports/store.ts';
import { addressesOf, decide, entry, INCIDENT, importAll, standing } from './sample-decisions.ts';
import { all, batch, DAY, judged, NOON, newEvent } from './sample-events.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.net';
const CARL = 'carl@example.org';

const key = (number: number): { readonly keys: readonly string[] } => ({
  keys: [`m:${number}@example.com`],
});
const failed = (recipient: string, number: number, time: number = NOON) =>
  judged('failed', { recipient, time, ...key(number) });
const delivered = (recipient: string, number: number, time: number = NOON) =>
  judged('delivered', { recipient, time, ...key(number) });

export function decisionContract(open: () => Promise<Store>): void {
  describe('undecided', () => {
    it.each([
      ['failed', {}, [ANNA]],
      ['not-attempted', {}, [ANNA]],
      ['notice-failed', {}, [ANNA]],
      ['complaint', {}, [ANNA]],
      ['complaint', { keys: [] }, [ANNA]],
      ['unsubscribed', { keys: [] }, [ANNA]],
      ['complaint', { keys: [], ownership: 'not-ours' }, []],
      ['delivered', {}, []],
      ['deferred', {}, []],
      ['clicked', {}, []],
      ['clicked', { keys: [] }, []],
    ] as const)('holds who has something to decide about: %s %o', async (type, told, expected) => {
      const store = await open();
      await importAll(store, [
        delivered(BERT, 2),
        judged(type, { recipient: 'Anna@example.org', ...key(1), ...told }),
      ]);
      expect(addressesOf(await store.undecided(10))).toEqual(expected);
    });

    it.each([
      ['a later delivery', delivered(ANNA, 2, NOON + DAY)],
      ['a later failure', failed(ANNA, 2, NOON + DAY)],
      ['a late click on an earlier mail', judged('clicked', { recipient: ANNA, ...key(9) })],
      ['an answer to no known mail', judged('human-reply', { recipient: ANNA })],
    ])('holds a decided address again after %s', async (_, event) => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1), delivered(ANNA, 9), delivered(BERT, 9)]);
      await decide(store, ANNA);
      expect(await store.undecided(10)).toEqual([]);
      await importAll(store, [event, delivered(BERT, 3, NOON + DAY)]);
      expect(addressesOf(await store.undecided(10))).toEqual([ANNA]);
    });

    it('holds an address again of which something came while it was decided', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1)]);
      await store.undecided(10);
      await importAll(store, [failed(ANNA, 2, NOON + DAY)]);
      await store.decide([{ address: ANNA, entries: [entry(ANNA)], standings: [] }]);
      expect(await store.undecided(10)).toMatchObject([{ outcomes: [{}, {}], ledger: [{}] }]);
    });

    it('does not hold an address again because of what is known already', async () => {
      const store = await open();
      const events = [failed(ANNA, 1), judged('complaint', { recipient: ANNA, keys: [] })];
      for (const expected of [[ANNA], []]) {
        await importAll(store, events);
        expect(addressesOf(await store.undecided(9))).toEqual(expected);
        await decide(store, ANNA);
      }
      await store.saveIncidents([], await store.unwatched());
      await importAll(store, events);
      expect(await store.unwatched()).toBeNull();
    });

    it('holds all of them, some at a time', async () => {
      const store = await open();
      const many = Array.from({ length: 25 }, (_, number) =>
        failed(`r${number}@example.org`, number),
      );
      await importAll(store, many);
      const seen: string[] = [];
      for (const count of [10, 10, 5, 0]) {
        const found = addressesOf(await store.undecided(10));
        expect(found).toHaveLength(count);
        await store.decide(found.map((address) => ({ address, entries: [], standings: [] })));
        seen.push(...found);
      }
      expect(new Set(seen).size).toBe(25);
    });

    it('can be filled by hand', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1), delivered(BERT, 2), failed(CARL, 3)]);
      await decide(store, ANNA, CARL);
      expect(await store.undecide([' <Bert@example.net>', 'nobody@example.org'])).toBe(1);
      expect(addressesOf(await store.undecided(9))).toEqual([BERT]);
      await decide(store, BERT);
      expect(await store.undecide()).toBe(3);
      expect(addressesOf(await store.undecided(9)).sort()).toEqual([ANNA, BERT, CARL]);
    });
  });

  describe('records', () => {
    it('come in the order that was asked for, of unknown addresses empty', async () => {
      const store = await open();
      await importAll(store, [
        failed(ANNA, 1, NOON + DAY),
        delivered(ANNA, 2, NOON),
        delivered(BERT, 3),
      ]);
      const asked = [BERT, 'nobody@example.org', '<ANNA@example.org>', BERT];
      const found = await store.records(asked);
      expect(addressesOf(found)).toEqual([BERT, 'nobody@example.org', ANNA, BERT]);
      expect(found[1]).toEqual({ address: asked[1], outcomes: [], signs: [], ledger: [] });
      expect(found[2]?.outcomes.map(({ state }) => state)).toEqual(['accepted', 'failed']);
      expect(found[2]?.outcomes[1]).toMatchObject({
        recipient: ANNA,
        failedAt: NOON + DAY,
        message: { name: 'm:1@example.com' },
      });
      const { outcomes } = await store.address(ANNA, 9);
      expect(found[2]?.outcomes).toEqual(outcomes.toReversed());
    });

    const SAID = { recipient: ANNA, ...key(1) } as const;
    const CLIENT = {
      ip: '',
      userAgent: '',
      method: '',
      url: '',
      machine: true,
      link: '',
      referrer: '',
      headers: null,
    } as const;

    it.each([
      [
        'complaint',
        { ...SAID, stream: 'news', campaign: 'c1' },
        { stream: 'news', campaign: 'c1' },
      ],
      ['clicked', SAID, { machine: null }],
      ['clicked', { ...SAID, client: CLIENT }, { machine: true }],
      ['human-reply', { recipient: ANNA }, { message: null }],
      ['converted', SAID, {}],
      // By the message alone, which had one recipient.
      ['complaint', { ...SAID, recipient: '' }, { message: 1 }],
      ['unsubscribed', { ...SAID, recipient: 'forwarded@example.com' }, { message: 1 }],
      ['opened', SAID, null],
      ['clicked', { ...SAID, ownership: 'not-ours' }, null],
    ] as const)('tell what people did: %s %o', async (type, told, expected) => {
      const store = await open();
      const event = judged(type, { ...told, time: NOON + 5 });
      await importAll(store, [delivered(ANNA, 1), delivered(ANNA, 2), delivered(BERT, 3), event]);
      const [anna, bert] = await store.records([ANNA, BERT]);
      expect(anna?.signs).toMatchObject(expected ? [{ type, time: NOON + 5, ...expected }] : []);
      expect(bert?.signs).toEqual([]);
    });

    it('do not tell what somebody only pretended', async () => {
      const store = await open();
      const complaint = judged('complaint', SAID);
      await store.append(batch([delivered(ANNA, 1), complaint].map((event) => newEvent(event))));
      const [unsettled] = await store.unsettled(1);
      // Settling did not believe the complaint.
      const { settle } = await import('../../src/pipeline/settle.ts');
      const honest = unsettled?.events.filter(({ type }) => type !== 'complaint') ?? [];
      if (unsettled) await store.settle([settle({ ...unsettled, events: honest })]);
      expect((await store.records([ANNA]))[0]?.signs).toEqual([]);
    });

    it('of all addresses come page by page, within a time', async () => {
      const store = await open();
      const many = Array.from({ length: 1300 }, (_, number) =>
        delivered(`r${number}@example.org`, number, NOON + (number % 3) * DAY),
      );
      const click = judged('clicked', { recipient: ANNA, time: NOON + DAY });
      await importAll(store, [...many, failed('r0@example.org', 5000, NOON + DAY), click]);
      await decide(store, 'r0@example.org');
      const pages = await all(store.allRecords(0, 0));
      expect(pages.length).toBeGreaterThan(1);
      const records = pages.flat();
      expect(new Set(addressesOf(records)).size).toBe(1301);
      expect(records.find(({ address }) => address === ANNA)?.signs).toHaveLength(1);
      const first = records.find(({ address }) => address === 'r0@example.org');
      expect(first?.outcomes.map(({ state }) => state)).toEqual(['accepted', 'failed']);
      expect(first?.ledger).toEqual([]);
      const day = (await all(store.allRecords(NOON + DAY, NOON + 2 * DAY))).flat();
      expect(day).toHaveLength(433 + 2);
      expect(day.flatMap(({ outcomes }) => outcomes)).toHaveLength(433 + 1);
      expect((await all(store.allRecords(NOON + 3 * DAY, 0))).flat()).toEqual([]);
    });
  });

  describe('history', () => {
    it('is in the order of the times that decided, page by page', async () => {
      const store = await open();
      const many = Array.from({ length: 5000 }, (_, number) =>
        delivered(`r${number}@example.org`, number % 7, NOON + (number % 3)),
      );
      await importAll(store, [...many, failed(ANNA, 100, NOON + 1), judged('submitted', key(101))]);
      const pages = await all(store.history(0, 0));
      expect(pages.length).toBeGreaterThan(1);
      const outcomes = pages.flat();
      expect(outcomes).toHaveLength(5001);
      expect(new Set(outcomes.map(({ recipient }) => recipient)).size).toBe(5001);
      const times = outcomes.map(({ acceptedAt, failedAt }) => acceptedAt || failedAt);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(outcomes.find(({ recipient }) => recipient === ANNA)).toMatchObject({
        state: 'failed',
        message: { messageId: '' },
      });
      const within = (await all(store.history(NOON + 1, NOON + 2))).flat();
      expect(within).toHaveLength(1668);
      expect((await all(store.history(NOON + 3, 0))).flat()).toEqual([]);
    });

    it('ends with the newest outcome, but for a few strays', async () => {
      const store = await open();
      expect(await store.historyEnd()).toBe(0);
      await importAll(store, [delivered(ANNA, 8, NOON + 1000 * DAY)]);
      expect(await store.historyEnd()).toBe(NOON + 1000 * DAY);
      const many = Array.from({ length: 4000 }, (_, number) =>
        delivered(`r${number}@example.org`, number % 7, NOON),
      );
      await importAll(store, many);
      expect(await store.historyEnd()).toBe(NOON);
    });
  });

  describe('unwatched', () => {
    it('tells the oldest time of what came, until it was watched', async () => {
      const store = await open();
      expect(await store.unwatched()).toBeNull();
      await importAll(store, [failed(ANNA, 1, NOON + DAY), delivered(BERT, 2, NOON)]);
      const first = await store.unwatched();
      expect(first).toMatchObject({ since: NOON });
      await importAll(store, [delivered(CARL, 3, NOON + 2 * DAY)]);
      await store.saveIncidents([], first);
      // Something came in between.
      const second = await store.unwatched();
      expect(second).toMatchObject({ since: NOON });
      await store.saveIncidents([], null);
      expect(await store.unwatched()).toEqual(second);
      await store.saveIncidents([], second);
      expect(await store.unwatched()).toBeNull();
    });

    it.each([
      ['a new outcome', [delivered(BERT, 1, NOON + DAY)], NOON + DAY],
      ['an outcome that changes', [failed(ANNA, 1, NOON + DAY)], NOON],
      ['an outcome that changes its time', [delivered(ANNA, 1, NOON + 5)], NOON],
      ['a mail of which more is known', [judged('submitted', { ...key(1), campaign: 'c' })], NOON],
      ['a click', [judged('clicked', { recipient: ANNA, ...key(1), time: NOON + DAY })], null],
    ] as const)('minds %s', async (_, events, since) => {
      const store = await open();
      await importAll(store, [delivered(ANNA, 1, NOON)]);
      await store.saveIncidents([], await store.unwatched());
      await importAll(store, events);
      expect(await store.unwatched()).toEqual(
        since === null ? null : expect.objectContaining({ since }),
      );
    });

    it('minds two mails that turn out to be one', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1, NOON), failed(ANNA, 2, NOON + DAY)]);
      await store.saveIncidents([], await store.unwatched());
      await store.append(
        batch([newEvent(judged('opened', { keys: [...key(1).keys, ...key(2).keys] }))]),
      );
      expect(await store.unwatched()).toMatchObject({ since: NOON + DAY });
    });
  });

  describe('incidents', () => {
    it('are kept, newest first, and replaced by number', async () => {
      const store = await open();
      const older = { ...INCIDENT, start: NOON - DAY };
      const saved = await store.saveIncidents([INCIDENT, older], null);
      expect(saved).toEqual([
        { ...INCIDENT, id: 1 },
        { ...older, id: 2 },
      ]);
      expect(await store.incidents()).toEqual(saved);
      const over: Incident = { ...INCIDENT, id: 1, state: 'over', end: NOON + DAY };
      expect(
        await store.saveIncidents([{ ...INCIDENT, start: NOON + DAY }, over], null),
      ).toMatchObject([{ id: 3 }, { id: 1 }]);
      expect((await store.incidents()).map(({ id, state }) => [id, state])).toEqual([
        [3, 'open'],
        [1, 'over'],
        [2, 'open'],
      ]);
    });

    it('are found by the entries that they took back', async () => {
      const store = await open();
      await store.decide([
        {
          address: ANNA,
          entries: [entry(ANNA), entry(ANNA, { action: 'undo', undoes: 1, incident: 7 })],
          standings: [],
        },
      ]);
      expect(await store.decisions({ incident: 7 })).toMatchObject([{ id: 2, undoes: 1 }]);
    });
  });

  describe('hashed lists', () => {
    it('are kept, replaced and removed by name', async () => {
      const store = await open();
      const hashes = Array.from({ length: 25_000 }, (_, number) =>
        number.toString(16).padStart(32, '0'),
      );
      const list = { name: 'z', algorithm: 'md5', hashes, since: NOON } as const;
      const short = { name: 'a', algorithm: 'sha1', hashes: ['ab'.repeat(20)], since: 1 } as const;
      await store.saveHashes(list);
      await store.saveHashes({ ...short, hashes: ['x', 'ab'.repeat(21), ...short.hashes, 'XY'] });
      expect(await store.hashedLists()).toEqual([short, list]);
      await store.saveHashes({ ...list, hashes: [] });
      expect(await store.hashedLists()).toEqual([short, { ...list, hashes: [] }]);
      expect(await store.removeHashes('z')).toBe(true);
      expect(await store.removeHashes('z')).toBe(false);
      expect(await store.hashedLists()).toEqual([short]);
    });
  });

  it('standings of many addresses come page by page', async () => {
    const store = await open();
    const addresses = Array.from({ length: 6000 }, (_, number) => `r${number}@example.org`);
    await store.decide(
      addresses.map((address) => ({
        address,
        entries: [],
        standings: [standing(address, { stream: 'news' }), standing(address)],
      })),
    );
    const pages = await all(store.allStandings());
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toHaveLength(12_000);
    expect(new Set(pages.flat().map(({ address }) => address)).size).toBe(6000);
  });
}
