import { describe, expect, it } from 'vitest';
import { mailDate } from '../../src/text/mail-date.ts';

describe('mailDate', () => {
  it.each([
    ['Wed, 01 Jul 2026 14:00:00 +0200 (CEST)', '2026-07-01T12:00:00.000Z'],
    ['1 Jul 2026 12:00 GMT', '2026-07-01T12:00:00.000Z'],
    ['Wed, 1 Jul 26 08:00:00 EDT', '2026-07-01T12:00:00.000Z'],
    ['Wednesday, 01-Jul-2026 12:00:00 UTC', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T14:00:00+02:00', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01 12:00:00', '2026-07-01T12:00:00.000Z'],
    ['Thu, 31 Dec 1998 23:59:60 -0000', '1999-01-01T00:00:00.000Z'],
  ])('%s', (text, expected) => expect(new Date(mailDate(text)).toISOString()).toBe(expected));

  it.each(['', 'soon', '1 Foo 2026 12:00', '99999'])('%s is none', (text) =>
    expect(mailDate(text)).toBe(0),
  );
});
