import { describe, expect, test } from 'vitest';
import { toldOnce } from '../../src/engage/told-once.ts';
import { clientOf, type EventType, type MailEvent, mailEvent } from '../../src/model/event.ts';

const click = (
  system: string,
  time: number,
  told: object = {},
  type: EventType = 'clicked',
): MailEvent =>
  mailEvent(type, system, {
    time,
    ids: { linkToken: 't' },
    client: clientOf({ ip: '192.0.2.1', userAgent: 'A', method: 'GET', link: '1', ...told }),
  });

describe('toldOnce', () => {
  const cases: readonly (readonly [string, readonly MailEvent[], readonly number[]])[] = [
    ['a log cut to seconds', [click('log', 5000), click('own', 5700)], [5700]],
    ['in the other order', [click('own', 5700), click('log', 5000)], [5700]],
    [
      'two requests stay two',
      [click('own', 5100), click('own', 5700), click('log', 5000), click('log', 5000)],
      [5100, 5700],
    ],
    [
      'what one system missed is kept',
      [click('own', 5100), click('log', 5000), click('log', 9000)],
      [5100, 9000],
    ],
    ['another link', [click('own', 5100), click('log', 5000, { link: '2' })], [5100, 5000]],
    ['another method', [click('own', 5100), click('log', 5000, { method: 'HEAD' })], [5100, 5000]],
    ['another client', [click('own', 5100), click('log', 5000, { ip: '192.0.2.2' })], [5100, 5000]],
    ['too far apart', [click('own', 6100), click('log', 5000)], [6100, 5000]],
    ['another kind', [click('own', 5100), click('log', 5000, {}, 'opened')], [5100, 5000]],
    [
      'without a client',
      [mailEvent('clicked', 'a', { time: 1 }), mailEvent('clicked', 'b', { time: 1 })],
      [1, 1],
    ],
  ];
  test.each(cases)('%s', (_, events, times) => {
    expect(toldOnce(events).map(({ time }) => time)).toEqual(times);
  });
});
