// What the presets' systems publish about themselves, mail by mail.

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
} from './observations.ts';

const weekly = (count: number, one: (day: number) => Observation): Observation[] =>
  Array.from({ length: count }, (_, week) => one(week * 7));

const soft = (day: number): Observation => givenUp(day, 'mailbox-full');
const unknown = (day: number): Observation => failed(day);
const returned = (day: number): Observation => failed(day, 'user-unknown', { stage: 'async' });

const EVER = 'suppressed until ever';

/** Preset, what happens, when one looks, how the address stands then. */
const RULES: readonly (readonly [string, string, readonly Observation[], number, string])[] = [
  ['ses', 'one permanent bounce', [delivered(-1), unknown(0)], 1, EVER],
  ['ses', 'no block', [failed(0, 'ip-blocklisted')], 1, 'clear'],
  ['ses', 'a disabled mailbox', [failed(0, 'mailbox-disabled')], 1, EVER],
  ['ses', 'never a full mailbox', weekly(20, soft), 200, 'clear'],
  [
    'ses',
    'never a name that is not found',
    weekly(9, (day) => failed(day, 'domain-not-found')),
    99,
    'clear',
  ],
  ['ses', 'no delivery takes it back', [unknown(0), delivered(5)], 9, EVER],
  ['ses', 'one complaint', [complaint(0)], 1, EVER],
  ['postmark', 'one hard bounce', [unknown(0)], 1, EVER],
  ['postmark', 'no block', [failed(0, 'ip-blocklisted'), failed(1, 'spam-content')], 9, 'clear'],
  ['postmark', 'no soft bounce', weekly(20, soft), 200, 'clear'],
  ['postmark', 'one complaint', [complaint(0)], 1, EVER],
  ['sendgrid', 'one bounce', [unknown(0)], 1, EVER],
  ['sendgrid', 'no block', weekly(20, (day) => failed(day, 'low-reputation')), 200, 'clear'],
  ['sendgrid', 'no time-out', weekly(20, (day) => failed(day, 'expired')), 200, 'clear'],
  ['mailchimp', 'one hard bounce', [unknown(0)], 1, EVER],
  ['mailchimp', 'six soft ones', weekly(6, soft), 50, 'clear'],
  ['mailchimp', 'seven soft ones', weekly(7, soft), 50, EVER],
  [
    'mailchimp',
    'with deliveries between',
    weekly(7, soft).flatMap((one, i) => [one, delivered(i * 7 + 1)]),
    50,
    EVER,
  ],
  [
    'mailchimp',
    'fourteen of somebody who reacted once',
    [human(-300), ...weekly(14, soft)],
    120,
    'clear',
  ],
  [
    'mailchimp',
    'fifteen of somebody who reacted once',
    [human(-300), ...weekly(15, soft)],
    120,
    EVER,
  ],
  ['klaviyo', 'one hard bounce', [unknown(0)], 1, EVER],
  ['klaviyo', 'seven soft ones in a row', weekly(7, soft), 50, EVER],
  ['klaviyo', 'not in a row', [...weekly(6, soft), delivered(40), soft(42), soft(49)], 60, 'clear'],
  ['hubspot', 'a full mailbox is a hard bounce', [failed(0, 'mailbox-full')], 1, EVER],
  ['hubspot', 'and so is a spam filter', [failed(0, 'spam-content')], 1, EVER],
  ['hubspot', 'and so is DMARC', [failed(0, 'auth-dmarc')], 1, EVER],
  [
    'hubspot',
    'a server that does not answer is soft',
    weekly(20, (day) => failed(day, 'connection-failed')),
    200,
    'clear',
  ],
  [
    'salesforce',
    'three bounces of any kind over 15 days',
    [unknown(0), soft(7), unknown(15)],
    16,
    EVER,
  ],
  ['salesforce', 'three within 14 days', [unknown(0), unknown(7), unknown(14)], 15, 'clear'],
  ['salesforce', 'two', [unknown(0), unknown(30)], 31, 'clear'],
  [
    'salesforce',
    'a delivery between changes nothing',
    [unknown(0), unknown(7), delivered(10), unknown(15)],
    16,
    EVER,
  ],
  [
    'salesforce',
    'a person makes it active',
    [unknown(0), unknown(7), unknown(15), human(20)],
    21,
    'clear',
  ],
  ['mailman', 'four hard ones', [0, 1, 2, 3].map(unknown), 5, 'clear'],
  ['mailman', 'five hard ones', [0, 1, 2, 3, 4].map(unknown), 5, EVER],
  ['mailman', 'five on one day are one', [0, 0.1, 0.2, 0.3, 0.4].map(unknown), 5, 'clear'],
  ['mailman', 'nine soft ones', [0, 1, 2, 3, 4, 5, 6, 7, 8].map(soft), 9, 'clear'],
  ['mailman', 'ten soft ones', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(soft), 9, EVER],
  ['mailman', 'weekly mail still counts', weekly(5, unknown), 30, EVER],
  [
    'mailman',
    'after a gap of eight days the score is stale',
    [0, 1, 2, 3, 11].map(unknown),
    12,
    'clear',
  ],
  [
    'mailman',
    'a delivery does not reset it',
    [unknown(0), unknown(1), delivered(2), unknown(3), unknown(4), unknown(5)],
    6,
    EVER,
  ],
  ['discourse', 'two hard ones', [unknown(0), unknown(7)], 8, 'suppressed until 38'],
  ['discourse', 'one hard, two soft', [unknown(0), soft(7), soft(14)], 15, 'suppressed until 45'],
  ['discourse', 'one hard, one soft', [unknown(0), soft(7)], 8, 'clear'],
  ['discourse', 'the score is reset after 30 days', [unknown(0), unknown(31)], 32, 'clear'],
  ['discourse', 'and mail goes on', [unknown(0), unknown(7)], 38, 'clear'],
  ['postal', 'one hard fail', [unknown(0)], 1, 'clear'],
  ['postal', 'two within a day', [unknown(0), unknown(0.2)], 1, 'suppressed until 31'],
  ['postal', 'two with a week between', weekly(9, unknown), 80, 'clear'],
  [
    'postal',
    'a mail tried to the end',
    [givenUp(0, 'connection-failed')],
    1,
    'suppressed until 31',
  ],
  ['postal', 'a delivery takes it back', [unknown(0), unknown(0.2), delivered(5)], 6, 'clear'],
  ['postal', 'mail that comes back later', [returned(0), returned(0.1)], 1, 'clear'],
  ['listmonk', 'one hard bounce', [unknown(0)], 1, EVER],
  ['listmonk', 'whatever its cause', [failed(0, 'spam-content')], 1, EVER],
  ['listmonk', 'soft ones are listed only', weekly(20, soft), 200, 'clear'],
  ['listmonk', 'one complaint', [complaint(0)], 1, EVER],
  ['powermta', 'bad-mailbox: 1', [unknown(0)], 1, EVER],
  ['powermta', 'inactive-mailbox: 1', [failed(0, 'mailbox-disabled')], 1, EVER],
  ['powermta', 'bad-domain: 1', [failed(0, 'domain-not-found')], 1, EVER],
  ['powermta', 'quota-issues: not 2', weekly(2, soft), 20, 'clear'],
  ['powermta', 'quota-issues: 3', weekly(3, soft), 20, EVER],
  [
    'powermta',
    'no-answer-from-host: 3',
    weekly(3, (day) => givenUp(day, 'connection-failed')),
    20,
    EVER,
  ],
  [
    'powermta',
    'routing-errors: not 3',
    weekly(3, (day) => failed(day, 'routing-loop')),
    30,
    'clear',
  ],
  ['powermta', 'routing-errors: 4', weekly(4, (day) => failed(day, 'routing-loop')), 30, EVER],
  ['powermta', 'relaying-issues: 4', weekly(4, (day) => failed(day, 'relay-denied')), 30, EVER],
  [
    'powermta',
    'categories do not add up',
    [soft(0), soft(7), givenUp(14, 'connection-failed'), givenUp(15, 'connection-failed')],
    30,
    'clear',
  ],
  [
    'powermta',
    'spam-related: never',
    weekly(20, (day) => failed(day, 'spam-content')),
    200,
    'clear',
  ],
];

test.each(RULES)('%s: %s', (name, _, observations, day, standing) => {
  expect(standingOf(run(compiled(name), observations, { day }))).toBe(standing);
});

test('no preset minds incidents', () => {
  const names = new Set(RULES.map(([name]) => name));
  expect(names.size).toBe(12);
  for (const name of names) expect(compiled(name).policy.minds).toBe('nothing');
});
