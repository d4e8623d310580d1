import { expect, test } from 'vitest';
import { epochTime, LogClock, taiTime } from '../../src/intake/time.ts';

const JANUARY = Date.UTC(2027, 0, 3);

function check(text: string, expected: string | null, zone = 'UTC', writtenAt = JANUARY): void {
  const clock = new LogClock({ zone, writtenAt });
  const read = clock.read(`${text} host`);
  const time = read ? `${new Date(clock.time).toISOString()} ${clock.end}` : null;
  expect(time, `${text} in ${zone}`).toBe(expected && `${expected} ${text.length}`);
}

test('times as logs write them', () => {
  check('Nov 24 02:27:56', '2026-11-24T02:27:56.000Z');
  check('Nov  4 02:27:56', '2026-11-04T02:27:56.000Z');
  check('Nov 24 2024 02:27:56', '2024-11-24T02:27:56.000Z');
  check('2026-11-24 02:27:56', '2026-11-24T02:27:56.000Z');
  check('2026-11-24 02:27:56.5', '2026-11-24T02:27:56.500Z');
  check('2026-11-24 02:27:56,123', '2026-11-24T02:27:56.123Z');
  check('2026-11-24T02:27:56.123456+01:00', '2026-11-24T01:27:56.123Z', 'America/New_York');
  check('2026-11-24 02:27:56 -0330', '2026-11-24T05:57:56.000Z');
  check('2026-11-24 02:27:56.123 +0100', '2026-11-24T01:27:56.123Z');
  check('2026-11-24T02:27:56Z', '2026-11-24T02:27:56.000Z', 'Europe/Berlin');
});

test('what is no time', () => {
  for (const text of [
    '',
    'Nox 24 02:27:56',
    'Nov 32 02:27:56',
    'Nov 24 25:27:56',
    '2026-13-24 02:27:56',
  ])
    check(text, null);
  for (const text of ['9999', 'anF 24 02:27:56', '2026-11-24_02:27:56', '12:27:56'])
    check(text, null);
});

test('a year is completed by when the file was written', () => {
  check('Dec 31 23:59:59', '2026-12-31T23:59:59.000Z');
  check('Jan  3 23:59:59', '2027-01-03T23:59:59.000Z');
  check('Jan  5 00:00:00', '2026-01-05T00:00:00.000Z');
  check('Feb 29 12:00:00', '2024-02-29T12:00:00.000Z');
  check(
    'Jan  1 08:00:00',
    '2026-12-31T22:00:00.000Z',
    'Asia/Vladivostok',
    Date.UTC(2026, 11, 31, 23),
  );
});

test('zones by name', () => {
  check('Jul 24 02:00:00', '2026-07-24T00:00:00.000Z', 'Europe/Berlin');
  check('Nov 24 02:00:00', '2026-11-24T01:00:00.000Z', 'Europe/Berlin');
  check('Mar 29 01:59:59', '2026-03-29T00:59:59.000Z', 'Europe/Berlin');
  check('Mar 29 03:00:00', '2026-03-29T01:00:00.000Z', 'Europe/Berlin');
  check('Oct 25 02:30:00', '2026-10-25T00:30:00.000Z', 'Europe/Berlin');
  check('Oct 25 03:00:00', '2026-10-25T02:00:00.000Z', 'Europe/Berlin');
  check('Mar  8 03:00:00', '2026-03-08T07:00:00.000Z', 'America/New_York');
  check('Jul  1 00:00:00', '2026-06-30T18:15:00.000Z', 'Asia/Kathmandu');
  check('Jul  1 00:00:00', '2026-07-01T00:00:00.000Z', 'No/Where');
});

test('one clock reads many lines', () => {
  const clock = new LogClock({ zone: 'UTC', writtenAt: JANUARY });
  const times = ['Nov 24 02:27:56', 'Nov 24 02:27:56', 'x', 'Nov 24 02:27:57'].map(
    (line) => clock.read(line) && clock.time % 60_000,
  );
  expect(times).toEqual([56_000, 56_000, false, 57_000]);
});

test('epoch by size', () => {
  for (const value of [
    '1764038876.25',
    1764038876.25,
    '1764038876250',
    1764038876250123,
    '1764038876250123456',
  ])
    expect(epochTime(value)).toBe(1764038876250);
  expect(epochTime('x')).toBe(0);
  expect(epochTime(-1)).toBe(0);
});

test('TAI64N', () => {
  expect(taiTime('@4000000037c219bf2ef02e94')).toBe(Date.parse('1999-08-24T04:04:05.787Z'));
  expect(taiTime('@40')).toBe(0);
});
