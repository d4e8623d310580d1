import { expect, test } from 'vitest';
import { courier } from '../../../src/intake/logs/courier.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const ID = '000000000058088A.000000006B04F62C.000046F7';
const NOTICE = '0000000000580917.000000006B04F63C.000054CF';

const at = (second: number, text: string): string =>
  `Nov 24 02:27:${second} vm ${text.replaceAll('ID', ID)}`;
const sent = (second: number, to: string, rest: string): string =>
  at(second, `courieresmtp: id=ID,from=<news@example.org>,addr=<${to}>${rest}`);
const started = (second: number, to: string): string =>
  at(
    second,
    `courierd: started,id=ID,from=<news@example.org>,module=esmtp,host=example.com,addr=<${to}>`,
  );

const LINES = [
  at(56, 'courierd: newmsg,id=ID: dns; app.example.org ([::ffff:192.0.2.2])'),
  at(
    57,
    'courierd: Waiting.  shutdown time=none, wakeup time=none, queuedelivering=1, inprogress=0',
  ),
  started(57, 'anna@example.com'),
  started(57, 'nobody@example.com'),
  started(57, 'full@example.com'),
  sent(57, 'nobody@example.com', ': 550-5.1.1 No such user.'),
  sent(57, 'nobody@example.com', ': 550 5.1.1 See https://example.com/help'),
  sent(57, 'nobody@example.com', ',status: failure'),
  sent(57, 'full@example.com', ': 452 4.2.2 Mailbox full'),
  sent(57, 'full@example.com', ': 503 5.5.1 No recipients'),
  sent(57, 'full@example.com', ',status: deferred'),
  sent(58, 'anna@example.com', ': 250 2.0.0 Ok: queued'),
  sent(58, 'anna@example.com', ',success: delivered: mx.example.com [192.0.2.1]'),
  sent(58, 'anna@example.com', ',status: success'),
  at(58, 'courierd: completed,id=ID'),
  at(58, 'courierd: started,id=ID,from=<>,module=dsn,host=deferred,addr=<news@example.org>'),
  started(59, 'full@example.com'),
  at(59, 'courierd: completed,id=ID'),
  at(59, 'courierd: started,id=ID,from=<>,module=dsn,host=,addr=<news@example.org>'),
  at(59, `courierd: newmsg,id=${NOTICE}: dns; localhost (localhost [127.0.0.1])`),
  at(59, `courieresmtp: id=${NOTICE},from=<>,addr=<news@example.org>: 250 Ok`),
  at(59, `courieresmtp: id=${NOTICE},from=<>,addr=<news@example.org>,status: success`),
];

test('attempts, the end of the queue time, the notice', () => {
  const events = eventsOf(courier, LINES);
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:56 news@example.org',
    'failed 02:27:57 nobody@example.com remote: 550-5.1.1 No such user. 550 5.1.1 See https://example.com/help',
    'deferred 02:27:57 full@example.com remote: 452 4.2.2 Mailbox full',
    'delivered 02:27:58 anna@example.com remote mx.example.com 192.0.2.1: 250 2.0.0 Ok: queued',
    'deferred 02:27:59 full@example.com reporter',
    'expired 02:27:59 full@example.com reporter',
    'submitted 02:28:12 <>',
    'delivered 02:27:59 news@example.org remote: 250 Ok',
  ]);
  expect(events[1]?.ids).toMatchObject({
    queueId: ID,
    queuedAt: Date.UTC(2026, 10, 24, 2, 27, 56),
  });
  expect(events.map(({ sender }) => sender).slice(-2)).toEqual(['<>', '<>']);
});

test.each([
  ['No such domain.', 'failure', 'failed', 'dns reporter'],
  ['DNS lookup failed.', 'deferred', 'deferred', 'dns reporter'],
  ['Connection refused', 'deferred', 'deferred', 'connect reporter'],
  ['Network connection shut down by the remote mail server', 'deferred', 'deferred', ''],
])('%s', (words, status, type, told) => {
  const lines = [
    sent(57, 'a@example.com', `: ${words}`),
    sent(57, 'a@example.com', `,status: ${status}`),
  ];
  const who = `${type} 02:27:57 a@example.com${told && ` ${told}`}`;
  expect(eventsOf(courier, lines).map(inWords).slice(1)).toEqual([`${who}: ${words}`]);
});

test('local delivery', () => {
  const line = `courierlocal: id=ID,from=<news@example.org>,addr=<anna@example.org>,size=639,success: Message delivered.`;
  expect(eventsOf(courier, [at(57, line)]).map(inWords)).toEqual([
    'submitted 02:27:56 news@example.org',
    'delivered 02:27:57 anna@example.org reporter: Message delivered.',
  ]);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(courier.recognises(LINES)).toBe(LINES.length);
  expect(eventsWithStops(courier, LINES)).toEqual(eventsOf(courier, LINES));
  expect(() => eventsOf(courier, hostileLines(LINES))).not.toThrow();
});
