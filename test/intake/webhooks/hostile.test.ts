import { expect, it } from 'vitest';
import { recogniseWebhook, WEBHOOK_FORMATS } from '../../../src/intake/webhooks/index.ts';

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  '',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  [],
  {},
  [null],
  { type: {} },
];
const NAMES =
  'event eventType type RecordType msys mail bounce data email event-data Type notificationType msg status'.split(
    ' ',
  );

it('never throws, whatever stands where', () => {
  for (const format of WEBHOOK_FORMATS)
    for (const outer of ODD)
      for (const name of NAMES)
        for (const inner of NAMES) {
          const payload = { [name]: { [inner]: outer }, event: outer, email: outer, type: outer };
          recogniseWebhook(payload);
          expect(() => format.read([payload, outer])).not.toThrow();
        }
});

it('keeps no more of a field than documents allow', () => {
  const reason = '5'.repeat(1_000_000);
  const payload = [{ event: 'bounce', email: 'a@example.org', sg_event_id: 'e', reason }];
  const [event] = recogniseWebhook(payload)?.read(payload).events ?? [];
  expect(event?.reply.length).toBeLessThan(10_000);
});
