import { expect, test } from 'vitest';
import { exchange } from '../../../src/intake/logs/exchange/exchange.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const COLUMNS =
  'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version';
const HEAD = [
  '#Software: Microsoft Exchange Server',
  '#Version: 15.02.1118.000',
  '#Log-type: Message Tracking Log',
  '#Date: 2026-11-24T02:00:00.000Z',
  `#Fields: ${COLUMNS}`,
];

const FIELDS = COLUMNS.split(',');
const quoted = (text: string): string =>
  /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const row = (told: Record<string, string>): string => {
  const all: Record<string, string> = {
    'date-time': '2026-11-24T02:27:56.123Z',
    source: 'SMTP',
    'message-id': '<1@example.org>',
    'network-message-id': '13fad5b7-39c5-46e7-130e-08d4a138ac67',
    'internal-message-id': '4711',
    'message-subject': 'Hello, "you"',
    'sender-address': 'news@example.org',
    'return-path': 'b-1@example.org',
    ...told,
  };
  return FIELDS.map((name) => quoted(all[name] ?? '')).join(',');
};

const LED = (reply: string, host = '', ip = ''): string =>
  `[{LED=${reply}};{MSG=};{FQDN=${host}};{IP=${ip}};{LRT=11/24/2026 2:27:56 AM}]`;

const LINES = [
  ...HEAD,
  row({ 'event-id': 'HAREDIRECT', 'recipient-address': 'anna@example.com' }),
  row({ 'event-id': 'RECEIVE', source: 'STOREDRIVER', 'recipient-address': 'alias@example.com' }),
  row({
    'event-id': 'RESOLVE',
    source: 'ROUTING',
    'related-recipient-address': 'alias@example.com',
    'recipient-address': 'Anna@example.com',
  }),
  row({
    'event-id': 'SEND',
    'connector-id': 'Intra-Organization SMTP Send Connector',
    'recipient-address': 'anna@example.com',
  }),
  row({
    'event-id': 'SEND',
    'server-hostname': 'mx.example.com',
    'server-ip': '192.0.2.1',
    'connector-id': 'Internet',
    'recipient-address': 'anna@example.com;ben@example.com',
    'recipient-status': '250 2.1.5 Recipient OK;250 2.1.5 Fine',
  }),
  row({
    'event-id': 'DEFER',
    source: 'QUEUE',
    'recipient-address': 'slow@example.net',
    'recipient-status': LED('451 4.4.0 DNS query failed'),
  }),
  row({
    'event-id': 'FAIL',
    'recipient-address': 'no@example.com;full@example.com',
    'recipient-status': `${LED('550 5.1.1 No; such user', 'mx.example.com', '192.0.2.1')};${LED('552 5.2.2 Full', 'mx.example.com', '192.0.2.1')}`,
  }),
  row({
    'event-id': 'FAIL',
    source: 'ROUTING',
    'recipient-address': 'group@example.org',
    'recipient-status':
      '[{LRT=};{LED=550 5.7.1 RESOLVER.RST.AuthRequired; authentication required};{FQDN=};{IP=}]',
  }),
  row({
    'event-id': 'FAIL',
    source: 'QUEUE',
    'recipient-address': 'slow@example.net',
    'recipient-status': LED('550 4.4.7 QUEUE.Expired; message expired'),
  }),
  row({
    'event-id': 'DSN',
    source: 'DSN',
    'return-path': '<>',
    'recipient-address': 'b-1@example.org',
  }),
  row({
    'event-id': 'DELIVER',
    source: 'STOREDRIVER',
    'return-path': '<>',
    'sender-address': 'postmaster@example.org',
    'recipient-address': 'b-1@example.org',
  }),
];
const events = eventsOf(exchange, LINES);

test('each recipient has its own status', () => {
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:56 b-1@example.org',
    'delivered 02:27:56 anna@example.com for alias@example.com remote mx.example.com 192.0.2.1: 250 2.1.5 Recipient OK',
    'delivered 02:27:56 ben@example.com remote mx.example.com 192.0.2.1: 250 2.1.5 Fine',
    'deferred 02:27:56 slow@example.net dns reporter: 451 4.4.0 DNS query failed',
    'failed 02:27:56 no@example.com remote mx.example.com 192.0.2.1: 550 5.1.1 No; such user',
    'failed 02:27:56 full@example.com remote mx.example.com 192.0.2.1: 552 5.2.2 Full',
    'failed 02:27:56 group@example.org never reporter: 550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
    'expired 02:27:56 slow@example.net never reporter: 550 4.4.7 QUEUE.Expired; message expired',
    'delivered 02:27:56 b-1@example.org reporter',
  ]);
  expect(events[4]).toMatchObject({
    subject: 'Hello, "you"',
    status: '5.1.1',
    replyCode: '550',
    ids: { messageId: '1@example.org', providerId: '13fad5b7-39c5-46e7-130e-08d4a138ac67' },
  });
  expect(events[8]?.sender).toBe('<>');
});

test('the summary of a message trace', () => {
  const lines = [
    'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority',
    '2026-11-24T02:27:56.1230000Z,news@example.org,"anna@example.com##Receive, Send;no@example.com##Receive, Fail",Hello,900,<1@example.org>,13fad5b7,192.0.2.50,2,,Normal',
  ];
  expect(eventsOf(exchange, lines).map(inWords)).toEqual([
    'submitted 02:27:56 anna@example.com',
    'delivered 02:27:56 anna@example.com',
    'submitted 02:27:56 no@example.com',
    'failed 02:27:56 no@example.com',
  ]);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(exchange.recognises(LINES)).toBe(12);
  expect(eventsWithStops(exchange, LINES)).toEqual(events);
  expect(() => eventsOf(exchange, [...HEAD, ...hostileLines(LINES)])).not.toThrow();
});
