import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { readPolicy } from '../../src/decide/read-policy.ts';

const GOOD = `
name = "mine"
title = "My own"
source = "our meeting, 2026-11-25"
resets = ["delivered"]

[[rule]]
id = "gone"
when = { reasons = ["user-unknown"], confidence = 0.7, human-within = "30 days" }
apart = "2 days"
  [[rule.step]]
  hold = "7 days"
  turns-into = "90 days"
  probation = true
  why = "Gone on {last}."
  turned-why = "Still gone."
  [[rule.step]]
  strikes = 2
  over = "1 day"
  suppress = "for ever"
  why = "Gone {times}."

[[rule]]
id = "rest"
why = "Nothing else counts."
`;

test('a policy as it is read', () => {
  const { policy, problems } = readPolicy('mine.toml', parse(GOOD));
  expect(problems).toEqual([]);
  expect(policy).toMatchObject({
    name: 'mine',
    resets: ['delivered'],
    minds: 'incidents',
    strikesPerDay: 1,
  });
  expect(policy.rules.map(({ id, cause, lasting, scope }) => [id, cause, lasting, scope])).toEqual([
    ['gone', 'gone', false, 'address'],
    ['rest', 'rest', false, 'address'],
  ]);
  expect(policy.rules[0]?.when).toMatchObject({
    kinds: ['failed'],
    humanWithin: 30,
    lifelessFor: null,
  });
  expect(policy.rules[0]?.steps).toEqual([
    {
      strikes: 1,
      over: 0,
      action: 'hold',
      days: 7,
      turnsInto: { days: 90, why: 'Still gone.' },
      probation: true,
      why: 'Gone on {last}.',
    },
    {
      strikes: 2,
      over: 1,
      action: 'suppress',
      days: 0,
      turnsInto: null,
      probation: false,
      why: 'Gone {times}.',
    },
  ]);
});

