import { expect, test } from 'vitest';
import { mailerq } from '../../../src/intake/logs/mailerq.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const PEER = { mta: 'mx.example.com', from: '192.0.2.9', to: '192.0.2.1', messages: 1 };
const LATER = {
  state: 'intro',
  result: 'error',
  time: '2026-11-24 02:27:56',
  ...PEER,
  code: 451,
  status: '4.3.2',
  description: 'Please come\nlater',
};
const TAKEN = {
  ...LATER,
  state: 'message',
  result: 'accepted',
  time: '2026-11-24 02:40:00',
  code: 250,
  status: '2.0.0',
  description: 'Ok',
  cipher: { name: 'ECDHE', version: 'TLSv1.3' },
};
const mail = (results: readonly object[], told: object = {}): string =>
  JSON.stringify({
    envelope: 'b-1@example.org',
    recipient: 'anna@example.com',
    tags: ['autumn'],
    dsn: { envid: 'env-0001' },
    extracted: { subject: 'Hello', headers: { 'Message-Id': '<1@example.org>' } },
    results,
    ...told,
  });
const alone = (told: object): string => mail([{ time: '2026-11-24 02:27:56', ...told }]);

const LINES = [mail([LATER]), mail([LATER, TAKEN])];

test('a later message tells the earlier attempts again, as the same events', () => {
  const events = eventsOf(mailerq, LINES);
  expect(events.map(inWords)).toEqual([
    'deferred 02:27:56 anna@example.com banner remote mx.example.com 192.0.2.1: 451 4.3.2 Please come later',
    'deferred 02:27:56 anna@example.com banner remote mx.example.com 192.0.2.1: 451 4.3.2 Please come later',
    'delivered 02:40:00 anna@example.com eod remote mx.example.com 192.0.2.1: 250 2.0.0 Ok',
  ]);
  expect(events[1]).toEqual(events[0]);
  expect(events[2]).toMatchObject({
    sender: 'b-1@example.org',
    campaign: 'autumn',
    lane: '192.0.2.9',
    subject: 'Hello',
    tls: 'TLSv1.3',
    ids: { messageId: '1@example.org', envelopeId: 'env-0001' },
  });
});

test.each([
  [
    { state: 'rcptto', result: 'error', ...PEER, code: 550, status: '5.1.1', description: 'no' },
    'failed rcpt remote',
  ],
  [{ state: 'rcptto', result: 'timeout', ...PEER }, 'deferred rcpt reporter'],
  [{ state: 'message', result: 'lost', ...PEER }, 'deferred eod reporter'],
  [{ state: 'dns', result: 'error', code: 554 }, 'failed dns reporter'],
  [{ state: 'process', result: 'timeout' }, 'expired build reporter'],
  [{ state: 'storage', result: 'error' }, 'not-attempted build reporter'],
  [{ state: 'made-up', result: 'error' }, 'deferred unknown reporter'],
])('%o', (result, told) => {
  const [event] = eventsOf(mailerq, [alone(result)]);
  expect(`${event?.type} ${event?.stage} ${event?.speaker}`).toBe(told);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(mailerq.recognises(LINES)).toBe(2);
  expect(eventsWithStops(mailerq, LINES)).toEqual(eventsOf(mailerq, LINES));
  expect(() => eventsOf(mailerq, hostileLines(LINES))).not.toThrow();
  const odd = [[null], [[]], [1], ['x'], {}, null].map((results) => mail([], { results }));
  expect(() => eventsOf(mailerq, odd)).not.toThrow();
});
