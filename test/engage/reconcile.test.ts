import { describe, expect, it } from 'vitest';
import {
  type Contradiction,
  isContradiction,
  NO_HABITS,
  type OtherMail,
} from '../../src/engage/reconcile/contradiction.ts';
import { reconcile } from '../../src/engage/reconcile/reconcile.ts';
import { outcomesOf } from '../../src/lifecycle/lifecycle.ts';
import type { ExplanationName, ReconcileAction } from '../../src/model/explanation.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Touch, TouchVerdict } from '../../src/model/touch.ts';
import { DAY, HOUR, judge, MINUTE, notice, START, told } from '../helpers/events.ts';

const HUMAN: Readonly<Record<TouchVerdict, number>> = {
  human: 0.97,
  machine: 0.02,
  proxy: 0.5,
  unknown: 0.5,
};

const touch = (verdict: TouchVerdict, minutes: number): Touch => ({
  event: judge(told(verdict === 'proxy' ? 'opened' : 'clicked', minutes)),
  verdict,
  human: HUMAN[verdict],
  signals: [],
});

interface Case {
  readonly what: string;
  readonly events: readonly JudgedEvent[];
  readonly touches: readonly Touch[];
  readonly rest?: Partial<Contradiction>;
  readonly name: ExplanationName;
  readonly action: ReconcileAction;
}

const delivered = (minutes: number): JudgedEvent =>
  judge(told('delivered', minutes, { reply: '250 2.0.0 Ok' }));
const noUser = {
  reply: '550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown',
  stage: 'rcpt',
} as const;
const refused = (minutes: number, rest: Parameters<typeof told>[2] = noUser): JudgedEvent =>
  judge(told('failed', minutes, rest));
const deferredBy = (minutes: number, rest: Parameters<typeof told>[2]): JudgedEvent =>
  judge(told('deferred', minutes, rest));
const bounced = (minutes: number, rest: Parameters<typeof told>[2] = noUser): JudgedEvent =>
  judge(
    notice('notice-failed', minutes, {
      ...rest,
      stage: 'unknown',
      ids: { queueId: '4XYZ', queuedAt: START },
    }),
  );

const OUTAGE: Incident = {
  id: 7,
  kind: 'provider-outage',
  cause: 'user-unknown',
  receivers: ['example.org'],
  campaigns: [],
  lanes: [],
  reasons: ['user-unknown'],
  start: START,
  end: START + 3 * HOUR,
  foundAt: START + 20 * MINUTE,
  size: 1204,
  refusals: 1300,
  lastGood: START - MINUTE,
  firstGood: START + 3 * HOUR,
  evidence: [],
  state: 'over',
  recommendation: [],
  after: { delivered: 0, failed: 0 },
};

const other = (days: number, events: readonly JudgedEvent[]): OtherMail => {
  const [outcome] = outcomesOf(events);
  if (!outcome) throw new Error('no outcome');
  const moved = days * DAY;
  const { firstAt, lastAt, acceptedAt } = outcome;
  const times = { firstAt: firstAt + moved, lastAt: lastAt + moved };
  const taken = acceptedAt === 0 ? 0 : acceptedAt + moved;
  return {
    outcome: { ...outcome, ...times, acceptedAt: taken },
    campaign: 'w27',
    subject: '',
    readAt: 0,
  };
};

