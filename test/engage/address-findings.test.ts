import { describe, expect, it } from 'vitest';
import {
  type AddressClick,
  type AddressLife,
  addressFindings,
} from '../../src/engage/reconcile/address-findings.ts';
import { outcomesOf } from '../../src/lifecycle/lifecycle.ts';
import type { AddressStanding } from '../../src/model/decision.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { DAY, judge, notice, START, told } from '../helpers/events.ts';

const GONE = {
  reply: '550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown',
  stage: 'rcpt',
} as const;
const FULL = { reply: '552 5.2.2 Mailbox full', stage: 'rcpt' } as const;
const SPF = { reply: '550 5.7.23 SPF check failed', stage: 'rcpt' } as const;
const MINUTES_A_DAY = 24 * 60;

function outcome(days: number, ...events: Parameters<typeof judge>[0][]): Outcome {
  const [found] = outcomesOf(events.map((event) => judge(event)));
  if (!found) throw new Error(`no outcome on day ${days}`);
  return found;
}

const lived = (days: number): Outcome =>
  outcome(days, told('delivered', days * MINUTES_A_DAY, { reply: '250 2.0.0 Ok' }));
const died = (days: number, why: typeof GONE | typeof FULL | typeof SPF = GONE): Outcome =>
  outcome(days, told('failed', days * MINUTES_A_DAY, why));
const bounced = (days: number): Outcome =>
  outcome(
    days,
    told('delivered', days * MINUTES_A_DAY, { reply: '250 2.0.0 Ok' }),
    notice('notice-failed', days * MINUTES_A_DAY + 5, {
      ...GONE,
      stage: 'unknown',
      ids: { queueId: '4XYZ', queuedAt: START },
    }),
  );
const click = (
  days: number,
  by: AddressClick['by'] = 'human',
  stream: string = 'news',
): AddressClick => ({ time: START + days * DAY, by, stream });

const suppressed = (since: number, rest: Partial<AddressStanding> = {}): AddressStanding => ({
  address: 'anna@example.org',
  stream: '',
  state: 'suppressed',
  since: START + since * DAY,
  until: 0,
  next: 'clear',
  by: 'policy',
  who: '',
  rule: 'gone',
  why: 'user-unknown, twice.',
  ...rest,
});

const NOTHING: AddressLife = { outcomes: [], clicks: [], standings: [], asked: [] };

const kinds = (life: Partial<AddressLife>): string[] =>
  addressFindings({ ...NOTHING, ...life }).map(({ kind }) => kind);

describe('deaths with life between them', () => {
  const rows: readonly (readonly [string, Partial<AddressLife>, boolean])[] = [
    ['dead once', { outcomes: [lived(0), died(7)] }, false],
    ['dead twice without life between', { outcomes: [lived(0), died(7), died(14)] }, false],
    ['dead, alive, dead', { outcomes: [died(0), lived(7), died(14)] }, true],
    ['the order does not matter', { outcomes: [died(14), died(0), lived(7)] }, true],
    ['bounced later, alive, bounced later', { outcomes: [bounced(0), lived(7), bounced(9)] }, true],
    ['a person clicked between', { outcomes: [died(0), died(14)], clicks: [click(5)] }, true],
    [
      'a machine clicked between',
      { outcomes: [died(0), died(14)], clicks: [click(5, 'machine')] },
      false,
    ],
    ['nobody judged the click', { outcomes: [died(0), died(14)], clicks: [click(5, null)] }, false],
    ['full twice', { outcomes: [died(0, FULL), lived(7), died(14, FULL)] }, false],
    ['our fault twice', { outcomes: [died(0, SPF), lived(7), died(14, SPF)] }, false],
    ['nothing is known', {}, false],
  ];
  for (const [what, life, isFound] of rows)
    it(`${what}: ${isFound ? 'found' : 'nothing'}`, () =>
      expect(kinds(life)).toEqual(isFound ? ['flapping'] : []));

  it('says when, and what lived in between', () => {
    const outcomes = [lived(0), died(1), lived(8), lived(9), bounced(15), lived(22), died(29)];
    const [found] = addressFindings({ ...NOTHING, outcomes, clicks: [click(10)] });
    expect(found?.evidence).toEqual([
      'The address failed for good 3 times and lived in between: 2026-07-02, 2026-07-16 and 2026-07-30.',
      'Between the first and the last of these failures it took 3 mails, and a person clicked once.',
    ]);
    expect(found?.advice).toContain('A mailbox dies once');
  });

  it('lists no more than six days', () => {
    const outcomes = Array.from({ length: 9 }, (_, at) => [died(at * 14), lived(at * 14 + 7)]);
    const [found] = addressFindings({ ...NOTHING, outcomes: outcomes.flat() });
    expect(found?.evidence[0]).toMatch(/9 times .*2026-09-09 and 3 more\.$/);
  });
});

describe('suppressed, and it clicks', () => {
  const rows: readonly (readonly [string, Partial<AddressLife>, boolean])[] = [
    ['a person clicks', { standings: [suppressed(10)], clicks: [click(20)] }, true],
    ['a machine clicks', { standings: [suppressed(10)], clicks: [click(20, 'machine')] }, false],
    ['before it was suppressed', { standings: [suppressed(10)], clicks: [click(5)] }, false],
    [
      'after the suppression ended',
      { standings: [suppressed(10, { until: START + 15 * DAY })], clicks: [click(20)] },
      false,
    ],
    ['held only', { standings: [suppressed(10, { state: 'held' })], clicks: [click(20)] }, false],
    ['never suppressed', { clicks: [click(20)] }, false],
    [
      'suppressed for the stream of the click',
      { standings: [suppressed(10, { stream: 'news' })], clicks: [click(20)] },
      true,
    ],
    [
      'suppressed for another stream',
      { standings: [suppressed(10, { stream: 'offers' })], clicks: [click(20)] },
      false,
    ],
    [
      'suppressed for one stream, the click of nobody knows which',
      { standings: [suppressed(10, { stream: 'news' })], clicks: [click(20, 'human', '')] },
      false,
    ],
    [
      'unsubscribed, by the rule',
      { standings: [suppressed(10, { rule: 'unsubscribed' })], clicks: [click(20)] },
      false,
    ],
    [
      'reported as spam, by a list',
      { standings: [suppressed(10, { by: 'list', rule: 'complaint' })], clicks: [click(20)] },
      false,
    ],
    [
      'reported as spam, by a rule of its own name',
      { standings: [suppressed(10)], clicks: [click(20)], asked: [START + 10 * DAY] },
      false,
    ],
    [
      'reported as spam long before',
      { standings: [suppressed(10)], clicks: [click(20)], asked: [START] },
      true,
    ],
    [
      'a hold that became a suppression',
      {
        standings: [
          suppressed(0, {
            state: 'held',
            until: START + 7 * DAY,
            next: { suppressedUntil: START + 90 * DAY },
          }),
        ],
        clicks: [click(5), click(20)],
      },
      true,
    ],
  ];
  for (const [what, life, isFound] of rows)
    it(`${what}: ${isFound ? 'found' : 'nothing'}`, () =>
      expect(kinds(life)).toEqual(isFound ? ['suppressed-but-clicks'] : []));

  it('says since when, how often', () => {
    const standings = [suppressed(10, { stream: 'news' })];
    const clicks = [click(40), click(20), click(30, 'proxy')];
    const [found] = addressFindings({ ...NOTHING, clicks, standings });
    expect(found?.evidence).toEqual([
      'The address was suppressed for news on 2026-07-11, and a person has clicked twice since: from 2026-07-21 to 2026-08-10.',
    ]);
  });
});
