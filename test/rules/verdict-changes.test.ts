import { expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { VerdictChanges } from '../../src/rules/verdict-changes.ts';

const FULL = '552 5.2.2 Mailbox is full';
const full = classify(FULL);

/** One line a change: field, values, count. */
const changes = (...afters: readonly Verdict[]): string[] => {
  const counted = new VerdictChanges();
  for (const after of afters) counted.add(FULL, full, after);
  const lines = counted
    .sorted()
    .map((it) => `${it.field} ${it.reason}: ${it.before} → ${it.after} ×${it.count}`);
  return [...lines, `unchanged ×${counted.unchanged}`];
};

it('groups by what changed first: reason, fault, message, address', () => {
  const moved: Verdict = { ...full, reason: 'mailbox-moved', fault: 'none' };
  expect(
    changes(
      full,
      { ...full, fault: 'sender-system' },
      moved,
      { ...full, permanence: { ...full.permanence, address: 'dead' } },
      moved,
      { ...full, confidence: 0.1 },
    ),
  ).toEqual([
    'reason : mailbox-full → mailbox-moved ×2',
    'fault mailbox-full: recipient-mailbox → sender-system ×1',
    'address mailbox-full: alive → dead ×1',
    'unchanged ×2',
  ]);
});

it('names the rule that decides now, and the first reply', () => {
  const counted = new VerdictChanges();
  const gone = classify('550 5.1.1 User unknown');
  counted.add(' 550 first ', full, gone);
  counted.add('550 second', full, gone);
  expect(counted.sorted()).toEqual([
    {
      field: 'reason',
      before: 'mailbox-full',
      after: 'user-unknown',
      count: 2,
      example: '550 first',
      reason: '',
      rule: gone.evidence[0]?.rule,
    },
  ]);
});
