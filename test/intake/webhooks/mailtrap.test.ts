import { check, T } from './told.ts';

const mailtrap = (event: string, more: object = {}) => ({
  events: [
    { event, message_id: 'mt-1', email: 'anna@example.org', timestamp: T, event_id: 'e', ...more },
  ],
});

check('mailtrap', [
  [
    'bounce',
    mailtrap('bounce', {
      response: 'no such user',
      response_code: 550,
      bounce_category: 'unknown-user',
    }),
    {
      type: 'failed',
      reply: 'no such user',
      replyCode: '550',
      label: { words: 'bounce/unknown-user' },
    },
  ],
  [
    'soft bounce',
    mailtrap('soft bounce', { response: 'later', response_code: 451 }),
    { type: 'deferred' },
  ],
  [
    'reject, as a line',
    {
      event: 'reject',
      message_id: 'mt-1',
      email: 'anna@example.org',
      event_id: 'e',
      timestamp: T,
      reason: 'Recipient in suppression list',
    },
    { type: 'not-attempted', reply: 'Recipient in suppression list' },
  ],
]);
