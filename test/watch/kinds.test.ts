import { expect, test } from 'vitest';
import type { Incident } from '../../src/model/incident.ts';
import { at, MINUTE, refusal, type Sender } from '../helpers/history.ts';
import { atReceiver, during, history, isStrict, watched } from './setting.ts';

interface Expected
  extends Partial<Pick<Incident, 'receivers' | 'campaigns' | 'lanes' | 'reasons'>> {
  readonly kind: Incident['kind'];
  readonly cause: string;
  /** Epoch ms, within ten minutes; of what happens between mailings within two hours. */
  readonly start: number;
  readonly end: number;
  readonly within?: number;
  /** Minutes from its beginning until it was found, at most. */
  readonly found: number;
  readonly size: readonly [least: number, most: number];
  readonly state: Incident['state'];
}

/** What is to be found, and nothing else. */
function check(sender: Partial<Sender>, ...expected: readonly Expected[]): void {
  const found = watched(history(sender));
  expect(found.map(({ kind, cause }) => ({ kind, cause }))).toEqual(
    expected.map(({ kind, cause }) => ({ kind, cause })),
  );
  for (const [
    number,
    { start, end, within = 10, found: soon, size, ...same },
  ] of expected.entries()) {
    const incident = found[number] as Incident;
    expect(incident).toMatchObject(same);
    expect(Math.abs(incident.start - start) / MINUTE).toBeLessThanOrEqual(within);
    if (end === 0) expect(incident.end).toBe(0);
    else expect(Math.abs(incident.end - end) / MINUTE).toBeLessThanOrEqual(within);
    expect((incident.foundAt - start) / MINUTE).toBeLessThanOrEqual(soon);
    expect(incident.size).toBeGreaterThanOrEqual(size[0]);
    expect(incident.size).toBeLessThanOrEqual(size[1]);
    expect(incident.refusals).toBeGreaterThanOrEqual(incident.size);
    expect(incident.lastGood).toBeLessThan(incident.start);
    if (incident.firstGood > 0) expect(incident.firstGood).toBeGreaterThanOrEqual(incident.end);
  }
}

const unknown = refusal('user-unknown', { address: 'dead', fault: 'recipient-address' });
const busy = refusal('system-unavailable', { fault: 'recipient-system', message: 'temporary' });

test('users of a big receiver are said not to exist: some of them, in the middle of a mailing', () =>
  check(
    {
      troubles: [during(at(29, 9, 30), at(29, 12), atReceiver('big.example'), unknown, 0.4)],
    },
    {
      kind: 'provider-outage',
      cause: 'user-unknown',
      receivers: ['big.example'],
      campaigns: [],
      lanes: [],
      reasons: ['user-unknown'],
      start: at(29, 9, 30),
      end: at(29, 11),
      within: 30,
      found: 5,
      size: [800, 1000],
      state: 'verified',
    },
  ));

test('two windows on two days are two incidents', () =>
  check(
    {
      single: 0.3,
      troubles: [
        during(at(31, 14, 16), at(31, 16, 38), atReceiver('big.example'), unknown, 0.4),
        during(at(32, 11, 38), at(32, 15, 57), atReceiver('big.example'), unknown, 0.4),
      ],
    },
    {
      kind: 'provider-outage',
      cause: 'user-unknown',
      start: at(31, 14, 16),
      end: at(31, 16, 38),
      within: 15,
      found: 30,
      size: [20, 60],
      state: 'verified',
    },
    {
      kind: 'provider-outage',
      cause: 'user-unknown',
      start: at(32, 11, 38),
      end: at(32, 15, 57),
      within: 15,
      found: 30,
      size: [30, 110],
      state: 'verified',
    },
  ));

test('a receiver puts mail off for hours, then denies some users', () =>
  check(
    {
      single: 0.3,
      troubles: [
        during(at(31, 12), at(31, 19), atReceiver('second.example'), {
          ...busy,
          deferredFor: 9 * 60 * MINUTE,
        }),
        during(at(31, 19), at(31, 20), atReceiver('second.example'), unknown, 0.3),
      ],
    },
    {
      kind: 'provider-outage',
      cause: 'system-unavailable',
      receivers: ['second.example'],
      start: at(31, 12),
      end: at(31, 20),
      within: 90,
      found: 30,
      size: [100, 200],
      state: 'verified',
    },
  ));

test('a receiver of forty addresses', () =>
  check(
    { troubles: [during(at(29, 9), at(29, 12), atReceiver('small1.example'), busy)] },
    {
      kind: 'provider-outage',
      cause: 'system-unavailable',
      receivers: ['small1.example'],
      start: at(29, 9),
      end: at(29, 11),
      found: 30,
      size: [40, 52],
      state: 'verified',
    },
  ));

test('an outage that goes on is open', () =>
  check(
    { days: 30, troubles: [during(at(29, 9, 30), at(31), atReceiver('big.example'), unknown)] },
    {
      kind: 'provider-outage',
      cause: 'user-unknown',
      start: at(29, 9, 30),
      end: 0,
      found: 5,
      size: [2100, 2500],
      state: 'open',
    },
  ));

