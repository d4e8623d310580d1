// Says how a store keeps what was decided: whole, in order, through merges, pruning and forgetting.

import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/model/decision.ts';
import type { Decided, HashedList } from '../../src/ports/decision-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { addressesOf, decide, entry, importAll, standing } from './sample-decisions.ts';
import { all, batch, DAY, judged, NOON, newEvent } from './sample-events.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.net';

const failed = (recipient: string, number: number, time: number = NOON) =>
  judged('failed', { recipient, time, keys: [`m:${number}@example.com`] });

const numbers = (decisions: readonly Decision[]): number[] => decisions.map(({ id }) => id);

const suppressed = (address: string): Decided => ({
  address,
  entries: [entry(address)],
  standings: [standing(address)],
});

export function ledgerContract(open: () => Promise<Store>): void {
  describe('decide', () => {
    it('appends to the ledger and replaces the standings', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1)]);
      const first = entry('Anna@Example.org', { why: 'ünknown \u{1f4e7} "\\', batch: 'B\0 1' });
      const written = await store.decide([
        {
          address: ' <Anna@Example.org>',
          entries: [first, entry(ANNA, { stream: 'news', action: 'hold', until: NOON + DAY })],
          standings: [
            standing(ANNA, { stream: 'news', next: { suppressedUntil: 0 } }),
            standing(ANNA),
          ],
        },
      ]);
      expect(written).toMatchObject([
        { id: 1, address: ANNA },
        { id: 2, action: 'hold' },
      ]);
      const [record] = await store.records([ANNA]);
      expect(record?.ledger).toEqual([
        { ...first, id: 1, address: ANNA, batch: 'B 1' },
        { ...written[1], address: ANNA },
      ]);
      expect(await store.standings('ANNA@example.org')).toEqual([
        standing(ANNA),
        standing(ANNA, { stream: 'news', next: { suppressedUntil: 0 } }),
      ]);
      const lifted = entry(ANNA, { action: 'release', by: 'person', grounds: [] });
      await store.decide([{ address: ANNA, entries: [lifted], standings: [] }]);
      expect(await store.standings(ANNA)).toEqual([]);
      expect(numbers((await store.records([ANNA]))[0]?.ledger ?? [])).toEqual([1, 2, 3]);
    });

    it('writes nothing where a part of it fails', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1)]);
      await store.undecided(9);
      const unwritable = standing(BERT, { until: 1n as unknown as number });
      const bad = { ...suppressed(BERT), standings: [unwritable] };
      await expect(store.decide([suppressed(ANNA), bad])).rejects.toThrow();
      expect(await store.decisions({})).toEqual([]);
      expect(await store.standings(ANNA)).toEqual([]);
      expect(await store.undecided(9)).toHaveLength(1);
      expect(numbers(await store.decide([suppressed(ANNA)]))).toEqual([1]);
    });

    it('knows addresses that no mail went to, by the thousand', async () => {
      const store = await open();
      const many = Array.from({ length: 12_000 }, (_, number) =>
        suppressed(`r${number}@example.org`),
      );
      const told = many.map((one) => ({
        ...one,
        entries: [entry(one.address, { by: 'list', who: 'old provider', grounds: [] })],
      }));
      expect(
        await store.decide([...told, { address: '', entries: [], standings: [] }]),
      ).toHaveLength(12_000);
      expect(await store.standings('r11999@example.org')).toHaveLength(1);
      expect(await store.undecided(9)).toEqual([]);
      expect(await store.undecide()).toBe(12_000);
    });

    it('takes an address twice', async () => {
      const store = await open();
      const news = { ...suppressed(ANNA), standings: [standing(ANNA, { stream: 'news' })] };
      expect(numbers(await store.decide([suppressed(ANNA), news]))).toEqual([1, 2]);
      expect(await store.standings(ANNA)).toMatchObject([{ stream: 'news' }]);
    });

    const FILTERS = [
      [{}, [1, 2, 3, 4]],
      [{ ids: [3, 1, 3, 99] }, [1, 3]],
      [{ ids: [] }, []],
      [{ ids: [1, 2, 3], address: BERT }, [2]],
      [{ address: '<ANNA@example.org>' }, [1, 3]],
      [{ batch: 'B2' }, [3, 4]],
      [{ batch: 'B2', address: BERT }, [4]],
      [{ incident: 7 }, [4]],
      [{ limit: 2 }, [3, 4]],
      [{ ids: [1, 2, 3], limit: 2 }, [2, 3]],
      [{ batch: '' }, []],
      [{ address: 'nobody@example.org' }, []],
    ] as const;

    it('is found by what a filter lets through', async () => {
      const store = await open();
      await store.decide([suppressed(ANNA), suppressed(BERT)]);
      const second = { batch: 'B2' };
      const undone = { ...second, action: 'undo', undoes: 2, incident: 7 } as const;
      await store.decide([
        { address: ANNA, entries: [entry(ANNA, second)], standings: [] },
        { address: BERT, entries: [entry(BERT, undone)], standings: [] },
      ]);
      for (const [filter, expected] of FILTERS)
        expect(numbers(await store.decisions(filter)), JSON.stringify(filter)).toEqual(expected);
    });
  });

  describe('decisions, when two mails turn out to be one,', () => {
    it('rest on the one that is left', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1), failed(ANNA, 2, NOON + DAY), failed(BERT, 3)]);
      const [anna] = await store.records([ANNA]);
      const grounds = (anna?.outcomes ?? []).map(({ message, failedAt }) => ({
        message: message.id,
        time: failedAt,
        reason: 'x',
        campaign: '',
      }));
      await store.decide([
        { address: ANNA, entries: [entry(ANNA, { grounds })], standings: [] },
        { address: BERT, entries: [entry(BERT, { grounds })], standings: [] },
      ]);
      await decide(store, ANNA, BERT);
      expect(await store.undecided(9)).toEqual([]);
      const both = judged('opened', { keys: ['m:1@example.com', 'm:2@example.com'] });
      await store.append(batch([newEvent(both)]));
      expect(addressesOf(await store.undecided(9))).toEqual([ANNA]);
      const [record] = await store.records([ANNA]);
      const left = Math.min(...grounds.map(({ message }) => message));
      expect(record?.ledger[0]).toEqual({
        ...entry(ANNA),
        id: 1,
        grounds: grounds.map((ground) => ({ ...ground, message: left })),
      });
    });
  });

  describe('decisions, when mails are pruned,', () => {
    it('stay with their addresses', async () => {
      const store = await open();
      await importAll(store, [failed(ANNA, 1), failed(BERT, 2), failed('carl@example.org', 3)]);
      await store.decide([suppressed(ANNA)]);
      await store.decide([{ ...suppressed(BERT), entries: [] }]);
      expect(await store.prunedBefore()).toBe(0);
      await store.prune({ events: NOON + DAY, raws: 0 });
      expect(await store.prunedBefore()).toBe(NOON + DAY);
      expect(await store.totals()).toMatchObject({ events: 0, outcomes: 0, addresses: 2 });
      expect(await store.records([ANNA])).toMatchObject([{ outcomes: [], ledger: [{ id: 1 }] }]);
      expect(await store.standings(BERT)).toHaveLength(1);
      // What is gone is not decided about.
      expect(await store.undecide()).toBe(2);
    });
  });

  describe('decisions about an address that is forgotten', () => {
    const salted = (list: HashedList | undefined, address: string): string =>
      hash('sha256', `${list?.salt}${address}`, 'hex');

    async function forgotten(told: Partial<Parameters<typeof standing>[1]>): Promise<Store> {
      const store = await open();
      await importAll(store, [failed(ANNA, 1), failed(BERT, 2)]);
      const why = `It was Anna@example.org who said so.`;
      await store.decide([
        { ...suppressed(ANNA), standings: [standing(ANNA, { why, ...told })] },
        { ...suppressed(BERT), entries: [entry(BERT, { why })] },
      ]);
      expect(await store.forget(ANNA)).toBeGreaterThan(0);
      return store;
    }

    it('are gone, in words of others too', async () => {
      const store = await forgotten({});
      expect(await store.decisions({})).toMatchObject([
        { address: BERT, why: 'It was [forgotten] who said so.' },
      ]);
      expect((await store.records([ANNA]))[0]?.ledger).toEqual([]);
      expect((await all(store.allStandings())).flat()).toEqual([standing(BERT)]);
      expect(addressesOf(await store.undecided(9))).not.toContain(ANNA);
      // Numbers are not given again.
      expect(numbers(await store.decide([suppressed('carl@example.org')]))).toEqual([3]);
    });

    it.each([
      ['suppressed for ever', {}, true],
      ['suppressed for long', { until: Date.now() + DAY }, true],
      ['suppressed for a stream', { stream: 'news' }, true],
      ['suppressed until lately', { until: Date.now() - DAY }, false],
      ['held', { state: 'held' }, false],
    ] as const)('leave a hash where it stood %s', async (_, told, isKept) => {
      const store = await forgotten(told);
      const { stream, until } = standing(ANNA, told);
      const expected = { address: ANNA, stream, until, state: 'suppressed', by: 'list' };
      expect(await store.standings('Anna@example.org')).toMatchObject(isKept ? [expected] : []);
      const lists = await store.hashedLists();
      expect(lists).toHaveLength(isKept && stream === '' ? 1 : 0);
      for (const list of lists) expect(list.hashes).toEqual([salted(list, ANNA)]);
    });

    it('come back with the address, as an entry that can be taken back', async () => {
      const store = await forgotten({ stream: 'news' });
      await importAll(store, [failed(ANNA, 9, Date.now() + DAY)]);
      const record = (await store.undecided(9)).find(({ address }) => address === ANNA);
      expect(record?.outcomes).toHaveLength(1);
      expect(record?.ledger).toMatchObject([
        { id: 3, action: 'suppress', stream: 'news', by: 'list', who: 'forgotten', at: NOON },
      ]);
      expect((await all(store.allStandings())).flat()).toHaveLength(2);
      expect(await store.hashedLists()).toEqual([]);
      const undo = entry(ANNA, { action: 'undo', undoes: 3, by: 'person' });
      await store.decide([{ address: ANNA, entries: [undo], standings: [] }]);
      await store.forget(ANNA);
      expect(await store.standings(ANNA)).toEqual([]);
    });

    it('come before what is told of it meanwhile', async () => {
      const store = await forgotten({});
      const release = entry(ANNA, { action: 'release', by: 'person', grounds: [] });
      const [written] = await store.decide([{ address: ANNA, entries: [release], standings: [] }]);
      expect(written).toMatchObject({ id: 4 });
      // By its ledger it is decided again.
      const record = (await store.undecided(9)).find(({ address }) => address === ANNA);
      expect(record?.ledger.map(({ action }) => action)).toEqual(['suppress', 'release']);
      expect(await store.standings(ANNA)).toEqual([]);
    });

    it('are not counted twice', async () => {
      const store = await forgotten({});
      expect(await store.forget(ANNA)).toBe(0);
      expect(await store.standings(ANNA)).toHaveLength(1);
    });
  });
}
