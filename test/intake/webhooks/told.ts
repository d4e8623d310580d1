// Checks what payloads tell, with the format found by itself.

import { describe, expect, it } from 'vitest';
import { recogniseWebhook } from '../../../src/intake/webhooks/index.ts';
import type { MailEvent } from '../../../src/model/event.ts';

export interface Told {
  readonly format: string;
  readonly events: readonly MailEvent[];
  readonly problems: readonly string[];
}

export function told(payload: unknown): Told {
  const format = recogniseWebhook(payload);
  return { format: format?.id ?? '', ...(format?.read(payload) ?? { events: [], problems: [] }) };
}

/** `failed anna@example.com 550 5.1.1 no such user`: type, recipient, words. */
export const lines = (payload: unknown): string[] =>
  told(payload).events.map(({ type, recipient, reply }) =>
    [type, recipient, reply].join(' ').trim(),
  );

/** A time, in seconds and as text. */
export const T = 1_795_514_400;
export const ISO = '2026-11-24T10:00:00Z';
export const GONE = '550 5.1.1 no such user';

/** What it is about, payload, what is expected of its first event; null: none. */
type Row = readonly [string, unknown, object | null];

/** Times are told, and the recipient is anna@example.org where no other is expected. */
export function check(format: string, rows: readonly Row[]): void {
  describe(format, () => {
    it.each(rows)('%s', (_, payload, expected) => {
      const reading = told(payload);
      expect(reading.format).toBe(format);
      if (expected === null) {
        expect(reading).toMatchObject({ events: [], problems: [] });
        return;
      }
      const [event] = reading.events;
      expect(event).toMatchObject({ system: format, recipient: 'anna@example.org', ...expected });
      expect(event?.time).toBeGreaterThan(0);
      expect(reading.problems).toHaveLength(event?.recipient === '' ? 1 : 0);
    });
  });
}