/** What is changed in the good policy, the rule that is blamed, a part of what is said. */
const WRONG: readonly (readonly [string, string, string, string])[] = [
  [
    'id = "rest"',
    'id = "never"\nwhen = { reasons = ["user-unknown"], confidence = 0.8, human-within = "9 days" }\nwhy = "No."\n\n[[rule]]\nid = "rest"',
    'never',
    'is never reached: gone before it',
  ],
  ['name = "mine"', 'name = "My Own"', '', '`name` must be lower-case words'],
  ['title = "My own"', '', '', 'has no `title`'],
  ['source = "our meeting, 2026-11-25"', '', '', 'has no `source`'],
  ['resets = ["delivered"]', '', '', 'has no `resets`'],
  ['resets = ["delivered"]', 'resets = ["opened"]', '', '"opened" is not one of delivered, human'],
  [
    'resets = ["delivered"]',
    'resets = []\nlimit = 3',
    '',
    'unknown key `limit`; known: name, title',
  ],
  [
    'resets = ["delivered"]',
    'resets = []\nstrikes-per-day = 3',
    '',
    '`strikes-per-day` must be a number from 0 to 1',
  ],
  [
    'resets = ["delivered"]',
    'resets = []\nstrikes-per-day = 0.5',
    '',
    '`strikes-per-day` must be a whole number',
  ],
  [
    'resets = ["delivered"]',
    'resets = []\nminds = "everything"',
    '',
    '`minds`: "everything" is not one of incidents, nothing',
  ],
  ['id = "rest"', 'id = "gone"', 'gone', 'another rule has the same `id`'],
  ['id = "rest"', 'id = "The rest"', 'The rest', '`id` must be lower-case words'],
  ['id = "rest"', 'id = "rest"\ncolour = "red"', 'rest', 'unknown key `colour`; known: id, when'],
  ['id = "rest"', 'id = "rest"\nweight = "much"', 'rest', '`weight` must be a number'],
  [
    'id = "rest"',
    'id = "rest"\nscope = "list"',
    'rest',
    '`scope`: "list" is not one of address, stream',
  ],
  [
    'id = "rest"',
    'id = "rest"\nwhen = { reasons = [] }',
    'rest',
    'has no `when.reasons`: name some, or leave it out',
  ],
  [
    'id = "rest"',
    'id = "rest"\nwhen = { kinds = ["delivered"] }',
    'rest',
    '`when.kinds`: "delivered" is not one of failed',
  ],
  ['id = "rest"', 'id = "rest"\nwhen = "always"', 'rest', '`when` must be a table'],
  ['why = "Nothing else counts."', '', 'rest', 'has neither steps nor a `why`'],
  ['"user-unknown"', '"no-such-reason"', 'gone', '`postbound reasons` lists them'],
  [
    '"user-unknown"]',
    '"user-unknown"], faults = ["mine"]',
    'gone',
    '"mine" is not one of recipient-address',
  ],
  [
    '"user-unknown"]',
    '"user-unknown"], stages = ["late"]',
    'gone',
    '"late" is not one of build, dns',
  ],
  [
    '"user-unknown"]',
    '"user-unknown"], colour = "red"',
    'gone',
    'unknown key `when.colour`; known: kinds, reasons',
  ],
  ['confidence = 0.7', 'confidence = 70', 'gone', '`when.confidence` must be a number from 0 to 1'],
  ['"30 days"', '"a month"', 'gone', '`when.human-within` must be a number of days'],
  ['apart = "2 days"', 'apart = 2', 'gone', '`apart` must be a number of days: "7 days"'],
  ['apart = "2 days"', 'why = "too much"', 'gone', 'each step has a `why` and the rule has none'],
  [
    'hold = "7 days"',
    'hold = "0 days"',
    'gone',
    '`step 1.hold` must be a number of days, "7 days", or "for ever"',
  ],
  ['hold = "7 days"', 'hold = "7 days"\nsuppress = "7 days"', 'gone', 'not both'],
  [
    'hold = "7 days"',
    'suppress = "7 days"',
    'gone',
    '`step 1.turns-into` says what a `hold` becomes',
  ],
  [
    'hold = "7 days"',
    'hold = "7 days"\nthen = "suppress"',
    'gone',
    'unknown key `step 1.then`; known: hold, suppress',
  ],
  ['turns-into = "90 days"', '', 'gone', '`step 1.turned-why` goes with `turns-into`'],
  ['turned-why = "Still gone."', '', 'gone', 'has no `step 1.turned-why`: what to tell people'],
  [
    'turns-into = "90 days"',
    'turns-into = "for ever"',
    'gone',
    '`step 1.probation` follows a suppression that ends',
  ],
  ['why = "Gone {times}."', '', 'gone', 'has no `step 2.why`: what to tell people'],
  ['strikes = 2', 'strikes = 0.5', 'gone', 'put the smaller one first'],
  ['{times}', '{count}', 'gone', '`step 2.why` names {count}: it may name {'],
  ['"Still gone."', '"Still {gone}."', 'gone', '`step 1.turned-why` names {gone}'],
  ['id = "gone"', 'id = "gone"\nwithn = "2 days"', 'gone', '`withn` (did you mean within?)'],
  [
    'id = "rest"',
    'id = "rest"\nwhen = { reasons = ["user-unkown"] }',
    'rest',
    '`when.reasons`: "user-unkown" (did you mean user-unknown?) is not one of the reasons (`postbound reasons`',
  ],
  [
    'id = "rest"',
    'id = "again"\ncause = "gone"\nscope = "stream"\n[[rule.step]]\nwhy = "So."\n[[rule]]\nid = "rest"',
    'again',
    'counts with gone, so `scope` and `lasting` must be the same there',
  ],
  ['id = "rest"', 'id = "rest"\nstep = 7', 'rest', '`step` must be tables: write [[rule.step]]'],
];

test.each(WRONG)('%s → %s', (from, to, rule, said) => {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  const { problems } = readPolicy('mine.toml', parse(text));
  expect(problems).toContainEqual({
    file: 'mine.toml',
    rule,
    message: expect.stringContaining(said),
  });
});

const ODD: readonly unknown[] = [
  null,
  7,
  [],
  {},
  { rule: 7 },
  { rule: [7, null] },
  { rule: [{ step: {} }] },
  { rule: [{ step: [7] }] },
];

test.each(ODD)('%j is no policy, and no reason to fall over', (content) => {
  expect(readPolicy('odd', content).problems.length).toBeGreaterThan(0);
});

const FOLDER = new URL('../../policies/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.toml'));

test.each(FILES)('%s has no problems and is named like its file', (file) => {
  const { policy, problems } = readPolicy(file, parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  expect(problems).toEqual([]);
  expect(`${policy.name}.toml`).toBe(file);
});
