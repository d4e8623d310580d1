// Says which addresses' lives a store must hand out to those who look for what is strange about them over time.

import { describe, expect, it } from 'vitest';
import type { AddressStanding } from '../../src/model/decision.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import type { TouchVerdict } from '../../src/model/touch.ts';
import type { OutcomeFilter, Store } from '../../src/ports/store.ts';
import { DAY, judge, MINUTE, START, told } from '../helpers/events.ts';
import { addressesOf, importAll, standing } from './sample-decisions.ts';
import { all } from './sample-events.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.net';

type Told = Parameters<typeof told>[2];

/** What happened to the mail of a day. */
const on = (day: number, type: Parameters<typeof told>[0], rest: Told = {}): JudgedEvent =>
  judge(
    told(type, (day * DAY) / MINUTE, {
      stream: 'news',
      campaign: `w${day}`,
      ...rest,
      ids: {
        queueId: `4X${day}${rest.recipient || ANNA}`,
        queuedAt: START + day * DAY,
        ...rest.ids,
      },
    }),
  );

const GONE = { reply: '550 5.1.1 User unknown', stage: 'rcpt' } as const;
const FULL = { reply: '552 5.2.2 Mailbox full', stage: 'rcpt' } as const;
const died = (day: number, recipient = ANNA): JudgedEvent =>
  on(day, 'failed', { ...GONE, recipient });
const lived = (day: number, recipient = ANNA): JudgedEvent =>
  on(day, 'delivered', { reply: '250 2.0.0 Ok', recipient });
const full = (day: number): JudgedEvent => on(day, 'failed', FULL);
/** It belongs to no message. */
const LOOSE = { ids: { queueId: '', queuedAt: 0 } } as const;
const click = (day: number, rest: Told = {}): JudgedEvent => on(day, 'clicked', rest);

interface Known {
  readonly events: readonly JudgedEvent[];
  /** Who did the clicks; left out: nobody judged them. */
  readonly by?: TouchVerdict;
  readonly standings?: readonly AddressStanding[];
}

async function knowing(open: () => Promise<Store>, known: Known): Promise<Store> {
  const store = await open();
  await importAll(store, known.events);
  const { by, standings } = known;
  if (by) await judgeAll(store, by);
  if (standings) await store.decide([{ address: ANNA, entries: [], standings }]);
  return store;
}

async function judgeAll(store: Store, verdict: TouchVerdict): Promise<void> {
  const unjudged = await store.unjudged(0, 100);
  await store.saveTouches(
    unjudged.map(({ message, stamp, events }) => ({
      message: message.id,
      stamp,
      touches: events
        .filter(({ type }) => type === 'clicked')
        .map(({ id }) => ({ event: id, judged: { verdict, human: 0.5, signals: [] } })),
    })),
  );
}

const SUPPRESSED = standing(ANNA, { since: START + DAY });

export function livesContract(open: () => Promise<Store>): void {
  const dead = [died(1), died(14)];
  const rows: readonly (readonly [string, Known, boolean])[] = [
    ['dead once', { events: [lived(0), died(1)] }, false],
    ['dead twice, nothing between', { events: [lived(0), ...dead, lived(20)] }, false],
    ['dead, alive, dead', { events: [...dead, lived(7)] }, true],
    ['full, alive, full', { events: [full(1), lived(7), full(14)] }, false],
    ['dead twice, a click of nobody knows whom', { events: [...dead, click(7, LOOSE)] }, false],
    ['dead twice, a person clicked between', { events: [...dead, click(1)], by: 'human' }, true],
    ['suppressed', { events: [lived(0)], standings: [SUPPRESSED] }, false],
    ['clicked', { events: [lived(0), click(0)], by: 'human' }, false],
    [
      'suppressed and clicked',
      { events: [lived(0), click(0)], by: 'human', standings: [SUPPRESSED] },
      true,
    ],
    [
      'suppressed after a hold, and clicked without a name',
      {
        events: [lived(0), click(0, { recipient: '' })],
        by: 'human',
        standings: [standing(ANNA, { state: 'held', next: { suppressedUntil: 0 } })],
      },
      true,
    ],
    [
      'held and clicked',
      {
        events: [lived(0), click(0)],
        by: 'human',
        standings: [standing(ANNA, { state: 'held' })],
      },
      false,
    ],
  ];

  describe('odd lives', () => {
    it.each(rows)('%s', async (_, known, isFound) => {
      const store = await knowing(open, known);
      const lives = (await all(store.oddLives({}))).flat();
      expect(addressesOf(lives)).toEqual(isFound ? [ANNA] : []);
    });

    it('come whole, with all standings, those of all streams first', async () => {
      const events = [...dead, lived(7), click(7), lived(3, BERT)];
      const standings = [standing(ANNA, { stream: 'news' }), SUPPRESSED];
      const store = await knowing(open, { events, by: 'human', standings });
      const [record] = await store.records([ANNA]);
      const [life, ...more] = (await all(store.oddLives({ streams: ['news'] }))).flat();
      expect(more).toEqual([]);
      expect(life).toEqual({
        address: ANNA,
        outcomes: record?.outcomes,
        signs: record?.signs,
        standings: await store.standings(ANNA),
      });
      expect(life?.outcomes).toHaveLength(3);
      expect(life?.signs).toMatchObject([{ type: 'clicked', by: 'human' }]);
      expect(life?.standings.map(({ stream }) => stream)).toEqual(['', 'news']);
    });

    const both = [ANNA, BERT].flatMap((who) => [died(1, who), lived(7, who), died(14, who)]);
    const filters: readonly (readonly [OutcomeFilter, readonly string[]])[] = [
      [{}, [ANNA, BERT]],
      [{ limit: 1 }, [ANNA, BERT]],
      [{ states: ['failed'] }, [ANNA, BERT]],
      [{ states: ['deferred'] }, []],
      [{ states: [] }, []],
      [{ receivers: ['example.net'] }, [BERT]],
      [{ recipient: ANNA }, [ANNA]],
      [{ streams: ['news'], campaigns: ['w14'] }, [ANNA, BERT]],
      [{ campaigns: ['w14'], states: ['accepted'] }, []],
      [{ from: START + 15 * DAY }, []],
      [{ from: START + 13 * DAY, to: START + 15 * DAY }, [ANNA, BERT]],
    ];
    it.each(filters)('of those to whom a mail of %o went', async (filter, expected) => {
      const store = await knowing(open, { events: both });
      expect(addressesOf((await all(store.oddLives(filter))).flat())).toEqual(expected);
    });
  });
}
