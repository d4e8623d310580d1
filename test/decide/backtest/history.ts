// Makes small histories and policies for back-tests: a letter a day.
import { Backtest, type BacktestOptions } from '../../../src/decide/backtest/backtest.ts';
import type { BacktestReport } from '../../../src/decide/backtest/report.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Policy, PolicyCondition, PolicyRule, PolicyStep } from '../../../src/model/policy.ts';

export const DAY = 86_400_000;
/** A Monday. */
export const START: number = Date.UTC(2026, 0, 5);

const CONDITION: PolicyCondition = {
  kinds: ['failed'],
  reasons: [],
  faults: [],
  stages: [],
  hops: [],
  message: [],
  address: [],
  streams: [],
  receivers: [],
  confidence: 0,
  humanWithin: null,
  lifelessFor: null,
};
const STEP: PolicyStep = {
  strikes: 1,
  over: 0,
  action: 'suppress',
  days: 0,
  turnsInto: null,
  probation: false,
  why: 'The receiver does not know the address.',
};
const RULE: PolicyRule = {
  id: 'dead',
  cause: 'dead',
  when: { ...CONDITION, address: ['dead'] },
  weight: 1,
  apart: 1,
  within: 0,
  stale: 0,
  lasting: false,
  scope: 'address',
  steps: [STEP],
  why: '',
};
const COMPLAINT: PolicyRule = {
  ...RULE,
  id: 'complaint',
  cause: 'complaint',
  when: { ...CONDITION, kinds: ['complaint', 'unsubscribed'] },
  lasting: true,
  steps: [{ ...STEP, why: 'The recipient complained.' }],
};

/** By its step for refusals that mean a dead address; a complaint suppresses for ever. */
function policyOf(name: string, step: Partial<PolicyStep>): Policy {
  const rule = { ...RULE, steps: [{ ...STEP, ...step }] };
  return {
    name,
    title: name,
    source: '',
    rules: [rule, COMPLAINT],
    resets: ['delivered', 'human'],
    minds: 'incidents',
    strikesPerDay: 1,
  };
}

export const ONE_STRIKE: Policy = policyOf('one-strike', {});
/** Whatever a mail was refused for. */
export const ANY_STRIKE: Policy = {
  ...ONE_STRIKE,
  name: 'any-strike',
  rules: [{ ...RULE, when: CONDITION }, COMPLAINT],
};
export const THREE_STRIKES: Policy = policyOf('three-strikes', { strikes: 3 });
export const HOLD: Policy = policyOf('hold', {
  action: 'hold',
  days: 7,
  turnsInto: { days: 0, why: '' },
});

const KINDS: Readonly<Record<string, Partial<Observation>>> = {
  D: { kind: 'delivered', reason: 'delivered' },
  F: {
    kind: 'failed',
    reason: 'user-unknown',
    stage: 'rcpt',
    fault: 'recipient-address',
    permanence: { message: 'permanent', address: 'dead' },
  },
  S: {
    kind: 'failed',
    reason: 'spam-content',
    stage: 'eod',
    fault: 'message',
    permanence: { message: 'permanent', address: 'alive' },
  },
  H: { kind: 'human' },
  C: { kind: 'complaint' },
  U: { kind: 'uncertain', reason: 'unknown' },
};

/**
 * Day by day from `START` on, at noon: D delivered, F refused as dead, S refused as spam, U uncertain, H a person
 * clicked (of no mail that is known), C complained about the mail of the day before; `.` nothing.
 */
function historyOf(address: string, days: string): Observation[] {
  const observations: Observation[] = [];
  for (const [at, letter] of [...days].entries()) {
    const kind = KINDS[letter];
    if (!kind) continue;
    const time = START + at * DAY + DAY / 2;
    observations.push({
      kind: 'delivered',
      time,
      sentAt: letter === 'C' ? time - DAY : time,
      address,
      message: letter === 'H' ? 0 : letter === 'C' ? at : at + 1,
      stream: 'news',
      campaign: '',
      lane: '',
      receiver: 'example.com',
      reason: '',
      stage: 'never',
      fault: 'none',
      hop: 'destination',
      permanence: { message: 'delivered', address: 'alive' },
      confidence: 1,
      ...kind,
    });
  }
  return observations;
}

/** @param histories one an address: `a@example.com`, `b@example.com` … */
export function backtestOf(
  histories: readonly string[],
  policies: readonly Policy[],
  more: Partial<BacktestOptions> = {},
): BacktestReport {
  const days = Math.max(...histories.map((history) => history.length));
  const backtest = new Backtest({
    policies: policies.map((policy) => ({ label: policy.name, policy })),
    incidents: [],
    end: START + days * DAY,
    ...more,
  });
  for (const [at, history] of histories.entries()) backtest.see(historyOf(addressAt(at), history));
  return backtest.report();
}

export const addressAt = (at: number): string => `${String.fromCharCode(97 + at)}@example.com`;
