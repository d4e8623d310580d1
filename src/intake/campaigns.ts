// Reads which links the mails of each campaign have, in their order: JSON, JSON lines, CSV, or tables of TOML → campaigns.

import type { CampaignLink, CampaignLinks } from '../model/links.ts';
import { CsvRows, columnName } from './csv-rows.ts';
import { type Fields, flagOf, isFields, listOf, parsedJson, textOf } from './json-value.ts';

export interface CampaignsReading {
  readonly campaigns: readonly CampaignLinks[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

const MOST_CAMPAIGNS = 100_000;
const MOST_LINKS = 1000;
const LONGEST = 2048;
const MOST_PROBLEMS = 20;

/** The text of a file: a list or objects in JSON, an object a line, or rows with a head. Never throws. */
export function readCampaigns(text: string): CampaignsReading {
  const bare = text.replace(/^\ufeff/, '').trimStart();
  if (bare === '') return { campaigns: [], problems: [] };
  if (!/^[[{]/.test(bare)) return campaignsOfRows(bare);
  const whole = parsedJson(bare);
  if (whole !== undefined) return campaignsOf(listOf(whole));
  return campaignsOf(
    bare
      .split('\n', MOST_CAMPAIGNS)
      .filter((line) => line.trim() !== '')
      .map(parsedJson),
  );
}

/** Tables such as `[[campaign]]` of a TOML file gives. Several of one name count together. */
export function campaignsOf(tables: readonly unknown[]): CampaignsReading {
  const links = new Map<string, CampaignLink[]>();
  const problems: string[] = [];
  tables.slice(0, MOST_CAMPAIGNS).forEach((table, at) => {
    const problem = isFields(table) ? addTable(links, table) : 'is no table';
    if (problem !== '' && problems.length < MOST_PROBLEMS)
      problems.push(`campaign ${at + 1} ${problem}`);
  });
  return { campaigns: listed(links), problems };
}

function addTable(to: Map<string, CampaignLink[]>, table: Fields): string {
  const campaign = textOf(table['campaign'] ?? table['id'] ?? table['name']);
  if (campaign === '') return 'has no `campaign`, by which mails name it';
  const told = table['links'];
  if (!Array.isArray(told)) return `(${campaign}) has no list of \`links\``;
  const honeypots = new Set(listOf(table['honeypot'] ?? table['honeypots']).map(textOf));
  const links = to.get(campaign) ?? [];
  for (const one of told.slice(0, MOST_LINKS)) links.push(linkOf(one, links.length, honeypots));
  for (const honeypot of honeypots)
    if (honeypot !== '' && links.every(({ link }) => link !== honeypot))
      links.push({ link: honeypot, url: '', isHoneypot: true });
  to.set(campaign, links);
  return '';
}

/** A text is where the link leads to; its number is its place, from 0 on. */
function linkOf(told: unknown, place: number, honeypots: ReadonlySet<string>): CampaignLink {
  const fields: Fields = isFields(told) ? told : { url: told };
  const link = textOf(fields['link'] ?? fields['number'] ?? fields['id']) || String(place);
  const isHoneypot = flagOf(fields['honeypot']) === true || honeypots.has(link);
  return { link, url: textOf(fields['url'] ?? fields['href']).slice(0, LONGEST), isHoneypot };
}

/** A row a link, in their order: campaign, link, url, honeypot. */
function campaignsOfRows(text: string): CampaignsReading {
  let isHead = true;
  const rows = new CsvRows({
    head: (line) => {
      if (!isHead) return null;
      isHead = false;
      return line;
    },
    name: columnName,
  });
  const links = new Map<string, CampaignLink[]>();
  let lost = 0;
  for (const line of text.split(/\r?\n/))
    for (const row of rows.take(line)) {
      const campaign = row('campaign') || row('campaignid');
      const known = links.get(campaign) ?? [];
      if (campaign === '' || known.length >= MOST_LINKS || links.size > MOST_CAMPAIGNS) lost++;
      else links.set(campaign, [...known, rowLink(row, known.length)]);
    }
  const problems = lost + rows.unread > 0 ? [`${lost + rows.unread} rows name no campaign`] : [];
  return { campaigns: listed(links), problems };
}

const rowLink = (row: (name: string) => string, place: number): CampaignLink => ({
  link: row('link') || row('number') || String(place),
  url: row('url').slice(0, LONGEST),
  isHoneypot: flagOf(row('honeypot')) === true,
});

const listed = (links: ReadonlyMap<string, readonly CampaignLink[]>): CampaignLinks[] =>
  [...links].map(([campaign, list]) => ({ campaign, links: list }));
