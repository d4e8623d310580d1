import { check, GONE, T } from './told.ts';

const sendgrid = (event: string, more: object) => [
  {
    email: 'anna@example.org',
    timestamp: T,
    event,
    sg_event_id: 'e1',
    'smtp-id': '<m1@example.com>',
    sg_message_id: 'abc.filter0001.1.2.0',
    ...more,
  },
];

check('sendgrid', [
  [
    'processed',
    sendgrid('processed', {}),
    { type: 'submitted', ids: { providerId: 'abc', messageId: 'm1@example.com' } },
  ],
  [
    'bounce',
    sendgrid('bounce', {
      type: 'bounce',
      reason: GONE,
      status: '5.1.1',
      bounce_classification: 'Invalid Address',
    }),
    {
      type: 'failed',
      reply: GONE,
      status: '5.1.1',
      speaker: 'remote',
      label: { words: 'bounce/Invalid Address', permanent: true },
    },
  ],
  [
    'blocked',
    sendgrid('bounce', { type: 'blocked', reason: '550 listed' }),
    { type: 'failed', label: { words: 'blocked', permanent: false } },
  ],
  [
    'an asynchronous bounce',
    sendgrid('bounce', { sg_message_id: undefined, type: 'bounce', reason: GONE }),
    { type: 'notice-failed', stage: 'async', ids: { providerId: '', messageId: 'm1@example.com' } },
  ],
  [
    'deferred, framed',
    sendgrid('deferred', {
      response: 'Email was deferred due to the following reason(s): [throttled]',
    }),
    { type: 'deferred', reply: 'throttled', speaker: 'reporter' },
  ],
  [
    'dropped',
    sendgrid('dropped', { reason: 'Bounced Address', status: '5.0.0' }),
    { type: 'not-attempted', status: '', stage: 'never', label: { reasons: ['suppressed'] } },
  ],
  [
    'a machine that opened',
    sendgrid('open', { sg_machine_open: true, ip: '192.0.2.1', useragent: 'A' }),
    { type: 'opened', client: { machine: true, ip: '192.0.2.1', userAgent: 'A' } },
  ],
  ['spam report', sendgrid('spamreport', {}), { type: 'complaint' }],
  ['subscribed again', sendgrid('group_resubscribe', {}), null],
]);