test('one mailing is refused for itself, whoever gets it', () =>
  check(
    {
      troubles: [
        during(
          at(29),
          at(30),
          ({ campaign }) => campaign === 'news-29',
          refusal('malformed-message', { fault: 'message', stage: 'eod' }),
          0.6,
        ),
      ],
    },
    {
      kind: 'broken-message',
      cause: 'malformed-message',
      receivers: [],
      campaigns: ['news-29'],
      lanes: [],
      start: at(29, 9),
      end: at(29, 11),
      found: 5,
      size: [4200, 4800],
      state: 'verified',
    },
  ));

test('one mailing is refused by most of one receiver', () =>
  check(
    {
      troubles: [
        during(
          at(29),
          at(30),
          (attempt) => attempt.campaign === 'news-29' && attempt.receiver === 'small2.example',
          refusal('content-policy', { fault: 'recipient-policy', stage: 'eod' }),
          0.8,
        ),
      ],
    },
    {
      kind: 'broken-message',
      cause: 'content-policy',
      receivers: ['small2.example'],
      campaigns: ['news-29'],
      start: at(29, 9),
      end: at(29, 11),
      found: 60,
      size: [55, 89],
      state: 'verified',
    },
  ));

test('our SPF record breaks for a day', () =>
  check(
    {
      single: 0.2,
      troubles: [
        during(
          at(29, 8),
          at(30, 8),
          isStrict,
          refusal('auth-spf', { fault: 'sender-authentication' }),
        ),
      ],
    },
    {
      kind: 'own-fault',
      cause: 'auth-spf',
      campaigns: [],
      reasons: ['auth-spf'],
      start: at(29, 8),
      end: at(30, 8),
      found: 30,
      size: [5000, 7500],
      state: 'verified',
    },
  ));

test('one of our addresses is blocked by one receiver', () =>
  check(
    {
      troubles: [
        during(
          at(28),
          at(30),
          ({ receiver, lane }) => receiver === 'second.example' && lane === 'a',
          refusal('provider-block', { fault: 'sender-reputation', stage: 'mail' }),
        ),
      ],
    },
    {
      kind: 'own-fault',
      cause: 'provider-block',
      receivers: ['second.example'],
      lanes: ['a'],
      start: at(28),
      end: at(30),
      within: 120,
      found: 8 * 60,
      size: [650, 850],
      state: 'verified',
    },
  ));

test('one of our addresses is on a block list that a quarter of all receivers ask', () =>
  check(
    {
      troubles: [
        during(
          at(28),
          at(30),
          (attempt) => !isStrict(attempt) && attempt.lane === 'b',
          refusal('ip-blocklisted', { fault: 'sender-reputation' }),
        ),
      ],
    },
    {
      kind: 'own-fault',
      cause: 'ip-blocklisted',
      lanes: ['b'],
      start: at(28),
      end: at(30),
      within: 480,
      found: 14 * 60,
      size: [250, 450],
      state: 'verified',
    },
  ));

test('our name server is gone for an hour: no outage of anybody', () =>
  check(
    {
      troubles: [
        during(
          at(29, 9, 30),
          at(29, 10, 30),
          () => true,
          refusal('dns-failure', { fault: 'network', stage: 'dns', message: 'temporary' }),
        ),
      ],
    },
    {
      kind: 'own-fault',
      cause: 'dns-failure',
      receivers: [],
      start: at(29, 9, 30),
      end: at(29, 10, 30),
      found: 5,
      size: [3300, 3900],
      state: 'verified',
    },
  ));

test('a port is closed on the way out of one lane', () =>
  check(
    {
      troubles: [
        during(at(29, 10), at(29, 12), ({ lane }) => lane === 'a', {
          ...refusal('connection-failed', { fault: 'network', stage: 'connect' }),
          message: 'temporary',
          deferredFor: 2 * 60 * MINUTE,
        }),
      ],
    },
    {
      kind: 'own-fault',
      cause: 'connection-failed',
      receivers: [],
      lanes: ['a'],
      start: at(29, 10),
      end: at(29, 12),
      within: 75,
      found: 5,
      size: [1700, 2000],
      state: 'verified',
    },
  ));

test('a receiver asks its block list by a refused resolver', () =>
  check(
    {
      troubles: [
        during(
          at(28, 8),
          at(31),
          atReceiver('small5.example'),
          refusal('blocklist-query-error', { fault: 'recipient-system' }),
        ),
      ],
    },
    {
      kind: 'receiver-misconfigured',
      cause: 'blocklist-query-error',
      receivers: ['small5.example'],
      start: at(28, 8),
      end: at(31),
      within: 36 * 60,
      found: 26 * 60,
      size: [15, 26],
      state: 'verified',
    },
  ));

test('an import of which a quarter never existed', () =>
  check(
    { lists: [{ day: 30, size: 400, dead: 0.25 }] },
    {
      kind: 'list-quality',
      cause: 'user-unknown',
      receivers: [],
      campaigns: ['list-30'],
      start: at(30, 12),
      end: at(30, 13),
      found: 20,
      size: [80, 120],
      state: 'over',
    },
  ));
