// postbound.toml: what is read from it, and what is said of each thing that is wrong in it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownPaths } from '../../src/app/own-rules.ts';
import { loadSettings } from '../../src/app/settings.ts';
import type { FileProblem } from '../../src/text/fields.ts';
import { folderOf } from '../helpers/folder.ts';

const folder = folderOf({
  'bad.toml': 'campaign = ',
  'bare.toml': '[[campaign]]\ncampaign = "a"\n',
});
const here = process.cwd();

beforeAll(() => process.chdir(folder));
afterAll(() => process.chdir(here));

const write = (text: string): void => writeFileSync(join(folder, 'postbound.toml'), text);

const GOOD = `
rules = "mine.toml"
store = "mine.db"
policy = "strict"
zone = "Europe/Berlin"
[own]
domains = ["Example.com"]
hosts = "mta1.example.com"
tagged_since = 2026-01-31
token_prefix = ""
[[return_path]]
pattern = "Bounce+*@b.example.com"
lifetime_days = 30
[[return_path]]
pattern = "v.*@b.example.com"
[[token_keys]]
id = 1
secret = "sixteen  letters"
[scopes]
transactional = "*"
others = ["news", "offers"]
`;

test('all that may stand there', () => {
  write(GOOD);
  const { settings, problems } = loadSettings();
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    store: 'mine.db',
    policy: 'strict',
    zone: 'Europe/Berlin',
    own: {
      domains: ['example.com'],
      returnPathDomains: [],
      hosts: ['mta1.example.com'],
      taggedSince: Date.UTC(2026, 0, 31),
      tokenPrefix: '',
      returnPathPatterns: [
        { pattern: 'bounce+*@b.example.com', lifetimeDays: 30 },
        { pattern: 'v.*@b.example.com', lifetimeDays: 0 },
      ],
      tokenKeys: [{ id: 1, secret: new TextEncoder().encode('sixteen  letters') }],
    },
  });
  expect([...settings.scopes]).toEqual([
    ['transactional', ['']],
    ['others', ['news', 'offers']],
  ]);
  expect(ownPaths(['mine.toml', 'more.toml'], [])).toEqual(['mine.toml', 'more.toml']);
});

/** One that can be used. */
const KEY = 'secret = "sixteen  letters"';

/** The file, what is said. */
const WRONG: readonly (readonly [string, string])[] = [
  ['zone = ', 'not read: '],
  ['colour = 1', 'unknown key `colour`; known: rules, store, '],
  ['polciy = "x"', 'unknown key `polciy` (did you mean policy?)'],
  ['store = 7', '`store` must be a text in quotes: store = "…"'],
  ['policy = []', '`policy` must be a text in quotes: policy = "…"'],
  ['zone = "Nowhere"', '`zone` is no time zone: Nowhere; it is written like Europe/Berlin'],
  ['own = "example.com"', '`own` must be a table: own = { … }'],
  ['[own]\ndomain = ["a"]', 'unknown key `own.domain` (did you mean domains?); known: domains, '],
  ['[own]\nhosts = [7]', '`own.hosts` must be a text or a list of texts: hosts = ["…", "…"]'],
  ['[own]\ntagged_since = "soon"', '`own.tagged_since` must be a date: tagged_since = 2026-01-31'],
  ['[own]\ntagged_since = 7', '`own.tagged_since` must be a date'],
  ['[return_path]\npattern = "*@a"', '`return_path` must be tables: write [[return_path]]'],
  ['[[return_path]]\npattern = "a@b"', '`return_path.pattern` must look like "bounce+*@b.example'],
  [
    '[[return_path]]\npattern = "*@a"\n[[return_path]]\npattern = "*@b"\nlifetime_days = -1',
    '`return_path 2.lifetime_days` must be a number from 0 to 36500',
  ],
  ['[[return_path]]\npattern = "*@b"\ndays = 1', 'unknown key `return_path.days`; known: pattern'],
  [`[[token_keys]]\n${KEY}`, 'has no `token_keys.id`: give it a whole number from 0 to 31'],
  [`[[token_keys]]\nid = 99\n${KEY}`, '`token_keys.id` must be a number from 0 to 31'],
  [`[[token_keys]]\nid = 1.5\n${KEY}`, '`token_keys.id` must be a whole number'],
  ['[[token_keys]]\nid = 1\nsecret = "short"', '`token_keys.secret` needs at least 16 characters'],
  [`[[token_keys]]\nid = 1\n${KEY}\nkey = 1`, 'unknown key `token_keys.key`; known: id, secret'],
  ['[links]\nclick = "/go/{link}"', '`links.click` must name {token} or {message}: click = "/c/'],
  ['[links]\nclick = "go"', '`links.click` must begin with /: click = "/c/{token}/{link}"'],
  ['[links]\nclick = "/{who}"', '`links.click` names {who}; known: {token}, {message}'],
  ['[links]\nclick = 7', '`links.click` must be a text or a list of texts'],
  ['[links]\nlink = "/x"', 'unknown key `links.link`; known: campaigns, open, '],
  ['[links]\ncampaigns = "none.csv"', 'none.csv is not read: no such file'],
  ['[links]\ncampaigns = "bad.toml"', 'bad.toml: not read: '],
  ['[links]\ncampaigns = "bare.toml"', 'campaign 1 (a) has no list of `links`'],
  ['[links]\nnetworks = 7', '`links.networks.file`: name one: networks = ["asn.csv"]'],
  [
    '[links]\nnetworks = { file = "a", kind = "filtre" }',
    '`links.networks.kind`: "filtre" (did you mean filter?) is not one of filter, ',
  ],
  ['[links]\nnetworks = [{ file = "a", x = 1 }]', 'unknown key `links.networks.x`; known: file,'],
  ['[[campaign]]\ncampaign = "a"', 'campaign 1 (a) has no list of `links`'],
  ['scopes = 7', '`scopes` must be a table: scopes = { … }'],
  ['[scopes]\nx = []', 'has no `scopes.x`: name streams: x = ["newsletter"]'],
  ['[scopes]\nx = [7]', '`scopes.x` must be a text or a list of texts: x = ["…", "…"]'],
];

test.each(WRONG)('%s', (text, said) => {
  write(text);
  const { problems } = loadSettings();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(said);
  expect(problems[0]).toMatch(/^\w+\.(?:toml|csv)[ :]/);
});

test.each([
  ['rules = 7', '`rules` must be a text or a list of texts: rules = ["…", "…"]'],
  ['rule = "mine.toml"', 'unknown key `rule` (did you mean rules?); known: rules, '],
  ['rules = ', 'not read: '],
])('%s: no paths of rules', (text, said) => {
  write(text);
  const problems: FileProblem[] = [];
  expect(ownPaths([], problems)).toEqual([]);
  expect(problems).toEqual([
    { file: 'postbound.toml', rule: '', message: expect.stringContaining(said) },
  ]);
});
