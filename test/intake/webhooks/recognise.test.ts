import { expect, it } from 'vitest';
import { T, told } from './told.ts';

const event = (name: string) => ({
  email: 'anna@example.org',
  timestamp: T,
  event: name,
  sg_event_id: 'e1',
  sg_message_id: 'abc',
});

it('reads the rest of a batch around what it does not know', () => {
  const { events, problems } = told([
    event('delivered'),
    event('teleported'),
    null,
    7,
    event('bounce'),
  ]);
  expect(events.map(({ type }) => type)).toEqual(['delivered', 'failed']);
  expect(problems).toEqual([
    'unknown type of event: teleported',
    'a part of the payload is no JSON object',
  ]);
});

it('tells how Event Grid is answered', () => {
  const data = { validationCode: 'c0de', validationUrl: 'https://example.com/validate' };
  const payload = [{ eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data }];
  expect(told(payload).problems[0]).toContain('{"validationResponse":"c0de"}');
});

it.each([null, 7, '', 'x', [], {}, [null], [[]], { type: 'x' }, { event: 'open' }, { msys: 1 }])(
  'is sure of nothing in %j',
  (payload) => {
    expect(told(payload).format).toBe('');
  },
);
