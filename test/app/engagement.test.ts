import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadEngagementJudge, updateSignals } from '../../src/app/engagement.ts';
import { loadSettings } from '../../src/app/settings.ts';
import { clientOf, mailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { folderOf } from '../helpers/folder.ts';

const NEWER = `
[sources]
page = { title = "A page", date = "2027-01-01" }

[[network]]
id = "google"
kind = "filter"
prefixes = ["192.0.2.0/24"]
click = 5
words = "from where the filter moved"
source = "page"
examples = ["192.0.2.1"]
`;

const SETTINGS = `
[links]
click = "/go/{token}/{link}"
honeypot = ["x"]
campaigns = "campaigns.csv"
networks = ["asn.csv", { file = "relay.csv", kind = "relay" }]

[[campaign]]
campaign = "b"
links = ["https://example.com/1"]
`;

const folder = folderOf({
  'newer.toml': NEWER,
  'bad.toml': NEWER.replace('192.0.2.1"]', '10.0.0.1"]'),
  'empty.toml': '',
  'no.json': '{',
  'postbound.toml': SETTINGS,
  'campaigns.csv': 'campaign,link,url,honeypot\na,0,https://example.com/,\na,h,,yes\n',
  'asn.csv': 'prefix,asn,name\n198.51.100.0/24,8075,Microsoft\n',
  'relay.csv': '203.0.113.0/24,DE\n',
});
const here = process.cwd();

beforeEach(() => {
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
  process.chdir(folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.chdir(here);
});

const clickFrom = (ip: string): JudgedEvent => ({
  ...mailEvent('clicked', 'x', { time: 1e12, client: clientOf({ ip, userAgent: 'A/1.0 (x)' }) }),
  verdict: null,
  disagreement: null,
  token: 'none',
  ownership: 'ours',
  ownershipWhy: '',
  keys: [],
});

function signalsOf(ip: string): string[] {
  const { judge, problems } = loadEngagementJudge(loadSettings().settings);
  expect(problems).toEqual([]);
  const mail = { recipient: 'a@example.com', campaign: '', place: 0, linkToken: '' };
  const [touch] = judge.judge({ ...mail, events: [clickFrom(ip)] });
  return touch?.signals.map(({ id }) => id) ?? [];
}

describe('settings of links', () => {
  test('paths, campaigns of both places, networks', () => {
    const { settings, problems } = loadSettings();
    expect(problems).toEqual([]);
    expect(settings.links).toMatchObject({
      paths: { click: ['/go/{token}/{link}'] },
      honeypots: ['x'],
      campaigns: [{ campaign: 'b' }, { campaign: 'a' }],
      networks: [{ file: 'asn.csv' }, { file: 'relay.csv', kind: 'relay' }],
    });
  });
});

describe('updateSignals', () => {
  test("the user's networks speak by what is built in", () => {
    expect([signalsOf('198.51.100.1'), signalsOf('66.249.84.1')]).toEqual([
      expect.arrayContaining(['networks/microsoft-cloud']),
      expect.arrayContaining(['networks/google']),
    ]);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['bad.toml', 'does not speak in its example'],
    ['empty.toml', 'holds no signal'],
    ['no.json', 'not read'],
    ['none.toml', 'not read'],
  ];
  test.each(wrong)('%s is refused and changes nothing', (path, problem) => {
    const { problems } = updateSignals(path);
    expect(problems.map(({ message }) => message).join()).toContain(problem);
    expect(signalsOf('66.249.84.1')).toContain('networks/google');
  });

  test('newer signals are kept and win', () => {
    const { signals, problems, kept } = updateSignals('newer.toml');
    expect([signals, problems]).toEqual([1, []]);
    expect(signalsOf('192.0.2.1')).toContain('networks/google');
    expect(signalsOf('66.249.84.1')).not.toContain('networks/google');
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ name: 'newer.toml' });
    writeFileSync(kept, '{');
    const { problems: told } = loadEngagementJudge(loadSettings().settings);
    expect(told.join()).toContain('is not used');
  });
});
