import { check, GONE, T } from './told.ts';

const mailomat = (eventType: string, payload: object) => ({
  id: 'x',
  eventType,
  occurredAt: '2026-11-24T11:00:00+01:00',
  messageUuid: 'mo-1',
  messageId: 'm1@example.com',
  recipient: 'anna@example.org',
  payload,
});

check('mailomat', [
  [
    'not accepted',
    mailomat('not_accepted', { reason: 'limit reached' }),
    {
      type: 'not-attempted',
      reply: 'limit reached',
      time: T * 1000,
      label: { reasons: ['provider-refused'] },
    },
  ],
  ['failure', mailomat('failure_perm', { reason: GONE }), { type: 'failed', reply: GONE }],
]);
