import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/mime/date.ts';

describe('a date', () => {
  it.each([
    ['Thu, 29 Apr 2027 23:34:45 +0900', '2027-04-29T14:34:45Z'],
    ['29 Apr 2027 23:34:45 -0330', '2027-04-30T03:04:45Z'],
    ['Thu,29 Apr 2027 23:34 +0000', '2027-04-29T23:34:00Z'],
    ['Thu, 29 Apr 2027 23:34:45 +0900 (JST)', '2027-04-29T14:34:45Z'],
    ['Thu, 29 Apr 2027 23:34:45 GMT', '2027-04-29T23:34:45Z'],
    ['Thu, 29 Apr 2027 23:34:45 EST', '2027-04-30T04:34:45Z'],
    ['Thu, 29 Apr 2027 23:34:45 CEST', '2027-04-29T21:34:45Z'],
    ['Thu, 29 Apr 2027 23:34:45', '2027-04-29T23:34:45Z'],
    ['Thu, 29 Apr 27 23:34:45 Z', '2027-04-29T23:34:45Z'],
    ['29 Apr 99 23:34 UT', '1999-04-29T23:34:00Z'],
    ['29 Apr 127 23:34 UT', '2027-04-29T23:34:00Z'],
    ['Thu, 1 (first) May 2027 1:02:03 +0000', '2027-05-01T01:02:03Z'],
    ['Wed Jun 12 02:21:53 GMT 2013', '2013-06-12T02:21:53Z'],
    ['Wed Jun  2 02:21:53 2013', '2013-06-02T02:21:53Z'],
    ['Wed Jun 12 02:21:53 +0200 2013', '2013-06-12T00:21:53Z'],
    ['12-Jun-2013 02:21:53 +0000', '2013-06-12T02:21:53Z'],
    ['June 12, 2013 2:21:53 PM', '2013-06-12T14:21:53Z'],
    ['12 June 2013, 12:21 AM', '2013-06-12T00:21:00Z'],
    ['2013-06-12T02:21:53Z', '2013-06-12T02:21:53Z'],
    ['2013-06-12T02:21:53.123+02:00', '2013-06-12T00:21:53Z'],
    ['2013/06/12 02:21:53', '2013-06-12T02:21:53Z'],
    ['Thu, 29 Apr 2027 23:34:60 +0000', '2027-04-29T23:35:00Z'],
    ['Thu, 29 Apr 2027', '2027-04-29T00:00:00Z'],
    ['Wed, 01 Jul 2026 14:00:00 +0200 (CEST)', '2026-07-01T12:00:00Z'],
    ['1 Jul 2026 12:00 GMT', '2026-07-01T12:00:00Z'],
    ['Wed, 1 Jul 26 08:00:00 EDT', '2026-07-01T12:00:00Z'],
    ['Wednesday, 01-Jul-2026 12:00:00 UTC', '2026-07-01T12:00:00Z'],
    ['2026-07-01T14:00:00+02:00', '2026-07-01T12:00:00Z'],
    ['2026-07-01 12:00:00', '2026-07-01T12:00:00Z'],
    ['Thu, 31 Dec 1998 23:59:60 -0000', '1999-01-01T00:00:00Z'],
  ])('%s', (value, wanted) => {
    const time = parseDate(value);
    expect(time === null ? null : new Date(time).toISOString()).toBe(wanted.replace('Z', '.000Z'));
  });

  it.each([
    '',
    'yesterday',
    '31 Feb 2027 10:00 +0000',
    '29 Apr 2027 25:00',
    '10:00',
    '29 Foo 2027',
    '99 Apr 2027 1:00',
    'soon',
    '1 Foo 2026 12:00',
    '99999',
  ])('is none: %s', (value) => {
    expect(parseDate(value)).toBeNull();
  });

  it('is read from what it is written as', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const whole = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseDate(date.toUTCString())).toBe(whole);
        expect(parseDate(date.toISOString())).toBe(whole);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void parseDate(text)));
  });
});
