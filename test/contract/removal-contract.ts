// Says what a store must forget, and what it must keep then.

import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { batch, DAY, judged, NOON, newEvent, settleAll } from './sample-events.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.net';

export function removalContract(open: () => Promise<Store>): void {
  describe('raw mails', () => {
    const bytes = Buffer.from(`Subject: x\r\n\r\nTo ${ANNA}\xff`, 'latin1');
    const digest = 'ab'.repeat(32);
    const mail = { digest, bytes, receivedAt: NOON };
    const told = { recipient: ANNA, keys: ['m:1@example.com'] } as const;

    it('come back as they came, until they are pruned', async () => {
      const store = await open();
      const event = newEvent(judged('notice-failed', told), digest);
      await store.append(batch([event], { raws: [mail] }));
      expect(Buffer.from((await store.raw(digest)) ?? [])).toEqual(bytes);
      expect(await store.raw('cd'.repeat(32))).toBeNull();
      expect(await store.prune({ events: 0, raws: NOON })).toEqual({ events: 0, raws: 0 });
      expect(await store.prune({ events: 0, raws: NOON + 1 })).toEqual({ events: 0, raws: 1 });
      expect(await store.raw(digest)).toBeNull();
      expect((await store.messages('#1'))[0]?.events).toMatchObject([{ raw: '' }]);
      await store.append(batch([event], { raws: [mail] }));
      expect(await store.raw(digest)).toBeNull();
    });
  });

  describe('prune', () => {
    it('keeps the sums of reports', async () => {
      const store = await open();
      const events = Array.from({ length: 40 }, (_, number) =>
        newEvent(
          judged(number % 4 === 0 ? 'failed' : 'delivered', {
            time: NOON + (number % 8) * DAY,
            recipient: `r${number % 5}@example.org`,
            keys: [`m:${number}@example.com`],
          }),
        ),
      );
      await store.append(batch(events));
      await store.append(batch([newEvent(judged('failed', { time: NOON, recipient: ANNA }))]));
      await settleAll(store);
      const groups = ['day', 'state', 'receiver', 'reason'] as const;
      const before = await store.report(groups, {});
      expect(await store.prune({ events: NOON + 4 * DAY, raws: 0 })).toEqual({
        events: 21,
        raws: 0,
      });
      expect(await store.totals()).toMatchObject({ events: 20, messages: 20, outcomes: 20 });
      expect(await store.report(groups, {})).toEqual(before);
      expect(await store.messages('0@example.com')).toEqual([]);
      const window = { from: NOON + 3 * DAY, to: NOON + 5 * DAY, states: ['accepted'] as const };
      expect((await store.report([], window))[0]?.counts.accepted).toBe(5);
      // An old file that is imported again does not count twice.
      expect(await store.append(batch(events))).toEqual({ added: 0, known: 20, tooOld: 20 });
    });

    it('does not touch what is not settled yet', async () => {
      const store = await open();
      const told = { recipient: ANNA, keys: ['m:1@example.com'] } as const;
      await store.append(batch([newEvent(judged('delivered', told))]));
      expect((await store.prune({ events: NOON + DAY, raws: 0 })).events).toBe(0);
      await settleAll(store);
      expect((await store.prune({ events: NOON + DAY, raws: 0 })).events).toBe(1);
      expect(await store.totals()).toMatchObject({ addresses: 0, messages: 0 });
    });
  });

  describe('forget', () => {
    it('leaves no trace of the address, and what others need', async () => {
      const store = await open();
      const digest = 'ab'.repeat(32);
      const words = `550 no such user Anna@Example.org`;
      const shared = ['m:both@example.com'];
      const events = [
        newEvent(judged('failed', { recipient: ANNA, reply: words, keys: shared }), digest),
        newEvent(judged('delivered', { recipient: BERT, reply: words, keys: shared })),
        newEvent(
          judged('failed', {
            recipient: ANNA,
            keys: ['m:alone@example.com', 'r:b+anna=example.org@example.com'],
          }),
        ),
        newEvent(judged('failed', { recipient: BERT, originalRecipient: ANNA })),
      ];
      const mail = { digest, bytes: Buffer.from(`To: ${ANNA}`), receivedAt: NOON };
      const reader = JSON.stringify({ open: [ANNA, BERT] });
      const checkpoint = { source: 's', name: '', format: '', reader, offset: 1, done: false };
      await store.append(batch(events, { raws: [mail], checkpoints: [checkpoint] }));
      await settleAll(store);
      expect(await store.forget('<ANNA@example.org>')).toBeGreaterThan(0);
      await settleAll(store);
      expect((await store.address(ANNA, 5)).total).toEqual({ outcomes: 0, events: 0 });
      expect(await store.messages('alone@example.com')).toEqual([]);
      expect(await store.raw(digest)).toBeNull();
      const [history] = await store.messages('both@example.com');
      expect(history?.outcomes).toMatchObject([{ recipient: BERT, state: 'accepted' }]);
      expect(history?.events).toMatchObject([{ reply: '550 no such user [forgotten]' }]);
      const left = await store.checkpoint('s');
      expect(left?.reader).toBe(JSON.stringify({ open: ['[forgotten]', BERT] }));
      expect(await store.forget(ANNA)).toBe(0);
    });
  });
}
