// What every store must do when it is asked what it holds.

import { describe, expect, it } from 'vitest';
import type { Store, StoredOutcome } from '../../src/ports/store.ts';
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

const ANNA = 'anna@example.org';
const BERT = 'bert@example.net';

export function readingContract(open: () => Promise<Store>): void {
  describe('reading', () => {
    /** 30 messages to two addresses on three days, every third one failed. */
    async function filled(): Promise<Store> {
      const store = await open();
      const events = Array.from({ length: 30 }, (_, number) => {
        const isFailed = number % 3 === 0;
        const told = {
          time: NOON + (number % 3) * DAY + number,
          recipient: number % 2 === 0 ? ANNA : BERT,
          keys: [`m:${number}@example.com`],
          stream: number < 10 ? 'receipts' : 'news',
        };
        return newEvent(
          isFailed ? judged('failed', { ...told, verdict: VERDICT }) : judged('delivered', told),
        );
      });
      await store.append(batch(events));
      await settleAll(store);
      return store;
    }

    const FILTERS = [
      [{}, 30],
      [{ states: ['failed'] as const }, 10],
      [{ states: [] }, 0],
      [{ streams: ['receipts'], states: ['accepted'] as const }, 6],
      [{ receivers: ['Example.ORG'] }, 15],
      [{ recipient: 'ANNA@example.org' }, 15],
      [{ from: NOON + DAY }, 20],
      [{ from: NOON + DAY, to: NOON + 2 * DAY }, 10],
      [{ reasons: ['x'], stages: ['rcpt'], limit: 4 }, 4],
      [{ campaigns: ['none'] }, 0],
    ] as const;

    it('lists the outcomes that a filter lets through', async () => {
      const store = await filled();
      for (const [filter, count] of FILTERS)
        expect((await all(store.outcomes(filter))).length, JSON.stringify(filter)).toBe(count);
    });

    it('may be used while outcomes are listed', async () => {
      const store = await filled();
      const seen: StoredOutcome[] = [];
      for await (const one of store.outcomes({})) {
        seen.push(one);
        await store.address(one.recipient, 1);
      }
      expect(seen).toHaveLength(30);
    });

    it('counts by groups', async () => {
      const store = await filled();
      const rows = await store.report(['receiver', 'day'], {});
      expect(rows).toHaveLength(6);
      const first = rows.find(
        ({ group }) => group.day === '2026-03-01' && group.receiver === 'example.org',
      );
      expect(first?.counts).toMatchObject({ failed: 5, accepted: 0 });
      const [sum, ...others] = await store.report([], { streams: ['news'] });
      expect(others).toEqual([]);
      expect(sum?.counts).toMatchObject({ failed: 6, accepted: 14 });
      const states = await store.report(['state', 'reason'], {});
      expect(states.map(({ group }) => group)).toEqual([
        { state: 'accepted', reason: 'delivered' },
        { state: 'failed', reason: 'x' },
      ]);
    });

    it('tells the history of an address, newest first', async () => {
      const store = await filled();
      const { outcomes, events, total } = await store.address('<Anna@EXAMPLE.org>', 3);
      expect(total).toEqual({ outcomes: 15, events: 15 });
      expect(outcomes.map(({ message }) => message.messageId)).toHaveLength(3);
      expect(outcomes[0]?.firstAt).toBeGreaterThan(outcomes[1]?.firstAt ?? 0);
      expect(events[0]?.time).toBeLessThan(events[14]?.time ?? 0);
      expect((await store.address('nobody@example.org', 3)).total.events).toBe(0);
    });

    it('knows an address that only an outcome names', async () => {
      const store = await open();
      await store.append(batch([newEvent(judged('delivered', { keys: ['m:1@example.com'] }))]));
      const [unsettled] = await store.unsettled(1);
      const message = unsettled?.message.id ?? 0;
      await store.settle([{ message, outcomes: [outcome(ANNA)], attached: [] }]);
      expect((await store.address(ANNA, 5)).total).toEqual({ outcomes: 1, events: 1 });
    });

    it('judges again', async () => {
      const store = await filled();
      const events = await store.judged(0, 4);
      expect(events).toHaveLength(4);
      expect(await store.judged(events[3]?.id ?? 0, 100)).toHaveLength(6);
      const changed = { ...VERDICT, confidence: 0.5 };
      await store.rejudge([{ id: events[0]?.id ?? 0, verdict: changed }], 'rules-2');
      const [unsettled, ...others] = await store.unsettled(100);
      expect(others).toEqual([]);
      expect(unsettled?.events).toMatchObject([{ verdict: changed, rulesVersion: 'rules-2' }]);
    });
  });
}
