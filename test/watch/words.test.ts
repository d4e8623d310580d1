import { expect, test } from 'vitest';
import { at, refusal, type Trouble } from '../helpers/history.ts';
import { atReceiver, during, history, isStrict, watched } from './setting.ts';

const TROUBLES: readonly (readonly [what: string, trouble: Trouble])[] = [
  [
    'outage',
    during(at(29, 9, 30), at(29, 12), atReceiver('big.example'), refusal('user-unknown'), 0.4),
  ],
  [
    'broken',
    during(at(29), at(30), ({ campaign }) => campaign !== '', refusal('malformed-message')),
  ],
  ['SPF', during(at(29), at(30), isStrict, refusal('auth-spf'))],
  ['block', during(at(29), at(30), atReceiver('second.example'), refusal('provider-block'))],
  ['query', during(at(29), at(30), atReceiver('small5.example'), refusal('blocklist-query-error'))],
];

test.each(TROUBLES)('%s: evidence with figures, and what to do', (_, trouble) => {
  const [incident, ...more] = watched(history({ troubles: [trouble] }));
  expect(more).toEqual([]);
  const { evidence = [], recommendation = [] } = incident ?? {};
  expect(evidence.length).toBeGreaterThanOrEqual(3);
  expect(recommendation.length).toBeGreaterThanOrEqual(1);
  expect(evidence[0]).toMatch(/\d of [\d,]+ mails \(\d+ %\).*2026-02-03 \d\d:\d\d UTC/);
  for (const sentence of [...evidence, ...recommendation]) {
    expect(sentence).toMatch(/^[A-Z0-9a-z].*[.?]$/);
    expect(sentence).not.toMatch(/undefined|NaN|null|\b0 mails/);
  }
});

test('an outage in words', () => {
  const [outage] = TROUBLES as [(typeof TROUBLES)[0]];
  const [incident] = watched(history({ troubles: [outage[1]] }));
  expect([
    ...(incident?.evidence ?? []),
    ...(incident?.recommendation ?? []),
  ]).toMatchInlineSnapshot(`
    [
      "big.example refused 875 of 2,181 mails (40 %) to addresses that were alive lately as user-unknown, 2026-02-03 09:30 UTC to 2026-02-03 11:20 UTC: 875 addresses.",
      "875 of the 875 refusals met addresses that had taken mail, or were read, within 14 days.",
      "Since it ended 874 of its addresses were mailed again: 865 delivered, 9 failed.",
      "Last good delivery there before: 2026-02-03 09:30 UTC; first one after: 2026-02-03 11:23 UTC.",
      "Found 17 s after the first refusal; it lasted 1 h 50 min.",
      "Nothing: its addresses take mail again.",
    ]
  `);
});
