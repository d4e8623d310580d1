import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../src/lifecycle/lifecycle.ts';
import { timelineOf } from '../../src/lifecycle/timeline.ts';
import { clientOf, type MailEvent } from '../../src/model/event.ts';
import { DAY, HOUR, judge, MINUTE, notice, START, told } from '../helpers/events.ts';

const MINUTES = { day: DAY / MINUTE, hour: HOUR / MINUTE };
const UNKNOWN_USER = {
  reply: '550 5.1.1 <anna@example.org>: User unknown',
  stage: 'rcpt',
} as const;
const FULL = { reply: '452 4.2.2 The mailbox is full', stage: 'rcpt' } as const;
const GREY = {
  reply: '450 4.2.0 Greylisted, please try again in 5 minutes',
  stage: 'rcpt',
} as const;
const OUTAGE = {
  stage: 'rcpt',
  reply: '451 4.3.2 Resources temporarily unavailable. Please try again later',
} as const;
const VAGUE = { reply: '451 4.7.1 Please try again later', stage: 'rcpt' } as const;
const CUT = {
  reply:
    'lost connection with mx.example.org[192.0.2.1] while sending end of data -- message may be sent more than once',
  stage: 'eod',
  speaker: 'reporter',
} as const;
const OK = { reply: '250 2.0.0 Ok: queued as 1' } as const;
const second = { queueId: '4SECOND', queuedAt: START + MINUTE };
const bob = { recipient: 'bob@example.net' };

/** `recipient state reason stage attempts`, with `+grey` and `>forwardedTo`. */
function inShort(events: readonly MailEvent[]): string[] {
  return outcomesOf(events.map((event) => judge(event))).map((outcome) => {
    const { recipient, state, reason, stage, attempts, greylisted, forwardedTo } = outcome;
    const short = `${recipient} ${state} ${reason} ${stage} ${attempts}`;
    return `${short}${greylisted ? ' +grey' : ''}${forwardedTo ? ` >${forwardedTo}` : ''}`;
  });
}

describe('the first deferral', () => {
  const first = (events: readonly MailEvent[]): unknown[] =>
    outcomesOf(events.map((event) => judge(event))).map(({ deferredAt, deferredFor }) => [
      deferredAt,
      deferredFor,
    ]);

  it('is told with its reason, whatever came of the mail', () => {
    const events = [
      told('deferred', 1, GREY),
      told('deferred', 6, OUTAGE),
      told('delivered', 12, OK),
    ];
    expect(first(events)).toEqual([[START + MINUTE, 'greylisted']]);
    expect(first(events.toReversed())).toEqual([[START + MINUTE, 'greylisted']]);
  });

  it('is none where the mail was accepted at once', () =>
    expect(first([told('delivered', 1, OK)])).toEqual([[0, '']]));
});

