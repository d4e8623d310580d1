import { check, T } from './told.ts';

const mailjet = (event: string, more: object) => ({
  event,
  time: T,
  email: 'anna@example.org',
  mj_campaign_id: 0,
  Message_GUID: 'guid-1',
  ...more,
});

check('mailjet', [
  [
    'sent',
    mailjet('sent', { smtp_reply: 'sent (250 ok)' }),
    { type: 'delivered', reply: 'sent (250 ok)', ids: { providerId: 'guid-1' } },
  ],
  [
    'soft, tried again',
    mailjet('bounce', {
      hard_bounce: false,
      blocked: false,
      error_related_to: 'domain',
      error: 'greylisted',
      comment: '451 later',
    }),
    {
      type: 'deferred',
      reply: '451 later',
      label: { words: 'soft/domain/greylisted', permanent: false, reasons: ['greylisted'] },
    },
  ],
  [
    'soft, given up',
    mailjet('bounce', { hard_bounce: false, blocked: true, error: 'greylisted' }),
    { type: 'failed' },
  ],
  [
    'hard',
    mailjet('bounce', {
      hard_bounce: true,
      blocked: true,
      error_related_to: 'recipient',
      error: 'user unknown',
    }),
    { type: 'failed', reply: '', label: { permanent: true, reasons: ['user-unknown'] } },
  ],
  [
    'blocked',
    mailjet('blocked', { error_related_to: 'mailjet', error: 'preblocked' }),
    { type: 'not-attempted', stage: 'never', label: { reasons: ['suppressed'] } },
  ],
]);
