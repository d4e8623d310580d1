import { check, GONE, T } from './told.ts';

const brevo = (event: string, more: object = {}) => ({
  event,
  email: 'anna@example.org',
  'message-id': '<m1@example.com>',
  ts_event: T,
  ...more,
});

check('brevo', [
  [
    'hard bounce',
    brevo('hard_bounce', { reason: GONE }),
    {
      type: 'failed',
      reply: GONE,
      time: T * 1000,
      ids: { messageId: 'm1@example.com' },
      label: { permanent: true },
    },
  ],
  [
    'soft bounce',
    brevo('soft_bounce', { reason: '452 full' }),
    { type: 'failed', label: { permanent: false } },
  ],
  [
    'blocked',
    brevo('blocked', { reason: 'blocked : due to blacklist user' }),
    { type: 'not-attempted', label: { reasons: ['suppressed'] } },
  ],
  ['opened by a proxy', brevo('proxy_open'), { type: 'opened', client: { machine: true } }],
  [
    'click',
    brevo('click', { link: 'https://example.com/', ip: '192.0.2.1' }),
    { type: 'clicked', client: { url: 'https://example.com/', machine: null } },
  ],
]);