const CASES: readonly (readonly [string, readonly MailEvent[], readonly string[]])[] = [
  ['submitted alone', [told('submitted', 0)], ['anna@example.org submitted unknown unknown 0']],
  [
    'delivered',
    [told('submitted', 0, { recipient: '' }), told('delivered', 1, OK)],
    ['anna@example.org accepted delivered never 1'],
  ],
  [
    'refused, and our own notice of it: one failure',
    [told('failed', 1, UNKNOWN_USER), notice('notice-failed', 1, UNKNOWN_USER)],
    ['anna@example.org failed user-unknown rcpt 1'],
  ],
  [
    'refused, told by a notice alone',
    [notice('notice-failed', 1, UNKNOWN_USER)],
    ['anna@example.org failed user-unknown rcpt 0'],
  ],
  [
    'delivered, then a notice',
    [told('delivered', 1, OK), notice('notice-failed', 90, UNKNOWN_USER)],
    ['anna@example.org accepted-then-bounced user-unknown async 1'],
  ],
  [
    'delivered to a forwarder, whose notice names the target',
    [
      told('delivered', 1, OK),
      notice('notice-failed', 90, { ...UNKNOWN_USER, recipient: 'a@example.net' }),
    ],
    ['anna@example.org accepted-then-bounced user-unknown async 1 >a@example.net'],
  ],
  [
    'delivered, then a notice of a delay',
    [told('delivered', 1, OK), notice('notice-delayed', 90, FULL)],
    ['anna@example.org accepted delivered never 1'],
  ],
  [
    'deferred',
    [told('deferred', 1, FULL), told('deferred', 9, FULL)],
    ['anna@example.org deferred mailbox-full rcpt 2'],
  ],
  [
    'deferred, told by a notice alone',
    [told('submitted', 0), notice('notice-delayed', 240, FULL)],
    ['anna@example.org deferred mailbox-full rcpt 0'],
  ],
  [
    'greylisted, then delivered',
    [told('deferred', 1, GREY), told('delivered', 7, OK)],
    ['anna@example.org accepted delivered never 2 +grey'],
  ],
  [
    'put off without a reason, then delivered soon',
    [told('deferred', 1, VAGUE), told('delivered', 7, OK)],
    ['anna@example.org accepted delivered never 2 +grey'],
  ],
  [
    'a system that was out of order for a while: no greylisting',
    [told('deferred', 1, OUTAGE), told('delivered', 70, OK)],
    ['anna@example.org accepted delivered never 2'],
  ],
  [
    'full for a while, then delivered: no greylisting',
    [told('deferred', 1, FULL), told('delivered', 70, OK)],
    ['anna@example.org accepted delivered never 2'],
  ],
  [
    'expired: the last reason counts',
    [
      told('deferred', 1, GREY),
      told('deferred', 60, FULL),
      told('expired', 5 * MINUTES.day, { reply: 'delivery temporarily suspended: queue expired' }),
      notice('notice-failed', 5 * MINUTES.day, FULL),
    ],
    ['anna@example.org failed mailbox-full rcpt 2'],
  ],
  [
    'cut off after the final dot, still tried',
    [told('deferred', 1, CUT)],
    ['anna@example.org unknown connection-failed eod 1'],
  ],
  [
    'cut off after the final dot, then accepted',
    [told('deferred', 1, CUT), told('delivered', 20, OK)],
    ['anna@example.org accepted delivered never 2'],
  ],
  [
    'cut off after the final dot, then refused',
    [told('deferred', 1, CUT), told('failed', 20, UNKNOWN_USER)],
    ['anna@example.org failed user-unknown rcpt 2'],
  ],
  [
    'cut off after the final dot, expired, our own notice',
    [
      told('deferred', 1, CUT),
      told('expired', 5 * MINUTES.day, { reply: '' }),
      notice('notice-failed', 5 * MINUTES.day, CUT),
    ],
    ['anna@example.org unknown connection-failed eod 1'],
  ],
  [
    'cut off after the final dot, but read',
    [told('deferred', 1, CUT), told('opened', 30, { system: 'ses' })],
    ['anna@example.org accepted delivered never 1'],
  ],
  [
    'refused, sent again in a new queue, accepted',
    [
      told('failed', 1, UNKNOWN_USER),
      notice('notice-failed', 1, UNKNOWN_USER),
      told('delivered', 30, { ...OK, ids: { queueId: '4NEW', queuedAt: START + 29 * MINUTE } }),
    ],
    ['anna@example.org accepted delivered never 2'],
  ],
  [
    'handed to a content filter, then refused behind it in the same second',
    [
      told('delivered', 1, { ...OK, host: '127.0.0.1' }),
      told('failed', 1, { ...UNKNOWN_USER, ids: second }),
    ],
    ['anna@example.org failed user-unknown rcpt 2'],
  ],
  [
    'delivered, then taken back by the provider',
    [
      told('delivered', 1, { ...OK, system: 'ses', ids: { queueId: '', queuedAt: 0 } }),
      told('failed', 5, { ...UNKNOWN_USER, system: 'ses', ids: { queueId: '', queuedAt: 0 } }),
    ],
    ['anna@example.org accepted-then-bounced user-unknown async 2'],
  ],
  [
    'an alias of two: one fails',
    [
      told('delivered', 1, { ...OK, ...bob, originalRecipient: 'anna@example.org' }),
      told('failed', 2, {
        reply: '550 5.1.1 no such user',
        stage: 'rcpt',
        recipient: 'carl@example.net',
        originalRecipient: 'anna@example.org',
      }),
      notice('notice-failed', 2, {
        reply: '550 5.1.1 no such user',
        recipient: 'carl@example.net',
      }),
    ],
    ['anna@example.org failed user-unknown rcpt 1 >carl@example.net'],
  ],
  [
    'never tried',
    [told('not-attempted', 1, { system: 'ses', reply: '' })],
    ['anna@example.org not-attempted suppressed build 0'],
  ],
  [
    'two recipients, one refused',
    [
      told('submitted', 0, { recipient: '' }),
      told('delivered', 1, OK),
      told('failed', 1, { ...bob, reply: '550 5.1.1 no such user', stage: 'rcpt' }),
      notice('notice-failed', 2, { ...bob, reply: '550 5.1.1 no such user' }),
    ],
    ['anna@example.org accepted delivered never 1', 'bob@example.net failed user-unknown rcpt 1'],
  ],
  [
    'only traces',
    [told('opened', 3, { system: 'ses' })],
    ['anna@example.org untold unknown unknown 0'],
  ],
  [
    'a trace without a recipient belongs to the only one',
    [told('submitted', 0), told('human-reply', 9, { system: 'mail', recipient: '' })],
    ['anna@example.org accepted delivered never 0'],
  ],
  [
    'delivered, said by a notice alone',
    [notice('notice-delivered', 3)],
    ['anna@example.org accepted delivered never 0'],
  ],
  [
    'upper case is the same recipient',
    [
      told('delivered', 1, OK),
      notice('notice-failed', 9, { ...UNKNOWN_USER, recipient: 'Anna@EXAMPLE.org' }),
    ],
    ['anna@example.org accepted-then-bounced user-unknown async 1'],
  ],
];

