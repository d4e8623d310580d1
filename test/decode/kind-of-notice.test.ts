// The kind that the actions of a notice's reports make; actions that the fields leave out; repeated reports.

import { expect, test } from 'vitest';
import { kindOfReports, settleActions } from '../../src/decode/kind-of-notice.ts';
import { mergeRepeated } from '../../src/decode/repeated.ts';
import type { Action } from '../../src/model/kind.ts';
import type { Report } from '../../src/model/report.ts';
import { EMPTY_REPORT } from '../../src/model/report.ts';

const withActions = (...actions: Action[]): Report[] =>
  actions.map((action) => ({ ...EMPTY_REPORT, action }));

test.each([
  [['delivered', 'failed', 'delayed'], 'failed'],
  [['relayed', 'delayed'], 'delayed'],
  [['expanded', 'delivered'], 'delivered'],
  [['expanded', 'relayed'], 'relayed'],
  [['expanded'], 'expanded'],
] as const)('%j: %s', (actions, kind) => {
  expect(kindOfReports(withActions(...actions))).toBe(kind);
});

test.each<[string, Partial<Report>, Action, Action]>([
  ['its own', { action: 'delayed', status: '5.0.0' }, 'failed', 'delayed'],
  ['a permanent status', { status: '5.1.1' }, 'delayed', 'failed'],
  ['a success', { status: '2.0.0' }, 'failed', 'delivered'],
  ['a time limit', { status: '4.4.1', willRetryUntil: 'tomorrow' }, 'failed', 'delayed'],
  ['what the notice says', { status: '4.4.1' }, 'delayed', 'delayed'],
  ['what the notice says again', {}, 'failed', 'failed'],
])('action from %s', (_, report, heading, expected) => {
  const [settled] = settleActions([{ ...EMPTY_REPORT, ...report }], () => heading);
  expect(settled?.action).toBe(expected);
});

test('the words are asked only where the fields do not tell', () => {
  const never = (): Action => {
    throw new Error('asked');
  };
  expect(settleActions(withActions('failed'), never)).toHaveLength(1);
});

test('of repeated reports the one that tells more counts', () => {
  const report = { ...EMPTY_REPORT, action: 'failed', recipient: 'a@example.org' } as const;
  const merged = mergeRepeated([
    report,
    { ...report, recipient: 'A@example.org', replyCode: '550' },
    { ...report, recipient: 'b@example.org' },
    { ...report, action: 'delayed' },
    { ...report, recipient: '' },
    { ...report, recipient: '' },
  ]);
  expect(merged.map((r) => `${r.action} ${r.recipient} ${r.replyCode}`)).toEqual([
    'failed A@example.org 550',
    'failed b@example.org ',
    'delayed a@example.org ',
    'failed  ',
    'failed  ',
  ]);
});
