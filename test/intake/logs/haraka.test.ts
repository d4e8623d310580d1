import { expect, test } from 'vitest';
import { haraka } from '../../../src/intake/logs/haraka.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const ID = '8AAC7704-E5EC-42B9-B368-255B4CDD2395.1';

const core = (second: number, text: string): string =>
  `2026-11-24T02:27:${second}.470Z [NOTICE] [${ID}] [core] ${text}`;
const outbound = (second: number, text: string, part = 1): string =>
  `2026-11-24T02:27:${second}.470Z [NOTICE] [${ID}.${part}] [outbound] ${text}`;
const delivered = (rcpts: string): string =>
  ` delivered file=1_2_0_3_x_4_vm domain=example.com host=mx.example.com ip=192.0.2.1 port=25 mode=SMTP tls=N auth=N response="Ok: queued" delay=0.1 fails=0 rcpts=${rcpts}`;

const TAKEN = [
  core(10, 'sender <news@example.org> code=CONT msg=""'),
  ...['anna@example.com', 'nobody@example.com', 'later@example.com', 'x@example.net'].map((to) =>
    core(10, `recipient <${to}> code=OK msg="" sender=news@example.org`),
  ),
  core(10, 'recipient <refused@example.com> code=DENY msg="no" sender=news@example.org'),
  core(10, 'message mid=<1@example.org> size=546 rcpts=4/0/0 delay=0 code=CONT msg=""'),
  core(10, `queue code=OK msg="Message Queued (${ID})"`),
];
const LINES = [
  ...TAKEN,
  outbound(11, 'recipient <nobody@example.com> rejected: 550 5.1.1 No such user'),
  outbound(11, 'recipient <later@example.com> deferred: 451 4.3.0 Try later'),
  outbound(11, delivered('1/1/1')),
  outbound(12, 'Failed to get socket: connect ECONNREFUSED 192.0.2.7:25', 2),
  outbound(20, delivered('1/0/0')),
  '2026-11-24T02:27:21.470Z [NOTICE] [6A22922D-CA0D-4E8C-96E9-6A55754D5408.1] [outbound]  delivered file=1 domain=example.org host=mx.example.org ip=192.0.2.4 response="Ok" rcpts=1/0/0',
  '2026-11-24T02:27:22.470Z [NOTICE] [6A22922D-CA0D-4E8C-96E9-6A55754D5408.1] [outbound] recipient <news@example.org> rejected: 550 No',
];

test('attempts for each domain, and again', () => {
  const events = eventsOf(haraka, LINES);
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:10 news@example.org',
    'failed 02:27:11 nobody@example.com rcpt remote: 550 5.1.1 No such user',
    'deferred 02:27:11 later@example.com rcpt remote: 451 4.3.0 Try later',
    'delivered 02:27:11 anna@example.com remote mx.example.com 192.0.2.1: Ok: queued',
    'deferred 02:27:12 x@example.net connect reporter 192.0.2.7: connect ECONNREFUSED 192.0.2.7:25',
    'delivered 02:27:20 later@example.com remote mx.example.com 192.0.2.1: Ok: queued',
    'failed 02:27:22 news@example.org rcpt remote: 550 No',
  ]);
  expect(events[1]?.ids).toMatchObject({
    queueId: ID,
    messageId: '1@example.org',
    queuedAt: Date.UTC(2026, 10, 24, 2, 27, 10, 470),
  });
  expect(events.at(-1)?.sender).toBe('<>');
});

test.each([
  [
    'MX Lookup for example.net failed: Error: queryMx ESERVFAIL example.net',
    'deferred',
    'dns reporter',
  ],
  [
    'Ongoing connection failed to 192.0.2.7:25 : socket timeout',
    'deferred',
    'connect reporter 192.0.2.7',
  ],
  [
    'Remote end 192.0.2.7:25 closed connection while we were processing mail.',
    'deferred',
    'reporter 192.0.2.7',
  ],
  ['Unrecognized response from upstream server: hello', 'failed', 'reporter'],
  ['bouncing mail: 550 5.7.1 No', 'failed', 'remote'],
  ['bouncing mail: Too many failures (connect ECONNREFUSED)', 'expired', 'reporter'],
  [
    'bouncing mail: Domain example.net sends and receives no email (NULL MX)',
    'failed',
    'dns reporter',
  ],
  ['Temp failing 1_2_0 for 64 seconds: Tried all MXs', 'deferred', 'reporter'],
])('%s', (text, type, told) => {
  const events = eventsOf(haraka, [...TAKEN, outbound(12, text, 2)]);
  const [, event = ''] = events.map(inWords);
  expect(event.split(': ', 1)[0]).toBe(`${type} 02:27:12 x@example.net ${told}`);
});

test('what was told of single recipients is not told again of all', () => {
  const events = eventsOf(haraka, [
    ...TAKEN,
    outbound(11, 'recipient <nobody@example.com> rejected: 550 5.1.1 No such user'),
    outbound(11, 'recipient <later@example.com> deferred: 451 4.3.0 Try later'),
    outbound(11, delivered('1/1/1')),
    outbound(11, 'bouncing mail: Some recipients failed: <nobody@example.com>'),
    outbound(11, 'Temp failing 1_2_0 for 64 seconds: Some recipients temporarily failed'),
  ]);
  expect(events.map(({ type }) => type)).toEqual(['submitted', 'failed', 'deferred', 'delivered']);
});

const asJson = (line: string): string => {
  const [, timestamp, level, uuid, origin, message] =
    /^(\S+) \[(\w+)\] \[(.*?)\] \[(\w+)\] (.*)$/.exec(line) ?? [];
  return JSON.stringify({ timestamp, level, uuid, origin, message });
};
const asLogfmt = (line: string): string =>
  line.replace(
    / \[(\w+)\] \[(.*?)\] \[(\w+)\] +(.*)$/,
    (_, level: string, uuid: string, source: string, text: string) =>
      ` level=${level} uuid=${uuid} source=${source} message="${text.replaceAll('"', '\\"')}"`,
  );
const overSyslog = (line: string): string =>
  line.replace(/^2026-11-24T(\S{8})\.470Z /, 'Nov 24 $1 mx haraka[123]: ');
const overMultilog = (line: string): string => line.replace('T', ' ').replace('Z ', '042500  ');

test.each([
  ['JSON', asJson],
  ['logfmt', asLogfmt],
  ['syslog', overSyslog],
  ['multilog', overMultilog],
])('as %s', (_, layout) => {
  const lines = LINES.map(layout);
  expect(eventsOf(haraka, lines).map(inWords)).toEqual(eventsOf(haraka, LINES).map(inWords));
  expect(haraka.recognises(lines)).toBe(lines.length);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(haraka.recognises(LINES)).toBe(LINES.length);
  expect(eventsWithStops(haraka, LINES)).toEqual(eventsOf(haraka, LINES));
  expect(() => eventsOf(haraka, hostileLines([...LINES, ...LINES.map(asJson)]))).not.toThrow();
});
