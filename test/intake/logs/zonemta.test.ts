import { expect, test } from 'vitest';
import { zonemta } from '../../../src/intake/logs/zonemta.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const TIME = Date.UTC(2026, 10, 24, 2, 27, 56, 123);
const ID = `${TIME.toString(16)}00005db`;
const NOTICE = `${(TIME + 5000).toString(16)}00005db`;

const sender = (text: string): string => `info Sender/default/26610 ${ID}${text}`;
const LINES = [
  'info SMTP/feeder/26607 Connection from [192.0.2.2]:42439',
  `info Queue/26607 ${ID} QUEUED (message-id=<1@example.org> from=news@example.org to=anna@example.com,x@example.net subject="Hello from=you to=me" body=85)`,
  sender(
    '.001 RESOLVED MX for example.com as mx.example.com[192.0.2.1]. Using default (out.example.org[192.0.2.9]) to connect',
  ),
  sender(
    '.001 ACCEPTED from=news@example.org[news@example.org] to=anna@example.com mx=mx.example.com (250 2.0.0 Ok: queued (1))',
  ),
  sender(
    ".002 DEFERRED[dns] from=news@example.org[news@example.org] to=x@example.net mx=example.net (450 Can't find an MX server for example.net)",
  ),
  `info Queue/26571 ${NOTICE} QUEUED (message-id=<2@example.org> from=<> to=news@example.org subject="Delivery Status Notification (Failure)" body=651)`,
  sender(
    '.002 ERRCONNECT [bhXLMSZqgXM] mx.example.net[192.0.2.7] for example.net from default (out.example.org[192.0.2.9]). "Invalid response for EHLO/HELO:',
  ),
  sender(
    '.002 REJECTED[block] from=news@example.org[news@example.org] to=x@example.net mx=example.net (550 5.7.1 Your HELO name is refused)',
  ),
  `info Sender/bounces/26615 ${NOTICE}.001 ACCEPTED from=[] to=news@example.org mx=mx.example.org (250 Ok)`,
];

test('the id tells when a message came', () => {
  const events = eventsOf(zonemta, LINES);
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:56 news@example.org',
    'delivered 02:27:56 anna@example.com remote mx.example.com: 250 2.0.0 Ok: queued (1)',
    "deferred 02:27:56 x@example.net dns reporter: Can't find an MX server for example.net",
    'submitted 02:28:01 <>',
    'failed 02:28:01 x@example.net ehlo remote mx.example.net 192.0.2.7: 550 5.7.1 Your HELO name is refused',
    'delivered 02:28:01 news@example.org remote mx.example.org: 250 Ok',
  ]);
  expect(events[1]).toMatchObject({
    time: TIME + 1,
    subject: 'Hello from=you to=me',
    ids: { queueId: ID, queuedAt: TIME, messageId: '1@example.org' },
  });
  expect(events[5]?.sender).toBe('<>');
});

test.each([
  ['Error connecting to 192.0.2.7. connect ECONNREFUSED 192.0.2.7:25', 'connect reporter'],
  ['Error connecting to 192.0.2.7. Greeting never received', 'banner reporter'],
  ['Connection to mx.example.com closed unexpectedly', 'reporter'],
])('%s', (words, told) => {
  const line = sender(
    `.001 DEFERRED[recipient] from=a@example.org to=b@example.com mx=example.com (450 ${words})`,
  );
  const [event = ''] = eventsOf(zonemta, [line]).map(inWords);
  expect(event.slice(18)).toBe(`b@example.com ${told}: ${words}`);
});

test('newer versions, over syslog', () => {
  const head = 'Nov 24 02:30:00 mx zone-mta[26610]: ';
  const events = eventsOf(zonemta, [
    `${head}info Sender/default/26610 id=16ab8f2c3d ${ID}.001 DEFERRED[greylist] from=news@example.org[b-1@example.org] to=b@example.com src=192.0.2.9 mx=mx.example.com[192.0.2.1] id=<1@example.org> (450 4.2.0 Greylisted)`,
  ]);
  expect(events.map(inWords)).toEqual([
    'deferred 02:30:00 b@example.com remote mx.example.com 192.0.2.1: 450 4.2.0 Greylisted',
  ]);
  expect(events[0]).toMatchObject({
    sender: 'news@example.org',
    ids: { queueId: ID, queuedAt: TIME, messageId: '1@example.org' },
  });
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(zonemta.recognises(LINES)).toBe(7);
  expect(eventsWithStops(zonemta, LINES)).toEqual(eventsOf(zonemta, LINES));
  expect(() => eventsOf(zonemta, hostileLines(LINES))).not.toThrow();
});
