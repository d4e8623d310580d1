import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { readRuleFile } from '../../src/rules/rule-file.ts';
import { readBlocklists, readFrames, readReasons } from '../../src/rules/tables.ts';
import { Fields } from '../../src/text/fields.ts';

const FILE = `
[speaker]
id = "mine"
kind = "receiver"
[[rule]]
id = "one"
reason = "policy"
`;
const inFile = (text: string): string[] =>
  readRuleFile('mine.toml', parse(text)).problems.map(({ rule, message }) => `${rule}: ${message}`);

/** What is changed in the file, what is said. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['id = "mine"', 'id = "My own"', ': `speaker.id` must be lower-case words with `-`'],
  ['"receiver"', '"recever"', ': `speaker.kind`: "recever" (did you mean receiver?) is not one'],
  ['kind =', 'host = "x"\nkind =', ': unknown key `speaker.host` (did you mean hosts?)'],
  ['[[rule]]', '[[rules]]\n[[rule]]', ': unknown key `rules` (did you mean rule?); known: speaker'],
  ['id = "one"', 'id = "One"', 'mine/One: `id` must be lower-case words'],
  ['id = "one"', 'id = "one"\nword = "x"', 'mine/one: unknown key `word` (did you mean words?)'],
  ['reason = "policy"', '', 'mine/one: has no `reason`: `postbound reasons` lists them'],
  ['"policy"', '"polici"', 'mine/one: `reason`: "polici" (did you mean policy?) is not one of the'],
];
const RULE: readonly (readonly [string, string])[] = [
  ['words = 7', '`words` must be a text or a list of texts: words = ["…", "…"]'],
  ['code = "55"', '`code` "55": must be like "550" or "5xx"'],
  ['status = "511"', '`status` "511": must be like "5.1.1", "x.7.1" or "5.7.x"'],
  ['stage = "late"', '`stage`: "late" is not one of build, dns, '],
  ['needs-speaker = "yes"', '`needs-speaker` must be true or false'],
  ['strength = "strong"', '`strength`: "strong" is not one of mark, sentence, phrase, hint, code'],
  ['at = "late"', '`at`: "late" is not one of build, dns, '],
  ['fault = "mine"', '`fault`: "mine" is not one of '],
  ['message = "gone"', '`message`: "gone" is not one of permanent, '],
  ['address = "gone"', '`address`: "gone" is not one of dead, alive, unknown'],
  ['detail = "x"', '`detail` must be a table: detail = { … }'],
  ['detail = { by = "x" }', 'unknown key `detail.by`; known: limitOf, suppressedFor, blockedBy'],
  ['detail = { blockedBy = "x" }', '`detail.blockedBy`: "x" is not one of user, organisation, '],
  ['labels = { sparkpots = 10 }', 'unknown key `labels.sparkpots` (did you mean sparkpost?)'],
  ['labels = { sparkpost = "10" }', '`labels.sparkpost` must be a number from 0 to 999'],
  ['labels = { ses = 10 }', '`labels.ses` must be a text in quotes: ses = "…"'],
];

describe('a rule file', () => {
  test('that is good', () => expect(inFile(FILE)).toEqual([]));
  test.each(WRONG)('%s → %s', (from, to, said) => {
    expect(inFile(FILE.replace(from, to))).toEqual([expect.stringContaining(said)]);
  });
  test.each(RULE)('%s', (line, said) => {
    expect(inFile(FILE + line)).toEqual([expect.stringContaining(`mine/one: ${said}`)]);
  });
  test('holds what it tells', () => {
    const more = 'labels = { ses = "x" }\ndetail = { limitOf = "own" }\nstage = ["rcpt"]';
    const { file } = readRuleFile('mine.toml', parse(FILE + more));
    expect(file.rules).toMatchObject([
      { id: 'mine/one', labels: { ses: 'x' }, detail: { limitOf: 'own' }, stage: ['rcpt'] },
    ]);
  });
});

const READERS = { frames: readFrames, blocklists: readBlocklists, reasons: readReasons };
const REASON = 'id = "policy"\nfault = "policy"';

/** The table, its contents, what is said. */
const TABLES: readonly (readonly [keyof typeof READERS, string, string])[] = [
  ['frames', '[[frame]]\nid = "x"\nwords = ["y"]', 'x: has no `kind`: it is "inner"'],
  ['frames', '[[frame]]\nid = "x"\nkind = "inner"', 'x: has no `words`: write which'],
  ['frames', '[[frame]]\nid = "x"\nkind = "outer"', 'x: `kind`: "outer" is not one of inner'],
  ['frames', '[[frame]]\nid = "x"\nstage = "late"', 'x: `stage`: "late" is not one'],
  ['frames', '[[frame]]\nid = "x"\nword = "y"', 'x: unknown key `word` (did you mean'],
  ['frames', '[[frames]]', ': unknown key `frames` (did you mean frame?)'],
  ['blocklists', '[[blocklist]]\nid = "x"', 'x: `source` must name one of [sou'],
  ['blocklists', '[[blocklist]]\nid = "x"\nlists = "ips"', 'x: `lists`: "ips"'],
  ['blocklists', '[[blocklist]]\nid = "x"\nzone = "y"', 'x: unknown key `zone`'],
  ['blocklists', 'lists = 7', ': unknown key `lists`; known: sources, blocklist'],
  ['reasons', '[[reason]]\nid = "x"', 'x: `id`: "x" is not one of the reasons'],
  ['reasons', `[[reason]]\n${REASON}`, 'policy: has no `meaning`: other reasons'],
  ['reasons', '[[reason]]\nid = "policy"\nfault = "x"', 'policy: `fault`: "x" is not'],
  ['reasons', '[[reason]]\nid = "policy"\nlabels = 7', 'policy: `labels` must be a'],
  ['reasons', '', 'policy: the reason is in src/model/reason.ts but not here'],
  ['reasons', '[[reasons]]', ': unknown key `reasons` (did you mean reason?)'],
];

test.each(TABLES)('%s: %s', (table, text, said) => {
  const file = new Fields('x.toml', parse(text));
  READERS[table](file);
  const told = file.problems.map(({ rule, message }) => `${rule}: ${message}`);
  expect(told).toContainEqual(expect.stringContaining(said));
});
