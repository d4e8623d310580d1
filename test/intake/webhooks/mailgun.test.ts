import { check, T } from './told.ts';

const mailgun = (event: string, more: object) => ({
  signature: { timestamp: String(T), token: 't', signature: 's' },
  'event-data': {
    id: 'e',
    timestamp: T + 0.25,
    event,
    recipient: 'anna@example.org',
    message: { headers: { 'message-id': 'm1@example.com', subject: 'Hi' } },
    ...more,
  },
});

check('mailgun', [
  ['accepted', mailgun('accepted', {}), { type: 'submitted', time: T * 1000 + 250 }],
  [
    'permanent',
    mailgun('failed', {
      severity: 'permanent',
      reason: 'bounce',
      'delivery-status': { code: 550, message: 'No such user', 'session-seconds': 0.5, tls: false },
    }),
    {
      type: 'failed',
      reply: 'No such user',
      replyCode: '550',
      duration: 500,
      tls: 'none',
      label: { words: 'failed/permanent/bounce', permanent: true },
    },
  ],
  [
    'temporary, several lines',
    mailgun('failed', {
      severity: 'temporary',
      'delivery-status': {
        code: 452,
        'enhanced-code': '4.2.2',
        message: '4.2.2 over\n4.2.2 quota',
      },
    }),
    { type: 'deferred', reply: '4.2.2 over 4.2.2 quota', status: '4.2.2' },
  ],
  [
    'bounced before',
    mailgun('failed', {
      severity: 'permanent',
      reason: 'suppress-bounce',
      'delivery-status': { code: 605, description: 'Not delivering' },
    }),
    {
      type: 'not-attempted',
      replyCode: '',
      reply: 'Not delivering',
      label: { reasons: ['suppressed'] },
    },
  ],
  ['too old', mailgun('failed', { severity: 'permanent', reason: 'old' }), { type: 'expired' }],
  [
    'a delayed bounce',
    mailgun('failed', { severity: 'permanent', flags: { 'is-delayed-bounce': true } }),
    { type: 'notice-failed', stage: 'async' },
  ],
  [
    'a bot that clicked',
    mailgun('clicked', {
      url: 'https://example.com/',
      ip: '192.0.2.1',
      'client-info': { bot: 'apple', 'user-agent': 'A' },
    }),
    { type: 'clicked', client: { machine: true, url: 'https://example.com/' } },
  ],
  [
    'flat fields of older webhooks',
    {
      event: 'bounced',
      recipient: 'anna@example.org',
      code: '550',
      error: '5.1.1 no such user',
      timestamp: String(T),
      token: 't',
      signature: 's',
      'Message-Id': '<m1@example.com>',
    },
    {
      type: 'failed',
      reply: '5.1.1 no such user',
      replyCode: '550',
      ids: { messageId: 'm1@example.com' },
    },
  ],
]);
