import { expect, test } from 'vitest';
import { opensmtpd } from '../../../src/intake/logs/opensmtpd.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const delivery = (session: string, evp: string, to: string, rest: string): string =>
  `${session} mta delivery evpid=${evp} from=<news@example.org> to=<${to}> ${rest}`;
const RELAY = 'source="192.0.2.9" relay="192.0.2.1 (mx.example.com)" delay=1s';

const LINES = [
  '72f0756de1124700 smtp connected address=192.0.2.2 host=app.example.org',
  '72f0756de1124700 smtp message msgid=1ba5e689 size=658 nrcpt=3 proto=ESMTP',
  '72f0756de1124700 smtp envelope evpid=1ba5e689badf6dea from=<news@example.org> to=<anna@example.com>',
  '72f0756de1124700 smtp envelope evpid=1ba5e689badf6deb from=<news@example.org> to=<list@example.org>',
  '72f0756de1124700 smtp envelope evpid=1ba5e689badf6dec from=<news@example.org> to=<x@example.net>',
  '72f0756de112472d mta connecting address=smtp://192.0.2.1:25 host=mx.example.com',
  '72f0756de112472d mta connected',
  '72f0756de112472d mta tls ciphers=TLSv1.3:TLS_AES_256_GCM_SHA384:256',
  delivery(
    '72f0756de112472d',
    '1ba5e689badf6dea',
    'anna@example.com',
    `rcpt=<-> ${RELAY} result="Ok" stat="250 2.0.0 Ok: queued"`,
  ),
  delivery(
    '72f0756de112472d',
    '1ba5e689badf6deb',
    'nobody@example.com',
    `rcpt=<list@example.org> ${RELAY} result="PermFail" stat="550 5.1.1 "nobody" unknown"`,
  ),
  '72f07547681be860 mta connecting address=smtp://192.0.2.7:25 host=mx.example.net',
  '72f07547681be860 mta connected',
  '72f07547681be860 mta error reason=BANNER rejected: 554 5.7.1 No service for you',
  'smtp-out: Disabling route 192.0.2.9 <-> 192.0.2.7 (mx.example.net) for 15s',
  'smtp-out: No valid route for [connector:192.0.2.9->[relay:example.net,smtp],0x0]',
  delivery(
    '0000000000000000',
    '1ba5e689badf6dec',
    'x@example.net',
    'rcpt=<-> source="-" relay="example.net" delay=11s result="TempFail" stat="Network error on destination MXs"',
  ),
  'smtp-out: Enabling route 192.0.2.9 <-> 192.0.2.7 (mx.example.net)',
  'relay: Expire for 1ba5e689badf6dec: from=<news@example.org>, to=<x@example.net>, rcpt=<->, delay=4d, stat=Envelope expired',
];

const withoutTimes = (words: string): string => words.replace(/ \d\d:\d\d:\d\d/, '');

test('a log without times keeps the order of its lines', () => {
  const events = eventsOf(opensmtpd, LINES);
  expect(events.map(inWords).map(withoutTimes)).toEqual([
    'submitted news@example.org',
    'delivered anna@example.com remote mx.example.com 192.0.2.1: 250 2.0.0 Ok: queued',
    'failed nobody@example.com for list@example.org remote mx.example.com 192.0.2.1: 550 5.1.1 "nobody" unknown',
    'deferred x@example.net banner remote mx.example.net 192.0.2.7: 554 5.7.1 No service for you',
    'expired x@example.net reporter: Envelope expired',
  ]);
  const times = events.map(({ time }) => time);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  expect(events[1]).toMatchObject({ tls: 'TLSv1.3', ids: { queueId: '1ba5e689' } });
});

test('over syslog, with the layouts of older versions', () => {
  const events = eventsOf(opensmtpd, [
    'Jul  6 06:01:40 ams smtpd[752]: 5df87c903d709659 smtp event=message msgid=c405e39a size=303',
    'Jul  6 06:01:41 ams smtpd[752]: 5df87c9250bba470 mda delivery evpid=c405e39ad6bbc64f from=<> to=<anna@example.com> rcpt=<anna@example.com> user=anna delay=0s result=Ok stat=Delivered',
    'Jul  6 06:01:42 ams smtpd[752]: 5df87c9250bba471 mta event=delivery evpid=c405e39bd6bbc64f from=<news@example.org> to=<bob@example.com> rcpt=<-> source="192.0.2.9" relay="192.0.2.1 (mx.example.com)" delay=1s result="LoopFail" stat="Loop detected"',
    'Jul  6 06:01:43 ams smtpd[752]: relay: TempFail for c405e39bd6bbc64f: session=5df87c9250bba471, from=<news@example.org>, to=<bob@example.com>, rcpt=<->, source=-, relay=example.com, delay=1s, stat=Temporary failure in MX lookup',
  ]);
  expect(events.map(inWords)).toEqual([
    'submitted 06:01:40 <>',
    'delivered 06:01:41 anna@example.com reporter: Delivered',
    'failed 06:01:42 bob@example.com mx.example.com 192.0.2.1: Loop detected',
    'deferred 06:01:43 bob@example.com dns reporter: Temporary failure in MX lookup',
  ]);
});

test.each([
  ['IO Error: Connection refused', false, 'connect reporter'],
  ['Connection timeout', true, 'banner reporter'],
  ['Connection closed unexpectedly', true, 'reporter'],
])('%s on the way to a host', (reason, connected, told) => {
  const events = eventsOf(opensmtpd, [
    '72f07547681be860 mta connecting address=smtp://192.0.2.7:25 host=mx.example.net',
    connected ? '72f07547681be860 mta connected' : '',
    `72f07547681be860 mta error reason=${reason}`,
    delivery(
      '0000000000000000',
      '1ba5e689badf6dec',
      'x@example.net',
      'rcpt=<-> relay="example.net" result="TempFail" stat="Network error on destination MXs"',
    ),
  ]);
  expect(events.map(inWords).map(withoutTimes)).toEqual([
    `deferred x@example.net ${told} mx.example.net 192.0.2.7: ${reason}`,
  ]);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(opensmtpd.recognises(LINES)).toBe(14);
  expect(eventsWithStops(opensmtpd, LINES)).toEqual(eventsOf(opensmtpd, LINES));
  expect(() => eventsOf(opensmtpd, hostileLines(LINES))).not.toThrow();
});
