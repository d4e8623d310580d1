import { expect, test } from 'vitest';
import type { Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';
import { matchIncidents } from '../../src/watch/match-incidents.ts';
import { Watch } from '../../src/watch/watch.ts';
import { at, DAY, MINUTE, randomOf, refusal } from '../helpers/history.ts';
import { atReceiver, during, history, isStrict, watched } from './setting.ts';

const unknown = refusal('user-unknown', { address: 'dead', fault: 'recipient-address' });

/** One of each kind. */
const EVENTFUL: readonly Observation[] = history({
  days: 66,
  troubles: [
    during(at(29, 9, 30), at(29, 12), atReceiver('big.example'), unknown, 0.4),
    during(at(36, 8), at(37), isStrict, refusal('auth-spf', { fault: 'sender-authentication' })),
    during(
      at(43),
      at(44),
      ({ campaign }) => campaign === 'news-43',
      refusal('malformed-message', { fault: 'message' }),
      0.6,
    ),
    during(at(50), at(53), atReceiver('small5.example'), refusal('relay-denied')),
  ],
  lists: [{ day: 55, size: 400, dead: 0.25 }],
});

test('the order of what happens at the same time does not matter', () => {
  const rough = EVENTFUL.map((one) => ({ ...one, time: one.time - (one.time % MINUTE) }));
  const random = randomOf(7);
  const shuffled = rough
    .map((one) => ({ one, by: one.time + random() * MINUTE }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
  expect(shuffled).not.toEqual(rough);
  const found = watched(rough);
  expect(found).toHaveLength(5);
  expect(watched(shuffled)).toEqual(found);
});

test('asking on the way changes nothing', () => {
  const watch = new Watch();
  for (const [number, observation] of EVENTFUL.entries()) {
    if (number % 5000 === 0) watch.incidents(observation.time);
    watch.observe(observation);
  }
  expect(watch.incidents(at(66))).toEqual(watched(EVENTFUL));
});

test.each([14, 28])(
  'looked at every third day over a window of %i days: the same incidents',
  (warm) => {
    let stored: Incident[] = [];
    let next = 1;
    for (let day = 20; day <= 66; day += 3) {
      const since = day === 20 ? 0 : at(day - 3);
      const from = Math.max(at(0), since - warm * DAY);
      const window = EVENTFUL.filter(({ time }) => time >= from && time < at(day));
      for (const one of matchIncidents(watched(window), stored, { from, since })) {
        if (one.id === 0) stored.push({ ...one, id: next++ });
        else stored = stored.map((before) => (before.id === one.id ? one : before));
      }
    }
    const whole = watched(EVENTFUL);
    const outline = ({ kind, cause, start, end, state }: Incident): unknown => ({
      kind,
      cause,
      start,
      end,
      state,
    });
    expect(stored.map(outline)).toEqual(whole.map(outline));
    // Which addresses had failed before is known as far back as the window reaches.
    for (const [number, { size }] of stored.entries())
      expect(Math.abs(size / (whole[number]?.size ?? 0) - 1)).toBeLessThan(0.1);
  },
);

test('nothing is thrown by odd observations', () => {
  const [first] = EVENTFUL as [Observation];
  const watch = new Watch();
  for (const odd of [
    { time: Number.NaN },
    { time: -1 },
    { time: 8.64e15, address: '' },
    { kind: 'failed' as const, reason: 'no-such-reason', receiver: '', lane: '', campaign: '' },
    { kind: 'failed' as const, reason: 'user-unknown', time: 0 },
    { kind: 'deferred' as const, reason: '', message: -5 },
  ])
    watch.observe({ ...first, ...odd });
  expect(watch.incidents(0)).toEqual([]);
});
