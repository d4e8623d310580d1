import { check, GONE, ISO } from './told.ts';

const mailersend = (type: string, morph: object | null = null) => ({
  type,
  created_at: ISO,
  data: {
    object: 'activity',
    morph,
    email: {
      from: 'shop@example.com',
      message: { id: 'ms-1' },
      recipient: { email: 'anna@example.org' },
    },
  },
});

check('mailersend', [
  [
    'hard bounced',
    mailersend('activity.hard_bounced', { object: 'recipient_bounce', reason: GONE }),
    {
      type: 'failed',
      reply: GONE,
      ids: { providerId: 'ms-1' },
      label: { words: 'hard_bounced', permanent: true },
    },
  ],
  [
    'soft bounced',
    mailersend('activity.soft_bounced', { reason: '452 full' }),
    { type: 'failed', label: { permanent: false } },
  ],
  [
    'clicked',
    mailersend('activity.clicked', { object: 'click', url: 'https://example.com/' }),
    { type: 'clicked', client: { url: 'https://example.com/' } },
  ],
]);
