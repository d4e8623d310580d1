import { expect, test } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import { at, MINUTE, refusal, type Sender } from '../helpers/history.ts';
import { atReceiver, during, history, watched } from './setting.ts';

/** Which kinds are found. */
function check(sender: Partial<Sender>, ...kinds: readonly string[]): void {
  expect(watched(history(sender)).map(({ kind }) => kind)).toEqual(kinds);
}

const unknown = refusal('user-unknown', { address: 'dead', fault: 'recipient-address' });

test.each([11, 12, 13, 14])('nothing happens in 60 quiet days (seed %i)', (seed) =>
  check({ seed, days: 60 }),
);

test.each([0.02, 0.3])('a list that loses %f of its addresses in a year', (dying) =>
  check({ days: 60, dying }),
);

test('many addresses that never lived: no outage', () => check({ neverLived: 0.04 }));

test('a good import: no bad list', () => check({ lists: [{ day: 30, size: 400, dead: 0.02 }] }));

test('greylisting of everybody', () =>
  check({
    troubles: [
      during(at(29), at(30), atReceiver('second.example'), {
        ...refusal('greylisted', { fault: 'recipient-policy', message: 'temporary' }),
        deferredFor: 6 * MINUTE,
      }),
    ],
  }));

test('a receiver slows us down', () =>
  check({
    troubles: [
      during(at(29), at(30), atReceiver('big.example'), {
        ...refusal('rate-limited', { fault: 'sender-reputation', message: 'temporary' }),
        deferredFor: 40 * MINUTE,
      }),
    ],
  }));

test('a filter holds mail before it takes it', () =>
  check({
    troubles: [
      during(at(29), at(30), atReceiver('third.example'), {
        ...refusal('spam-content', { fault: 'message', stage: 'eod', message: 'temporary' }),
        deferredFor: 120 * MINUTE,
      }),
    ],
  }));

test('a receiver that always puts off a tenth', () =>
  check({
    days: 60,
    troubles: [
      during(
        at(0),
        at(60),
        atReceiver('third.example'),
        { ...refusal('system-unavailable', { message: 'temporary' }), deferredFor: 15 * MINUTE },
        0.015,
      ),
    ],
  }));

test('addresses denied one by one over weeks', () =>
  check({
    days: 60,
    troubles: [during(at(20), at(60), atReceiver('small4.example'), unknown, 0.02)],
  }));

test('a small domain that nobody reached ever: no outage, not misconfigured', () =>
  check({
    days: 60,
    troubles: [
      during(at(0), at(60), atReceiver('small6.example'), refusal('relay-denied')),
      during(
        at(0),
        at(60),
        atReceiver('small7.example'),
        refusal('connection-failed', { fault: 'network', stage: 'connect' }),
      ),
    ],
  }));

test('forwarding breaks our SPF: no fault of ours', () =>
  check({
    days: 60,
    troubles: [
      during(
        at(20),
        at(60),
        ({ address }) => /[37]@/.test(address),
        refusal('auth-spf', { fault: 'forwarding', stage: 'async' }),
      ),
    ],
  }));

test('heaps of late notices about dead users', () =>
  check({
    troubles: [
      during(
        at(29, 10),
        at(29, 10, 20),
        atReceiver('big.example'),
        {
          ...unknown,
          stage: 'async',
        },
        0.2,
      ),
    ],
  }));

test('a receiver denies users that come by one of our lanes only: no outage', () =>
  check(
    {
      troubles: [
        during(
          at(29, 9, 30),
          at(29, 12),
          ({ receiver, lane }) => receiver === 'big.example' && lane === 'a',
          unknown,
        ),
      ],
    },
    'own-fault',
  ));

test('addresses that are refused for longer than any outage are gone: no outage', () => {
  const found = watched(
    history({
      days: 60,
      single: 0.3,
      troubles: [during(at(29), at(60), atReceiver('third.example'), unknown)],
    }),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'provider-outage', state: 'dismissed' });
  expect(found[0]?.end).toBeLessThanOrEqual(at(36, 1));
  expect(found[0]?.evidence.join(' ')).toContain('no outage');
});