describe('outcomesOf', () => {
  it.each(CASES)('%s', (_, events, expected) => expect(inShort(events)).toEqual(expected));

  it('does not depend on order or repetition', () => {
    const all = CASES.map(([, events]) => events.map((event) => judge(event)));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.infiniteStream(fc.nat()), (events, numbers) => {
        const repeated = [...events, ...events.filter(() => (numbers.next().value ?? 0) % 2 === 0)];
        const shuffled = repeated
          .map((event) => ({ event, at: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(outcomesOf(shuffled)).toEqual(outcomesOf(events));
      }),
      { numRuns: 300 },
    );
  });

  it('counts what readers did, without what the provider takes for machines', () => {
    const client = clientOf({ machine: true });
    const events = [
      told('delivered', 1, OK),
      told('opened', 2, { client }),
      told('opened', 3),
      told('clicked', 4),
      told('complaint', 5),
      told('unsubscribed', 6),
      told('auto-reply', 7),
    ];
    const [outcome] = outcomesOf(events.map((event) => judge(event)));
    const { opens, clicks, complaints, unsubscribes, autoReplies } = outcome ?? {};
    expect([opens, clicks, complaints, unsubscribes, autoReplies]).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('timelineOf', () => {
  it('numbers attempts and names steps', () => {
    const events = [
      told('delivered', 7, OK),
      told('submitted', 0),
      told('deferred', 1, GREY),
      told('opened', 9),
    ].map((event) => judge(event));
    const [timeline] = timelineOf(events);
    expect(
      timeline?.entries.map(({ step, attempt, stage }) => `${step} ${attempt} ${stage}`),
    ).toEqual([
      'submission 0 unknown',
      'attempt 1 rcpt',
      'attempt 2 never',
      'engagement 0 unknown',
    ]);
  });
});
