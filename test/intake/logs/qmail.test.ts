import { expect, test } from 'vitest';
import { qmail } from '../../../src/intake/logs/qmail.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

/** 2026-11-24 02:27:56 UTC. */
const at = (second: number, text: string): string =>
  `@400000006b04f6${(0x2c + second + 10).toString(16)}00000000 ${text}`;

const LINES = [
  at(0, 'status: local 0/10 remote 0/20'),
  at(0, 'new msg 12345'),
  at(0, 'info msg 12345: bytes 678 from <news@example.org> qp 910 uid 11'),
  at(1, 'starting delivery 5: msg 12345 to remote anna@example.com'),
  at(1, 'starting delivery 6: msg 12345 to remote no_body@example.com'),
  at(1, 'starting delivery 7: msg 12345 to local example.org-bob@example.org'),
  at(2, 'delivery 5: success: 192.0.2.1_accepted_message./Remote_host_said:_250_ok_1700000000/'),
  at(
    3,
    'delivery 6: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550-5.1.1_<no_body@example.com>_unknown/550_5.1.1_https://example.com/help/Giving_up_on_192.0.2.1./',
  ),
  at(3, 'delivery 7: success: did_0+0+1/'),
  at(3, 'bounce msg 12345 qp 911'),
  at(3, 'end msg 12345'),
  at(4, 'new msg 12345'),
  at(4, 'info msg 12345: bytes 999 from <> qp 911 uid 11'),
  at(4, 'starting delivery 8: msg 12345 to remote news@example.org'),
  at(5, 'delivery 8: deferral: CNAME_lookup_failed_temporarily._(#4.4.3)/'),
];

test('deliveries of one inode after another', () => {
  const events = eventsOf(qmail, LINES);
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:56 news@example.org',
    'delivered 02:27:58 anna@example.com remote 192.0.2.1: 250 ok 1700000000',
    'failed 02:27:59 no_body@example.com rcpt remote 192.0.2.1: 550-5.1.1 <no_body@example.com> unknown 550 5.1.1 https://example.com/help',
    'delivered 02:27:59 example.org-bob@example.org for bob@example.org reporter: did 0+0+1',
    'submitted 02:28:00 <>',
    'deferred 02:28:01 news@example.org dns reporter: CNAME lookup failed temporarily. (#4.4.3)',
  ]);
  expect(events.map(({ ids }) => ids.queueId)).toEqual([
    ...['12345.910', '12345.910', '12345.910', '12345.910'],
    ...['12345.911', '12345.911'],
  ]);
  expect(events[2]?.duration).toBe(2000);
});

test.each([
  ["Sorry,_I_couldn't_find_any_host_named_example.invalid._(#5.1.2)/", 'dns reporter'],
  ["Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/", 'connect reporter'],
  [
    'Connected_to_192.0.2.1_but_greeting_failed./Remote_host_said:_421_No/',
    'banner remote 192.0.2.1',
  ],
  [
    'Connected_to_192.0.2.1_but_sender_was_rejected./Remote_host_said:_550_No/',
    'mail remote 192.0.2.1',
  ],
  ['192.0.2.1_failed_on_DATA_command./Remote_host_said:_451_No/', 'data remote 192.0.2.1'],
  ['192.0.2.1_failed_after_I_sent_the_message./Remote_host_said:_554_No/', 'eod remote 192.0.2.1'],
  ['Connected_to_192.0.2.1_but_connection_died._(#4.4.2)/', 'reporter 192.0.2.1'],
])('%s', (report, told) => {
  const lines = [
    at(1, 'starting delivery 1: msg 2 to remote a@example.com'),
    at(1, `delivery 1: failure: ${report}`),
  ];
  const [event = ''] = eventsOf(qmail, lines).map(inWords);
  expect(event.split(': ', 1)[0]).toBe(`failed 02:27:57 a@example.com ${told}`);
});

test('what waited too long was put off for a reason', () => {
  const report =
    "Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/I'm_not_going_to_try_again;_this_message_has_been_in_the_queue_too_long./";
  const words = "connect reporter: Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)";
  expect(
    eventsOf(qmail, [
      at(1, 'starting delivery 1: msg 2 to remote a@example.com'),
      at(1, `delivery 1: failure: ${report}`),
    ]).map(inWords),
  ).toEqual([
    `deferred 02:27:57 a@example.com ${words}`,
    `expired 02:27:57 a@example.com ${words}`,
  ]);
});

test.each([
  ['Nov 24 02:27:56 mx qmail: 1795487276.123456 '],
  ['2026-11-24 02:27:56.123456789 '],
  ['2026-11-24 02:27:56.123456789  '],
])('a head such as %s', (head) => {
  const lines = ['info msg 1: bytes 2 from <news@example.org> qp 3 uid 4'].map((it) => head + it);
  expect(eventsOf(qmail, lines).map(inWords)).toEqual(['submitted 02:27:56 news@example.org']);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(qmail.recognises(LINES)).toBe(13);
  expect(eventsWithStops(qmail, LINES)).toEqual(eventsOf(qmail, LINES));
  expect(() => eventsOf(qmail, hostileLines(LINES))).not.toThrow();
});
