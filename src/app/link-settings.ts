// Reads what postbound.toml tells of links: the form of their paths, the campaigns with their links.

import { fs } from '../adapters/files/fs.ts';
import { trouble } from '../adapters/files/trouble.ts';
import { type CampaignsReading, campaignsOf, readCampaigns } from '../intake/campaigns.ts';
import { pathProblem } from '../intake/link-paths.ts';
import {
  type LinkPaths,
  type LinkSettings,
  type NetworkFile,
  NO_LINKS,
  USUAL_PATHS,
} from '../model/links.ts';
import { NETWORK_KINDS } from '../model/network.ts';
import type { RuleProblem } from '../rules/rule-file.ts';
import { readToml } from './toml.ts';

type Table = Readonly<Record<string, unknown>>;

const KEYS: readonly string[] = [
  'open',
  'click',
  'unsubscribe',
  'converted',
  'honeypot',
  'campaigns',
  'networks',
];

/** @param say takes what is wrong, in a sentence. */
export function readLinkSettings(file: Table, say: (problem: string) => void): LinkSettings {
  const table = isTable(file['links']) ? file['links'] : {};
  for (const key of Object.keys(table))
    if (!KEYS.includes(key)) say(`unknown key \`links.${key}\`; known: ${KEYS.join(', ')}`);
  const own = file['campaign'] === undefined ? NOTHING : campaignsOf(listed(file['campaign']));
  const read = campaignFile(texts(table, 'campaigns', say)[0] ?? '');
  for (const problem of [...own.problems, ...read.problems]) say(problem);
  return {
    paths: pathsOf(table, say),
    honeypots: texts(table, 'honeypot', say),
    campaigns: [...own.campaigns, ...read.campaigns],
    networks: listed(table['networks']).flatMap((told) => networkFile(told, say)),
  };
}

const NOTHING: CampaignsReading = { campaigns: NO_LINKS.campaigns, problems: [] };

function pathsOf(table: Table, say: (problem: string) => void): LinkPaths {
  const form = (key: keyof LinkPaths): readonly string[] => {
    const told = texts(table, key, say);
    for (const one of told) {
      const problem = pathProblem(one);
      if (problem !== '') say(`\`links.${key}\` ${problem}: ${key} = "/c/{token}/{link}"`);
    }
    return told.length > 0 ? told : USUAL_PATHS[key];
  };
  return {
    open: form('open'),
    click: form('click'),
    unsubscribe: form('unsubscribe'),
    converted: form('converted'),
  };
}

function campaignFile(path: string): CampaignsReading {
  if (path === '') return NOTHING;
  if (path.endsWith('.toml')) {
    const problems: RuleProblem[] = [];
    const { campaigns, problems: found } = campaignsOf(
      listed(readToml(path, problems)['campaign']),
    );
    return {
      campaigns,
      problems: [...problems.map(({ message }) => `${path}: ${message}`), ...found],
    };
  }
  try {
    const { campaigns, problems } = readCampaigns(fs.readFileSync(path, 'utf8'));
    return { campaigns, problems: problems.map((problem) => `${path}: ${problem}`) };
  } catch (error) {
    return { campaigns: [], problems: [`${path} is not read: ${trouble(path, error).why}`] };
  }
}

/** `"asn.csv"`, or `{ file = "egress.csv", kind = "relay", name = "Private Relay" }`. */
function networkFile(told: unknown, say: (problem: string) => void): NetworkFile[] {
  const table: Table = isTable(told) ? told : { file: told };
  const { file, kind = '', name = '' } = table;
  const known = kind === '' ? '' : NETWORK_KINDS.find((one) => one === kind);
  if (known === undefined)
    say(`\`links.networks\`: kind must be one of ${NETWORK_KINDS.join(', ')}`);
  if (typeof file !== 'string' || file === '') {
    say('`links.networks` must name files: networks = ["asn.csv"]');
    return [];
  }
  return [{ file, name: typeof name === 'string' ? name : '', kind: known ?? '' }];
}

/** One text, or a list of them. */
function texts(table: Table, key: string, say: (problem: string) => void): readonly string[] {
  const told = listed(table[key]);
  if (told.every((one) => typeof one === 'string')) return told;
  say(`\`links.${key}\` must be a text, or a list of texts`);
  return [];
}

const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
