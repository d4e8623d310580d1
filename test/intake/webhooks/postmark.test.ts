import { check, GONE, ISO, T } from './told.ts';

const postmark = (RecordType: string, more: object) => ({
  RecordType,
  MessageID: 'p-1',
  MessageStream: 'outbound',
  ...more,
});

check('postmark', [
  [
    'delivery',
    postmark('Delivery', { Recipient: 'anna@example.org', DeliveredAt: ISO, Details: '250 ok' }),
    { type: 'delivered', reply: '250 ok', stream: 'outbound' },
  ],
  [
    'hard bounce',
    postmark('Bounce', {
      Type: 'HardBounce',
      TypeCode: 1,
      Email: 'anna@example.org',
      Details: `smtp;${GONE}`,
      BouncedAt: '2026-11-24T05:00:00.0000000-05:00',
    }),
    {
      type: 'failed',
      reply: GONE,
      time: T * 1000,
      label: { words: 'HardBounce', permanent: true },
    },
  ],
  [
    'no record type',
    {
      ID: 1,
      Type: 'AutoResponder',
      TypeCode: 64,
      MessageID: 'p-1',
      Email: 'anna@example.org',
      BouncedAt: ISO,
    },
    { type: 'auto-reply' },
  ],
  [
    'complaint',
    postmark('SpamComplaint', { Type: 'SpamComplaint', Email: 'anna@example.org', BouncedAt: ISO }),
    { type: 'complaint' },
  ],
  [
    'open',
    postmark('Open', {
      Recipient: 'anna@example.org',
      ReceivedAt: ISO,
      UserAgent: 'A',
      Geo: { IP: '192.0.2.1' },
    }),
    { type: 'opened', client: { ip: '192.0.2.1', userAgent: 'A' } },
  ],
  [
    'unsubscribed',
    postmark('SubscriptionChange', {
      Recipient: 'anna@example.org',
      ChangedAt: ISO,
      SuppressSending: true,
      SuppressionReason: 'ManualSuppression',
      Origin: 'Recipient',
    }),
    { type: 'unsubscribed' },
  ],
  [
    'suppressed after a bounce',
    postmark('SubscriptionChange', {
      Recipient: 'anna@example.org',
      SuppressSending: true,
      SuppressionReason: 'HardBounce',
    }),
    null,
  ],
]);