const CASES: readonly Case[] = [
  {
    what: 'every link followed seconds before the refusal at RCPT',
    events: [refused(2)],
    touches: [touch('machine', 1), touch('machine', 1.1), touch('machine', 1.2)],
    name: 'pre-validation-scan',
    action: 'keep-bounce',
  },
  {
    what: 'put off after DATA, links followed, accepted two hours later',
    events: [
      deferredBy(1, { reply: '451 4.7.1 message held for inspection', stage: 'eod' }),
      delivered(120),
    ],
    touches: [touch('machine', 20), touch('machine', 21)],
    name: 'content-hold',
    action: 'nothing',
  },
  {
    what: 'greylisted, delivered, clicked by a person',
    events: [
      deferredBy(1, { reply: '450 4.7.1 Greylisted, please try again later', stage: 'rcpt' }),
      delivered(12),
    ],
    touches: [touch('human', 90)],
    name: 'deferred-then-delivered',
    action: 'nothing',
  },
  {
    what: 'the connection broke after the final dot, a person clicked',
    events: [
      deferredBy(1, {
        reply:
          'lost connection with mx.example.org[192.0.2.1] while sending end of data -- message may be sent more than once',
        stage: 'eod',
      }),
      judge(told('expired', 5 * 24 * 60)),
    ],
    touches: [touch('human', 60)],
    name: 'accepted-unseen',
    action: 'reverse-bounce',
  },
  {
    what: 'accepted, scanned, bounced after minutes',
    events: [delivered(1), bounced(5)],
    touches: [touch('machine', 2), touch('machine', 2.1)],
    name: 'gateway-accepted',
    action: 'keep-bounce',
  },
  {
    what: 'read in the mailbox while the address it forwards to refuses',
    events: [
      delivered(1),
      bounced(3, {
        reply: '550 5.7.23 SPF validation failed',
        recipient: 'anna.b@other.example',
        originalRecipient: 'anna@example.org',
      }),
    ],
    touches: [touch('human', 60)],
    name: 'forward-leg-failed',
    action: 'look-at-forwarder',
  },
  {
    what: 'refused at RCPT, clicked a day after the notice came back',
    events: [refused(2), bounced(3)],
    touches: [touch('human', 24 * 60)],
    name: 'returned-copy',
    action: 'hold-and-verify',
  },
  {
    what: 'refused in the outage of the receiver',
    events: [refused(10)],
    touches: [touch('human', 5 * 60)],
    rest: { incidents: [OUTAGE] },
    name: 'provider-outage',
    action: 'reverse-bounce',
  },
  {
    what: 'the provider calls a refusal of our SPF a failure of the address',
    events: [
      refused(2, {
        system: 'ses',
        reply: '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
        label: { words: 'Permanent/NoEmail', permanent: true, reasons: ['user-unknown'] },
      }),
    ],
    touches: [touch('human', 300)],
    name: 'misclassified',
    action: 'reverse-bounce',
  },
  {
    what: 'full behind a mailbox whose mails are read though they bounce, by a label that allows for that',
    events: [
      delivered(1),
      judge(
        told('notice-failed', 3, {
          system: 'sendgrid',
          reply: '554 5.2.2 mailbox full; Failed to process message',
          label: {
            words: 'bounce, Mailbox Unavailable',
            permanent: true,
            reasons: ['mailbox-full', 'user-unknown'],
          },
        }),
      ),
    ],
    touches: [touch('human', 300)],
    rest: {
      others: [-14, -7].map((days) => ({
        ...other(days, [delivered(1), bounced(5)]),
        readAt: START + days * DAY + HOUR,
      })),
    },
    name: 'forward-leg-failed',
    action: 'look-at-forwarder',
  },
  {
    what: 'accepted; a notice that is not ours names it',
    events: [
      delivered(1),
      {
        ...bounced(600),
        ownership: 'not-ours',
        ownershipWhy: 'its token is forged',
        token: 'forged',
      },
    ],
    touches: [touch('human', 30)],
    name: 'forged-or-late-bounce',
    action: 'reverse-bounce',
  },
  {
    what: 'read, and two days later the bounce',
    events: [delivered(1), bounced(2 * 24 * 60)],
    touches: [touch('human', 60)],
    name: 'reported-late',
    action: 'keep-bounce',
  },
  {
    what: 'refused for our IP on one way, delivered on another',
    events: [
      refused(2, {
        reply:
          '550 5.7.1 Service unavailable, Client host [192.0.2.9] blocked using zen.spamhaus.org',
        stage: 'rcpt',
      }),
    ],
    touches: [touch('human', 300)],
    rest: { others: [other(0.1, [delivered(1)])], campaign: 'w27' },
    name: 'other-copy',
    action: 'reverse-bounce',
  },
  {
    what: 'dead three times, alive in between',
    events: [refused(2)],
    touches: [touch('human', 5)],
    rest: {
      others: [
        other(-120, [refused(2)]),
        other(-90, [delivered(1)]),
        other(-60, [refused(2)]),
        other(-30, [delivered(1)]),
      ],
    },
    name: 'flapping',
    action: 'look-at-reporting',
  },
  {
    what: 'refused, and only the picture was fetched',
    events: [refused(2)],
    touches: [touch('proxy', 30)],
    name: 'proxy-only',
    action: 'hold-and-verify',
  },
  {
    what: 'refused, and a person clicked before any notice',
    events: [refused(20)],
    touches: [touch('unknown', 10)],
    name: 'unexplained',
    action: 'hold-and-verify',
  },
];

function contradictionOf({ events, touches, rest }: Case): Contradiction {
  const honest = events.filter(({ ownership }) => ownership !== 'not-ours');
  const [outcome] = outcomesOf(honest);
  if (!outcome) throw new Error('no outcome');
  return {
    outcome,
    events,
    touches,
    incidents: [],
    others: [],
    domain: NO_HABITS,
    campaign: '',
    subject: '',
    ...rest,
  };
}

describe('why it failed and was clicked', () => {
  for (const one of CASES)
    it(`${one.what}: ${one.name}`, () => {
      const answer = reconcile(contradictionOf(one));
      expect(answer).toMatchObject({ name: one.name, action: one.action });
      expect(answer.probability).toBeGreaterThan(0.5);
      if (one.name !== 'unexplained') expect(answer.evidence.length).toBeGreaterThan(0);
      for (const sentence of answer.evidence) expect(sentence).not.toMatch(/undefined|NaN|1970/);
    });
});

describe('what is to be explained', () => {
  const outcomeOf = (...events: JudgedEvent[]): Outcome => outcomesOf(events)[0] as Outcome;

  it('a failure without engagement is none', () =>
    expect(isContradiction(outcomeOf(refused(2)), [], false)).toBe(false));
  it('a mail that was delivered at once and clicked is none', () =>
    expect(isContradiction(outcomeOf(delivered(1)), [touch('human', 5)], false)).toBe(false));
  it('a failure that was clicked is one', () =>
    expect(isContradiction(outcomeOf(refused(2)), [touch('human', 5)], false)).toBe(true));
});
