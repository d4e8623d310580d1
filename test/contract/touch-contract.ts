// What every store does with opens and clicks: hands out what was touched, keeps who did it, counts it.

import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import type { TouchJudged, Unjudged } from '../../src/ports/touch-store.ts';
import { all, batch, judged, NOON, newEvent, settleAll } from './sample-events.ts';

const ANNA = 'anna@example.org';
const KEYS = { keys: ['m:1@example.com'] };
const MAIL = { ...KEYS, stream: 'news', campaign: 'w27', recipient: ANNA };
const HUMAN: TouchJudged = {
  verdict: 'human',
  human: 0.9,
  signals: [{ id: 'behaviour/unhurried', words: 'one link after a minute', weight: -2 }],
};
const MACHINE: TouchJudged = { ...HUMAN, verdict: 'machine', human: 0.01 };

const sent = [
  newEvent(judged('submitted', { ...MAIL, time: NOON })),
  newEvent(judged('delivered', { ...MAIL, time: NOON + 1000, reply: '250 ok' })),
];
const opened = newEvent(judged('opened', { ...KEYS, recipient: ANNA, time: NOON + 5000 }));
const clicked = newEvent(judged('clicked', { ...KEYS, recipient: ANNA, time: NOON + 6000 }));

async function touched(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  await store.append(batch([...sent, clicked, opened]));
  await settleAll(store);
  return store;
}

const touchIds = ({ events }: Unjudged): number[] =>
  events.filter(({ type }) => type === 'opened' || type === 'clicked').map(({ id }) => id);

async function judgeAll(store: Store, verdicts: readonly TouchJudged[]): Promise<void> {
  const unjudged = await store.unjudged(0, 10);
  await store.saveTouches(
    unjudged.map((one) => ({
      message: one.message.id,
      stamp: one.stamp,
      touches: touchIds(one).map((event, at) => ({ event, judged: verdicts[at] ?? HUMAN })),
    })),
  );
}

export function touchContract(open: () => Promise<Store>): void {
  describe('opens and clicks', () => {
    it('are handed out with all of their message, until they are judged', async () => {
      const store = await touched(open);
      expect(await store.unjudgedSince()).toBe(NOON + 5000);
      const [first, ...more] = await store.unjudged(0, 10);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ message: { campaign: 'w27' }, place: 1 });
      expect(first?.events.map(({ type }) => type)).toEqual([
        'submitted',
        'delivered',
        'opened',
        'clicked',
      ]);
      await judgeAll(store, [HUMAN, MACHINE]);
      expect(await store.unjudged(0, 10)).toEqual([]);
      expect(await store.unjudgedSince()).toBe(0);
    });

    it('keep who did it beside the event, and with the signs of the address', async () => {
      const store = await touched(open);
      await judgeAll(store, [MACHINE, HUMAN]);
      const [history] = await store.messages('#1');
      expect(history?.events.map(({ touch }) => touch)).toEqual([null, null, MACHINE, HUMAN]);
      const [record] = await store.records([ANNA]);
      expect(record?.signs.map(({ type, by }) => [type, by])).toEqual([['clicked', 'human']]);
    });

    it('are judged again when something comes, and when all are to be', async () => {
      const store = await touched(open);
      const [old] = await store.unjudged(0, 10);
      await store.append(batch([newEvent(judged('clicked', { ...KEYS, time: NOON + 9000 }))]));
      await settleAll(store);
      await store.saveTouches([{ message: 1, stamp: old?.stamp ?? 0, touches: [] }]);
      expect(await store.unjudged(0, 10)).toHaveLength(1);
      await judgeAll(store, []);
      expect(await store.unjudge()).toBe(1);
      expect(await store.unjudged(0, 10)).toHaveLength(1);
    });

    it('come in the order of time, with their mail', async () => {
      const store = await touched(open);
      const seen = (await all(store.seenTouches(0))).flat();
      expect(seen.map(({ event, ...mail }) => ({ type: event.type, ...mail }))).toEqual(
        ['opened', 'clicked'].map((type) => ({
          type,
          recipient: ANNA,
          stream: 'news',
          campaign: 'w27',
          submittedAt: NOON,
        })),
      );
      expect((await all(store.seenTouches(NOON + 6000))).flat()).toHaveLength(1);
    });

    it('are counted by campaign, people apart', async () => {
      const store = await touched(open);
      await judgeAll(store, [MACHINE, HUMAN]);
      const counted = { events: 1, human: 0, machine: 0, proxy: 0, unknown: 0, recipients: 1 };
      expect(await store.engagement({})).toEqual([
        {
          stream: 'news',
          campaign: 'w27',
          accepted: 1,
          opens: { ...counted, machine: 1, humanRecipients: 0 },
          clicks: { ...counted, human: 1, humanRecipients: 1 },
        },
      ]);
      expect(await store.engagement({ campaigns: ['w28'] })).toEqual([]);
      expect(await store.engagement({ from: NOON + 1 })).toEqual([]);
    });

    it('notices that are not ours are listed with whom they name', async () => {
      const store = await open();
      const foreign = { recipient: ANNA, ownership: 'not-ours', time: NOON } as const;
      await store.append(
        batch([
          newEvent(judged('notice-failed', foreign)),
          newEvent(judged('notice-delayed', foreign)),
        ]),
      );
      const listed = (await all(store.foreignNotices())).flat();
      expect(listed.map(({ type, recipient }) => [type, recipient])).toEqual([
        ['notice-failed', ANNA],
      ]);
    });
  });
}
