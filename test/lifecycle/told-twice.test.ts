import { describe, expect, it } from 'vitest';
import { clientWith } from '../../src/engage/client-with.ts';
import { withoutToldTwice } from '../../src/lifecycle/told-twice.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { START, told } from '../helpers/events.ts';

const click = (system: string, ms: number, link = '1', ip = '192.0.2.1'): MailEvent => ({
  ...told('clicked', 0, { system, client: clientWith({ ip, link, method: 'GET' }) }),
  time: START + ms,
});

const inShort = (events: readonly MailEvent[]): string[] =>
  withoutToldTwice(events).map(({ system, time }) => `${system} ${time - START}`);

describe('opens and clicks told twice', () => {
  it('by two systems happened once: the finer clock is kept', () =>
    expect(inShort([click('access-log', 0), click('engagement', 245)])).toEqual([
      'engagement 245',
    ]));

  it('twice by one system happened twice', () =>
    expect(inShort([click('access-log', 0), click('access-log', 0)])).toHaveLength(2));

  it('what the system tells that tells more is kept', () =>
    expect(
      inShort([click('access-log', 0), click('access-log', 0), click('engagement', 245)]),
    ).toEqual(['access-log 0', 'access-log 0']));

  it('of another link, another visitor, another second is another one', () => {
    const others = [click('engagement', 245, '2'), click('engagement', 245, '1', '192.0.2.2')];
    expect(inShort([click('access-log', 0), ...others])).toHaveLength(3);
    expect(inShort([click('access-log', 0), click('engagement', 1245)])).toHaveLength(2);
  });

  it('leaves everything else as it is', () => {
    const attempts = [told('deferred', 0), told('delivered', 0, { system: 'ses' })];
    expect(withoutToldTwice(attempts)).toEqual(attempts);
  });
});
