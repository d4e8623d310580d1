import { check, GONE, T } from './told.ts';

const mandrill = (event: string, msg: object, more: object = {}) => [
  { event, ts: T, msg: { email: 'anna@example.org', _id: 'md-1', ...msg }, ...more },
];

check('mandrill', [
  [
    'hard bounce',
    mandrill('hard_bounce', { diag: `smtp;${GONE}`, bounce_description: 'bad_mailbox' }),
    { type: 'failed', reply: GONE, label: { words: 'hard_bounce/bad_mailbox', permanent: true } },
  ],
  [
    'deferral',
    mandrill('deferral', {
      smtp_events: [
        { diag: '451 a' },
        { diag: '451 b', destination_ip: '192.0.2.7', source_ip: '192.0.2.8' },
      ],
    }),
    { type: 'deferred', reply: '451 b', ip: '192.0.2.7', lane: '192.0.2.8' },
  ],
  [
    'reject',
    mandrill('reject', { reject: { reason: 'unsub' } }),
    { type: 'not-attempted', label: { words: 'reject/unsub', reasons: ['suppressed'] } },
  ],
  [
    'the form itself',
    { mandrill_events: JSON.stringify(mandrill('click', {}, { url: 'https://example.com/' })) },
    { type: 'clicked', client: { url: 'https://example.com/' } },
  ],
]);
