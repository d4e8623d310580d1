import { check, GONE, ISO } from './told.ts';

const resend = (type: string, more: object = {}) => ({
  type,
  created_at: ISO,
  data: { email_id: 'r-1', from: 'Shop <shop@example.com>', to: ['anna@example.org'], ...more },
});

check('resend', [
  [
    'bounced',
    resend('email.bounced', {
      bounce: {
        type: 'Permanent',
        subType: 'General',
        message: 'Resend explains',
        diagnosticCode: [`smtp; ${GONE}`],
      },
    }),
    {
      type: 'failed',
      reply: GONE,
      sender: 'shop@example.com',
      label: { words: 'Permanent/General', permanent: true },
    },
  ],
  [
    'suppressed',
    resend('email.bounced', { bounce: { type: 'Permanent', subType: 'Suppressed' } }),
    { type: 'not-attempted', reply: '' },
  ],
  [
    'failed',
    resend('email.failed', { failed: { reason: 'reached_daily_quota' } }),
    { type: 'not-attempted', label: { reasons: ['provider-refused'] } },
  ],
  [
    'one of several recipients',
    resend('email.delivered', { to: ['anna@example.org', 'ben@example.org'] }),
    { type: 'delivered', recipient: '' },
  ],
]);
