import { describe, expect, it } from 'vitest';
import { attach, attachedWith, type Candidate } from '../../src/correlate/attach.ts';
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
    const found = attach([event], candidates);
    expect(found.map((one) => one?.message ?? null)).toEqual([expected]);
    expect(attach([event], candidates.toReversed())).toEqual(found);
  });

  const sent = (id: number, hours: number): Candidate =>
    candidate(id, { ...carried('sendgrid', 'delivered'), submittedAt: START + hours * HOUR });
  const late = (hours: number): typeof LATE =>
    judge(
      told('notice-failed', hours * 60, { system: 'sendgrid', sender: '', ids: { queueId: '' } }),
    );

  it.each<[string, number[], Candidate[], (number | null)[]]>([
    ['one bounce after two mails: nobody knows', [100], [sent(1, 0), sent(2, 30)], [null]],
    ['two bounces after two mails: both bounced', [100, 110], [sent(1, 0), sent(2, 30)], [1, 2]],
    ['two bounces after one mail: the nearer', [20, 50], [sent(1, 0)], [1, null]],
    ['one before the second mail', [20, 50], [sent(1, 0), sent(2, 30)], [1, 2]],
    ['many', [100, 101, 102, 103, 104], [sent(1, 0), sent(2, 30)], [null, null, null, null, null]],
  ])('%s', (_, hours, candidates, expected) => {
    const events = hours.map(late);
    const found = attach(events, candidates);
    expect(found.map((one) => one?.message ?? null)).toEqual(expected);
    expect(attach(events, candidates.toReversed())).toEqual(found);
  });

  it('only notices that end a mail are attached together, by who tells them and of whom', () => {
    expect(attachedWith(LATE)).toBe('sendgrid anna@example.org');
    expect(attachedWith(judge(notice('auto-reply', 30)))).toBe('');
  });

  it('is never sure', () =>
    expect(attach([EVENT], [candidate(1)])[0]?.confidence).toBeLessThanOrEqual(0.85));
});
