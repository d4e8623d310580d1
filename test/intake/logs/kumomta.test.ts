import { expect, test } from 'vitest';
import { kumomta } from '../../../src/intake/logs/kumomta.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const TIME = Date.UTC(2026, 10, 24, 2, 27, 56) / 1000;
const RESPONSE = { code: 250, enhanced_code: null, content: '', command: null };
const COMMON = {
  type: 'Delivery',
  id: '1d98076abbbc11ed940250ebf67f93bd',
  sender: 'b-1@example.org',
  recipient: 'anna@example.com',
  queue: 'autumn:shop@example.com',
  site: 'pool->(mx|mx2).example.com@smtp_client',
  size: 900,
  response: RESPONSE,
  peer_address: { name: 'mx.example.com.', addr: '192.0.2.1' },
  timestamp: TIME,
  created: TIME - 6,
  num_attempts: 0,
  bounce_classification: 'Uncategorized',
  egress_pool: 'pool',
  egress_source: 'ip-9',
  feedback_report: null,
  meta: { stream: 'newsletter' },
  headers: { 'Message-ID': '<1@example.org>', subject: 'Hello' },
  delivery_protocol: 'ESMTP',
  nodeid: '557f3ad4-2c8c-11ee-976e-782d7e12e173',
};
const line = (told: object): string => JSON.stringify({ ...COMMON, ...told });
const status = (text: string): object => {
  const [cls, subject, detail] = text.split('.').map(Number);
  return { class: cls, subject, detail };
};
const NOWHERE = { name: '', addr: '' };
const inner = (content: string): object => ({ ...RESPONSE, code: 400, content });

const LINES = [
  line({ type: 'Reception', response: { ...RESPONSE, content: '' } }),
  line({
    type: 'TransientFailure',
    response: inner('KumoMTA internal: failed to connect to any candidate hosts: timed out'),
    peer_address: NOWHERE,
  }),
  line({
    type: 'TransientFailure',
    response: {
      code: 451,
      enhanced_code: status('4.7.1'),
      content: 'Try\r\nagain',
      command: 'RCPT TO:<anna@example.com>',
    },
    bounce_classification: 'TransientFailure',
  }),
  line({
    response: { code: 250, enhanced_code: status('2.0.0'), content: 'OK ids=1', command: '.' },
    tls_protocol_version: 'TLSv1.3',
  }),
  line({
    type: 'Bounce',
    recipient: ['no@example.com', 'none@example.com'],
    response: {
      code: 550,
      enhanced_code: status('5.1.1'),
      content: 'unknown',
      command: 'RCPT TO:<no@example.com>',
    },
    bounce_classification: 'InvalidRecipient',
  }),
  line({
    type: 'Expiration',
    response: {
      ...RESPONSE,
      code: 551,
      content: 'Next delivery time would be at 2026, which exceeds the expiry time',
    },
    peer_address: null,
  }),
  line({
    type: 'AdminBounce',
    response: { ...RESPONSE, code: 552, content: 'Administrator: stop' },
    peer_address: null,
  }),
  line({
    type: 'OOB',
    sender: '',
    response: { code: 552, enhanced_code: status('5.2.2'), content: 'full', command: null },
  }),
  line({
    type: 'Feedback',
    sender: '',
    recipient: 'fbl@example.org',
    feedback_report: {
      feedback_type: 'abuse',
      original_mail_from: '<b-1@example.org>',
      original_rcpto_to: ['<anna@example.com>'],
      original_message: 'From: x\nMessage-ID: <1@example.org>\nSubject: Hello\n\nbody\n',
    },
  }),
  line({ type: 'Rejection' }),
  line({ type: 'XferOut' }),
];
const events = eventsOf(kumomta, LINES);

test('the command tells the stage', () => {
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:56 anna@example.com',
    'deferred 02:27:56 anna@example.com connect reporter: KumoMTA internal: failed to connect to any candidate hosts: timed out',
    'deferred 02:27:56 anna@example.com rcpt remote mx.example.com 192.0.2.1: 451 4.7.1 Try again',
    'delivered 02:27:56 anna@example.com eod remote mx.example.com 192.0.2.1: 250 2.0.0 OK ids=1',
    'failed 02:27:56 no@example.com rcpt remote mx.example.com 192.0.2.1: 550 5.1.1 unknown',
    'failed 02:27:56 none@example.com rcpt remote mx.example.com 192.0.2.1: 550 5.1.1 unknown',
    'expired 02:27:56 anna@example.com reporter: Next delivery time would be at 2026, which exceeds the expiry time',
    'not-attempted 02:27:56 anna@example.com reporter: Administrator: stop',
    'notice-failed 02:27:56 anna@example.com async remote mx.example.com 192.0.2.1: 552 5.2.2 full',
    'complaint 02:27:56 anna@example.com async',
  ]);
});

test('each tells what it knows of the mail', () => {
  expect(events[3]).toMatchObject({
    sender: 'b-1@example.org',
    campaign: 'autumn',
    stream: 'newsletter',
    lane: 'ip-9',
    subject: 'Hello',
    tls: 'TLSv1.3',
    ids: { queueId: COMMON.id, queuedAt: (TIME - 6) * 1000, messageId: '1@example.org' },
  });
  expect(events[4]?.label).toMatchObject({ words: 'InvalidRecipient', permanent: true });
  // The notice's and the report's own ids are not those of the mail.
  expect(events[8]).toMatchObject({ sender: '', ids: { queueId: '', messageId: '' } });
  expect(events[9]).toMatchObject({
    sender: 'b-1@example.org',
    ids: { messageId: '1@example.org' },
  });
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(kumomta.recognises(LINES)).toBe(LINES.length);
  expect(eventsWithStops(kumomta, LINES)).toEqual(events);
  expect(() => eventsOf(kumomta, hostileLines(LINES))).not.toThrow();
  const odd = Object.keys(COMMON).flatMap((name) =>
    [null, [], {}, 1, '<>', [[]], true].map((value) => line({ type: 'Bounce', [name]: value })),
  );
  expect(() => eventsOf(kumomta, odd)).not.toThrow();
});
