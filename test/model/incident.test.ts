import { expect, test } from 'vitest';
import { covers, type Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';

const DAY = 86_400_000;
const INCIDENT: Incident = {
  id: 1,
  kind: 'provider-outage',
  cause: 'user-unknown',
  receivers: ['big.example'],
  campaigns: [],
  lanes: [],
  reasons: ['user-unknown', 'expired'],
  start: 10 * DAY,
  end: 11 * DAY,
  foundAt: 10 * DAY,
  size: 5,
  refusals: 5,
  lastGood: 0,
  firstGood: 0,
  evidence: [],
  state: 'over',
  recommendation: [],
  after: { delivered: 0, failed: 0 },
};
const FAILURE: Observation = {
  kind: 'failed',
  time: 10.5 * DAY,
  sentAt: 10.4 * DAY,
  address: 'a@example.com',
  message: 1,
  stream: 'news',
  campaign: 'news-1',
  lane: 'a',
  receiver: 'big.example',
  reason: 'user-unknown',
  stage: 'rcpt',
  fault: 'recipient-address',
  hop: 'destination',
  permanence: { message: 'permanent', address: 'dead' },
  confidence: 1,
};

test.each<
  [what: string, incident: Partial<Incident>, failure: Partial<Observation>, covered: boolean]
>([
  ['within', {}, {}, true],
  ['at its start', {}, { time: 10 * DAY }, true],
  ['at its end', {}, { time: 11 * DAY, sentAt: 9 * DAY }, false],
  ['before', {}, { time: 10 * DAY - 1 }, false],
  ['sent within, given up days later', {}, { time: 13 * DAY }, true],
  ['sent within, given up a week later', {}, { time: 18 * DAY }, false],
  ['sent and failed behind', {}, { time: 12 * DAY, sentAt: 11 * DAY }, false],
  ['no end yet', { end: 0 }, { time: 50 * DAY, sentAt: 50 * DAY }, true],
  ['another receiver', {}, { receiver: 'small.example' }, false],
  [
    'its domain at another operator',
    { receivers: ['big.example'] },
    { receiver: 'operator.example', address: 'a@big.example' },
    true,
  ],
  [
    'another domain at the operator',
    {},
    { receiver: 'operator.example', address: 'a@notbig.example' },
    false,
  ],
  ['another reason', {}, { reason: 'mailbox-full' }, false],
  [
    'all receivers and reasons',
    { receivers: [], reasons: [] },
    { receiver: 'small.example', reason: 'unknown' },
    true,
  ],
  ['its campaign', { campaigns: ['news-1'] }, {}, true],
  ['another campaign', { campaigns: ['news-2'] }, {}, false],
  ['mails without campaign', { campaigns: [''] }, { campaign: '' }, true],
  ['another lane', { lanes: ['b'] }, {}, false],
])('%s', (_, incident, failure, covered) => {
  expect(covers({ ...INCIDENT, ...incident }, { ...FAILURE, ...failure })).toBe(covered);
});
