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
import { type Fields, type FileProblem, problemLine } from '../text/fields.ts';
import { readToml } from './toml.ts';

export function readLinkSettings(file: Fields): LinkSettings {
  const fields = file.table('links');
  const own = campaignsOf(listed(file.value('campaign')));
  const read = campaignFile(fields.text('campaigns'));
  for (const problem of [...own.problems, ...read.problems]) file.say(problem);
  const links = {
    paths: readPaths(fields),
    honeypots: fields.texts('honeypot'),
    campaigns: [...own.campaigns, ...read.campaigns],
    networks: listed(fields.value('networks')).map((told) => networkFile(fields, told)),
  };
  fields.noOthers();
  return links;
}

const NOTHING: CampaignsReading = { campaigns: NO_LINKS.campaigns, problems: [] };

function readPaths(fields: Fields): LinkPaths {
  const forms = (key: keyof LinkPaths): readonly string[] => {
    const told = fields.texts(key);
    for (const one of told) {
      const problem = pathProblem(one);
      if (problem !== '') fields.blame(key, `${problem}: ${key} = "/c/{token}/{link}"`);
    }
    return told.length > 0 ? told : USUAL_PATHS[key];
  };
  return {
    open: forms('open'),
    click: forms('click'),
    unsubscribe: forms('unsubscribe'),
    converted: forms('converted'),
  };
}

function campaignFile(path: string): CampaignsReading {
  if (path === '') return NOTHING;
  if (path.endsWith('.toml')) {
    const problems: FileProblem[] = [];
    const { campaigns, problems: found } = campaignsOf(
      listed(readToml(path, problems)['campaign']),
    );
    return {
      campaigns,
      problems: [...problems.map(problemLine), ...found],
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
function networkFile(links: Fields, told: unknown): NetworkFile {
  const fields = links.inside('networks', typeof told === 'string' ? { file: told } : told);
  fields.needs('file', 'name one: networks = ["asn.csv"]');
  const network: NetworkFile = {
    file: fields.text('file'),
    name: fields.text('name'),
    kind: fields.oneOf('kind', NETWORK_KINDS, ''),
  };
  fields.noOthers();
  return network;
}

const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