test('a small company that closes: no outage', () => {
  const found = watched(
    history({
      days: 60,
      troubles: [
        during(
          at(29),
          at(60),
          atReceiver('small9.example'),
          refusal('connection-failed', { fault: 'network', stage: 'connect' }),
        ),
      ],
    }),
  );
  expect(found.filter(({ state }) => state !== 'dismissed')).toEqual([]);
});

test('a small company whose server stands still for ten days: an outage', () => {
  const found = watched(
    history({
      days: 60,
      troubles: [
        during(
          at(28),
          at(38),
          atReceiver('small9.example'),
          refusal('connection-failed', { fault: 'network', stage: 'connect' }),
        ),
      ],
    }),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'provider-outage', cause: 'connection-failed' });
});

test('connections that fail before a host is known, one by one: no outage of the domain', () => {
  const found = watched(
    history({
      days: 60,
      single: 0.3,
      troubles: [
        during(
          at(0),
          at(60),
          atReceiver('big.example'),
          refusal('connection-failed', { fault: 'network', stage: 'connect' }),
          0.003,
        ),
      ],
    }).map((one) =>
      one.receiver === 'big.example' && one.kind === 'delivered'
        ? { ...one, receiver: 'operator.example' }
        : one,
    ),
  );
  expect(found).toEqual([]);
});

test('a sender whose every mailing is refused by some: found once or twice, then usual', () => {
  const found = watched(
    history({
      days: 100,
      troubles: [
        during(
          at(0),
          at(100),
          ({ campaign }) => campaign !== '',
          refusal('spam-content', { fault: 'message', stage: 'eod' }),
          0.03,
        ),
      ],
    }),
  );
  expect(found.length).toBeLessThanOrEqual(3);
});

/** Two of the small domains are run by one operator, beside the big one. */
const hosted = (one: Observation): Observation =>
  /^(?:big|small9|small14)\.example$/.test(one.receiver)
    ? { ...one, receiver: 'operator.example' }
    : one;

test('one domain of many that an operator runs is in trouble: an outage of that domain alone', () => {
  const found = watched(
    history({
      troubles: [
        during(
          at(29, 9),
          at(29, 20),
          atReceiver('small9.example'),
          refusal('connection-failed', { fault: 'network', stage: 'connect' }),
        ),
      ],
    }).map(hosted),
  );
  expect(found).toMatchObject([{ kind: 'provider-outage', receivers: ['small9.example'] }]);
});

test('a provider that tells no hosts beside servers of our own: one outage, not one by each name', () => {
  const troubles = [during(at(29, 9), at(29, 11), atReceiver('big.example'), unknown, 0.6)];
  const told = history({ troubles }).map((one) =>
    one.receiver === 'big.example' && one.lane === 'a'
      ? { ...one, receiver: 'operator.example' }
      : one,
  );
  const found = watched(told);
  expect(found).toHaveLength(1);
  expect(found[0]?.kind).toBe('provider-outage');
  expect(found[0]?.receivers.toSorted()).toEqual(['big.example', 'operator.example']);
});

test('an operator is in trouble: one outage, not one for each domain', () => {
  const troubles = [
    during(at(29, 9), at(29, 20), atReceiver('big.example', 'small9.example'), unknown),
  ];
  const found = watched(history({ troubles }).map(hosted));
  expect(found).toMatchObject([{ kind: 'provider-outage', receivers: ['operator.example'] }]);
});

test('mails of a closed company are given up days later, on a quiet day: no outage of who ran its mail', () => {
  const closed = history({ days: 60 })
    .map(hosted)
    .flatMap((one) => {
      if (one.time < at(29) || !one.address.endsWith('@small9.example')) return [one];
      const { time, permanence } = one;
      const failure = { ...one, reason: 'connection-failed', fault: 'network' } as const;
      return [
        { ...failure, kind: 'deferred' as const, reason: 'rate-limited', permanence },
        { ...failure, kind: 'failed' as const, time: time + 5 * 24 * 60 * MINUTE },
      ];
    })
    .sort((a, b) => a.time - b.time);
  expect(watched(closed)).toEqual([]);
});
