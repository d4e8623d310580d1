import { expect, test } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import {
  compiled,
  complaint,
  delivered,
  failed,
  givenUp,
  human,
  run,
  standingOf,
  storyOf,
  unsubscribed,
} from './observations.ts';

const policy = compiled('default');
const alive = [delivered(-100), delivered(-5)];
const engaged = [...alive, human(-4)];

const weekly = (reason: string, count: number): Observation[] =>
  Array.from({ length: count }, (_, week) => failed(week * 7, reason));

const STORIES: readonly (readonly [string, readonly Observation[], number, readonly string[]])[] = [
  ['deliveries alone', alive, 100, []],
  ['one unknown user is held for a week', [...alive, failed(0)], 20, ['hold 0-8']],
  [
    'the second one suppresses for a year',
    [...alive, failed(0), failed(14)],
    20,
    ['hold 0-8', 'suppress 14-380'],
  ],
  [
    'a second one on the next day is no second one yet',
    [...alive, failed(0), failed(1)],
    5,
    ['hold 0-8'],
  ],
  [
    'a mail of the same week may be the second one',
    [...alive, failed(0), failed(2)],
    5,
    ['hold 0-8', 'suppress 2-368'],
  ],
  [
    'a delivery forgives',
    [...alive, failed(0), delivered(3), failed(10)],
    30,
    ['hold 0-8', 'release 3', 'hold 10-18'],
  ],
  [
    'a delivery after the hold forgives without a word',
    [...alive, failed(0), delivered(14), failed(21)],
    22,
    ['hold 0-8', 'hold 21-29'],
  ],
  [
    'who reacted lately gets three chances',
    [...engaged, ...weekly('user-unknown', 3)],
    20,
    ['hold 7-11', 'suppress 14-380'],
  ],
  ['who never showed life is out after the hold', [failed(0)], 20, ['hold 0-8', 'suppress 8-373']],
  [
    'so is who has shown none for 90 days',
    [delivered(-91), failed(0)],
    20,
    ['hold 0-8', 'suppress 8-373'],
  ],
  ['89 days are not enough', [delivered(-89), failed(0)], 20, ['hold 0-8']],
  [
    'probation after the term, and again with a double one',
    [failed(0), failed(400), failed(1200)],
    1300,
    [
      'hold 0-8',
      'suppress 8-373',
      'probation 373',
      'suppress 400-1131',
      'probation 1131',
      'suppress 1200-2661',
    ],
  ],
  [
    'the tried mail arrives',
    [failed(0), delivered(400)],
    500,
    ['hold 0-8', 'suppress 8-373', 'probation 373', 'release 400'],
  ],
  [
    'disabled mailboxes are often opened again',
    [...alive, ...weekly('mailbox-disabled', 4)],
    30,
    ['hold 0-6', 'hold 7-14', 'suppress 14-105'],
  ],
  [
    'a full mailbox: three days, two weeks, then the quarter',
    [
      ...alive,
      failed(0, 'mailbox-full'),
      failed(7, 'mailbox-full'),
      failed(28, 'mailbox-full'),
      failed(49, 'mailbox-full'),
    ],
    50,
    ['hold 0-4', 'hold 7-22', 'hold 28-43', 'suppress 49-140'],
  ],
  [
    'a domain is held for a week first',
    [...alive, failed(0, 'domain-not-found'), failed(14, 'domain-not-found')],
    15,
    ['hold 0-8', 'suppress 14-380'],
  ],
  [
    'nobody answers for weeks',
    [...alive, ...[0, 7, 14, 21].map((day) => givenUp(day, 'connection-failed'))],
    22,
    ['suppress 21-52'],
  ],
  [
    'three unexplained refusals over two weeks',
    [...alive, failed(0, 'unknown'), failed(7, 'unknown'), failed(14, 'unknown')],
    15,
    ['suppress 14-195'],
  ],
  ['policies count a quarter', [...alive, ...weekly('policy', 5)], 40, []],
  ['six of them are too many', [...alive, ...weekly('policy', 6)], 36, ['suppress 35-216']],
  [
    'a complaint ends the stream',
    [complaint(0, { stream: 'news' }), delivered(1)],
    9,
    ['suppress 0-ever news'],
  ],
  ['so does an unsubscription', [unsubscribed(0, { stream: 'news' })], 9, ['suppress 0-ever news']],
  [
    'who blocks a stream takes other mail',
    [
      ...alive,
      failed(0, 'recipient-blocked-sender', { stream: 'news' }),
      delivered(1, { stream: 'invoices' }),
      failed(14, 'recipient-blocked-sender', { stream: 'news' }),
    ],
    20,
    ['hold 0-8 news', 'suppress 14-380 news'],
  ],
  [
    'a new owner has not asked for it',
    [...alive, failed(0, 'owner-changed'), human(3)],
    9,
    ['suppress 0-ever'],
  ],
];

test.each(STORIES)('%s', (_, observations, day, story) => {
  expect(storyOf(run(policy, observations, { day }))).toEqual(story);
});

const NONE: readonly (readonly [string, Observation])[] = [
  ['content', failed(0, 'spam-content')],
  ['size', failed(0, 'message-too-large')],
  ['our authentication', failed(0, 'auth-spf')],
  ['our reputation', failed(0, 'ip-blocklisted')],
  ['their block-list set-up', failed(0, 'blocklist-query-error', { fault: 'recipient-system' })],
  ['forwarding', failed(0, 'user-unknown', { hop: 'forwarder' })],
  ['greylisting', givenUp(0, 'greylisted')],
  ['a list of the provider', failed(0, 'suppressed')],
  ['a doubtful verdict', failed(0, 'user-unknown', { confidence: 0.4 })],
  ['an uncertain end', { ...failed(0), kind: 'uncertain' }],
];

test.each(NONE)('%s counts nothing and says why', (_, observation) => {
  const replayed = run(policy, [observation, { ...observation, time: observation.time + 1e9 }]);
  expect(standingOf(replayed)).toBe('clear');
  expect(replayed.decisions).toEqual([]);
  for (const note of replayed.strikes) {
    expect(note.counted).toBe(false);
    expect(note.why).toMatch(/\w.*[.]$/);
  }
});

test('a weekly newsletter: dead addresses are out within 14 days of the third mail', () => {
  const DEAD = [
    'user-unknown',
    'mailbox-disabled',
    'mailbox-moved',
    'domain-not-found',
    'domain-no-mail',
  ];
  for (const reason of DEAD)
    for (const before of [[], alive, engaged]) {
      const observations = [...before, ...weekly(reason, 10)];
      const { decisions } = run(policy, observations, { day: 80, avoids: true });
      const suppressed = decisions.find(({ action }) => action === 'suppress');
      expect(suppressed?.at, `${reason}, ${before.length}`).toBeLessThanOrEqual(failed(28).time);
    }
});

test('every sentence of a decision is whole', () => {
  const sentences = STORIES.flatMap(([, observations, day]) =>
    run(policy, observations, { day }).decisions.map(({ why }) => why),
  );
  for (const why of sentences) expect(why).toMatch(/^[A-Z][^{}]*[.]$/);
});
