import { check, GONE, T } from './told.ts';

const sparkpost = (family: string, more: object) => [
  {
    msys: {
      [family]: {
        timestamp: String(T),
        transmission_id: 't1',
        rcpt_to: 'anna@example.org',
        ...more,
      },
    },
  },
];

check('sparkpost', [
  [
    'bounce',
    sparkpost('message_event', {
      type: 'bounce',
      bounce_class: '10',
      error_code: '550',
      raw_reason: GONE,
      raw_rcpt_to: 'Anna@example.org',
    }),
    {
      type: 'failed',
      recipient: 'Anna@example.org',
      reply: GONE,
      replyCode: '550',
      label: { words: 'bounce/10/Invalid Recipient', permanent: true },
    },
  ],
  [
    'out of band',
    sparkpost('message_event', { type: 'out_of_band', bounce_class: '22', raw_reason: '552 full' }),
    { type: 'notice-failed', stage: 'async' },
  ],
  [
    'an answer out of band',
    sparkpost('message_event', { type: 'out_of_band', bounce_class: '60' }),
    { type: 'auto-reply' },
  ],
  [
    'suppressed',
    sparkpost('message_event', {
      type: 'bounce',
      bounce_class: '25',
      error_code: '550',
      raw_reason: '550 5.7.1 [internal] recipient address suppressed',
    }),
    { type: 'not-attempted', stage: 'never', replyCode: '' },
  ],
  [
    'not built',
    sparkpost('gen_event', { type: 'generation_failure', raw_reason: '554 [internal] no' }),
    { type: 'not-attempted', stage: 'build', label: { reasons: ['build-failed'] } },
  ],
  [
    'click',
    sparkpost('track_event', {
      type: 'click',
      ip_address: '192.0.2.1',
      user_agent: 'A',
      target_link_url: 'https://example.com/',
    }),
    { type: 'clicked', client: { ip: '192.0.2.1', url: 'https://example.com/' } },
  ],
  ['the test of a new webhook', [{ msys: {} }], null],
]);
