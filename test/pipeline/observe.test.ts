import { describe, expect, it } from 'vitest';
import type { Outcome, State } from '../../src/model/outcome.ts';
import { observationsOf, observeOutcome, receiverOf } from '../../src/pipeline/observe.ts';
import type { Sign } from '../../src/ports/decision-store.ts';
import type { StoredOutcome } from '../../src/ports/store.ts';
import { DAY, HOUR, START } from '../helpers/events.ts';

const outcome = (state: State, rest: Partial<Outcome> = {}, message = 1): StoredOutcome => ({
  recipient: 'anna@example.org',
  state,
  stage: 'rcpt',
  reason: 'user-unknown',
  fault: 'recipient-address',
  hop: 'destination',
  messagePermanence: 'permanent',
  addressPermanence: 'dead',
  confidence: 0.9,
  decidedBy: 0,
  attempts: 1,
  greylisted: false,
  deferredAt: 0,
  deferredFor: '',
  firstAt: START,
  lastAt: START + HOUR,
  acceptedAt: state.startsWith('accepted') ? START + 1 : 0,
  failedAt: /failed|bounced/.test(state) ? START + 2 : 0,
  forwardedTo: '',
  host: '',
  linkConfidence: 1,
  touches: 0,
  opens: 0,
  clicks: 0,
  complaints: 0,
  unsubscribes: 0,
  autoReplies: 0,
  ...rest,
  message: {
    id: message,
    name: String(message),
    messageId: '',
    sender: '',
    subject: '',
    stream: 'newsletter',
    campaign: 'w27',
    lane: 'mta1',
    submittedAt: START,
  },
});

const sign = (type: Sign['type'], time: number, rest: Partial<Sign> = {}): Sign => ({
  type,
  time,
  message: 1,
  stream: '',
  campaign: '',
  machine: null,
  by: null,
  ...rest,
});

describe('an outcome as an observation', () => {
  const kinds: readonly [State, string | undefined, number][] = [
    ['accepted', 'delivered', START + 1],
    ['accepted-then-bounced', 'failed', START + 2],
    ['failed', 'failed', START + 2],
    ['unknown', 'uncertain', START + HOUR],
    ['deferred', undefined, 0],
    ['submitted', undefined, 0],
    ['not-attempted', undefined, 0],
    ['untold', undefined, 0],
  ];
  for (const [state, kind, time] of kinds)
    it(`${state}: ${kind ?? 'tells nothing'}`, () => {
      const [observed] = observeOutcome(outcome(state));
      expect(observed?.kind).toBe(kind);
      if (kind) expect(observed?.time).toBe(time);
    });

  it('is as sure as verdict and link together', () => {
    const [observed] = observeOutcome(outcome('failed', { confidence: 0.8, linkConfidence: 0.5 }));
    expect(observed?.confidence).toBeCloseTo(0.4);
  });
});

describe('a deferral', () => {
  it('is told before what came of it', () => {
    const put = { deferredAt: START, deferredFor: 'system-unavailable' };
    const observed = observeOutcome(outcome('accepted', put));
    expect(observed.map(({ kind, time, reason }) => [kind, time, reason])).toEqual([
      ['deferred', START, 'system-unavailable'],
      ['delivered', START + 1, 'user-unknown'],
    ]);
  });

  it('is told while the mail is under way', () => {
    const put = { deferredAt: START, deferredFor: 'greylisted' };
    expect(observeOutcome(outcome('deferred', put)).map(({ kind }) => kind)).toEqual(['deferred']);
  });
});

describe('signs of people', () => {
  const kindsOf = (outcomes: readonly StoredOutcome[], signs: readonly Sign[]): string[] =>
    observationsOf({ address: 'anna@example.org', outcomes, signs, ledger: [] }).map(
      ({ kind }) => kind,
    );

  it('come in the order of time, with the stream of their message', () => {
    const observed = observationsOf({
      address: 'anna@example.org',
      outcomes: [outcome('accepted')],
      signs: [sign('complaint', START + DAY), sign('clicked', START + HOUR)],
      ledger: [],
    });
    expect(observed.map(({ kind, stream }) => `${kind} ${stream}`)).toEqual([
      'delivered newsletter',
      'human newsletter',
      'complaint newsletter',
    ]);
  });

  it('a click is a person only after the acceptance of a mail that did not bounce', () => {
    expect(kindsOf([outcome('accepted')], [sign('clicked', START)])).toEqual(['delivered']);
    expect(kindsOf([outcome('failed')], [sign('clicked', START + HOUR)])).toEqual(['failed']);
    expect(kindsOf([], [sign('clicked', START, { message: null })])).toEqual(['human']);
  });

  it('what the provider takes for a machine, and a picture that was loaded, tell nothing', () => {
    const later = START + HOUR;
    const signs = [sign('clicked', later, { machine: true }), sign('opened', later)];
    expect(kindsOf([outcome('accepted')], signs)).toEqual(['delivered']);
  });

  it('who was judged to have clicked decides', () => {
    const later = START + HOUR;
    expect(kindsOf([outcome('failed')], [sign('clicked', later, { by: 'human' })])).toEqual([
      'failed',
      'human',
    ]);
    for (const by of ['machine', 'proxy', 'unknown'] as const)
      expect(kindsOf([outcome('accepted')], [sign('clicked', later, { by })])).toEqual([
        'delivered',
      ]);
  });

  it('complaints, unsubscriptions, answers and receipts count whatever became of the mail', () => {
    const types = ['complaint', 'unsubscribed', 'human-reply', 'read-receipt'] as const;
    const signs = types.map((type, place) => sign(type, START + HOUR + place));
    expect(kindsOf([outcome('failed')], signs)).toEqual([
      'failed',
      'complaint',
      'unsubscribed',
      'human',
      'human',
    ]);
  });
});

describe('who runs the mail of an address', () => {
  const hosts: readonly [string, string][] = [
    ['mx1.mail.example.net', 'example.net'],
    ['MX.Example.NET.', 'example.net'],
    ['mx.post.co.uk', 'post.co.uk'],
    ['', 'example.org'],
    ['192.0.2.1', 'example.org'],
    ['localhost', 'example.org'],
  ];
  for (const [host, receiver] of hosts)
    it(`${host || 'no host'}: ${receiver}`, () =>
      expect(receiverOf(host, 'anna@Example.org')).toBe(receiver));
});
