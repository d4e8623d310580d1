import { describe, expect, it } from 'vitest';
import { attach, type Candidate } from '../../src/correlate/attach.ts';
import type { EventType } from '../../src/model/event.ts';
import { DAY, HOUR, judge, notice, START, told } from '../helpers/events.ts';

const candidate = (id: number, rest: Partial<Candidate> = {}): Candidate => ({
  id,
  sender: 'news@example.com',
  subject: 'News of July',
  submittedAt: START,
  events: [],
  ...rest,
});

const EVENT = judge(notice('notice-failed', 30, { subject: 'News of July' }));
const BARE = judge(notice('notice-failed', 30, { sender: '' }));
/** A provider's bounce that names no message. */
const LATE = judge(
  told('notice-failed', 30, { system: 'sendgrid', sender: '', ids: { queueId: '' } }),
);
const carried = (system: string, ...types: readonly EventType[]): Partial<Candidate> => ({
  events: types.map((type) => judge(told(type, 1, { system }))),
});

describe('attach', () => {
  it.each<[string, typeof EVENT, readonly Candidate[], number | null]>([
    ['nothing to choose from', EVENT, [], null],
    ['the only one', BARE, [candidate(1)], 1],
    [
      'the only one, sent too long before',
      BARE,
      [candidate(1, { submittedAt: START - 8 * DAY })],
      null,
    ],
    [
      'the only one, sent after the notice',
      BARE,
      [candidate(1, { submittedAt: START + 3 * HOUR })],
      null,
    ],
    ['the one of that subject', EVENT, [candidate(1, { subject: 'Other' }), candidate(2)], 2],
    ['two alike', EVENT, [candidate(1), candidate(2)], null],
    [
      'the only one of that day',
      BARE,
      [candidate(1), candidate(2, { submittedAt: START - 2 * DAY })],
      1,
    ],
    [
      'two of other days, and no sign',
      BARE,
      [
        candidate(1, { submittedAt: START - 3 * DAY }),
        candidate(2, { submittedAt: START - 2 * DAY }),
      ],
      null,
    ],
    [
      'the nearer of two within days',
      BARE,
      [candidate(1, { submittedAt: START - 6 * HOUR }), candidate(2)],
      2,
    ],
    [
      'two of one morning, and no sign',
      judge(notice('notice-failed', 5 * 60, { sender: '' })),
      [candidate(1, { submittedAt: START - HOUR }), candidate(2)],
      null,
    ],
    [
      'the one that this provider carried',
      LATE,
      [candidate(1, carried('sendgrid', 'delivered')), candidate(2, carried('ses', 'delivered'))],
      1,
    ],
    ['only one that another carried', LATE, [candidate(1, carried('postfix', 'delivered'))], null],
    [
      'the one that had not failed before',
      LATE,
      [candidate(1, carried('sendgrid', 'failed')), candidate(2, carried('sendgrid', 'delivered'))],
      2,
    ],
    [
      'one that failed, by a mail: the notice of that failure',
      BARE,
      [candidate(1, carried('postfix', 'failed'))],
      1,
    ],
  ])('%s', (_, event, candidates, expected) => {
    const found = attach(event, candidates);
    expect(found?.message ?? null).toBe(expected);
    const reversed = attach(event, candidates.toReversed());
    expect(reversed).toEqual(found);
  });

  it('is never sure', () =>
    expect(attach(EVENT, [candidate(1)])?.confidence).toBeLessThanOrEqual(0.85));
});
