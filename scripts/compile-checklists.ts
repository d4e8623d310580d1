/** Compiles rules/checklists/ into src/generated/, and says what is wrong in it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readToml } from '../src/app/toml.ts';
import { REASONS } from '../src/model/reason.ts';
import { ANY, type Checklist, type Demand } from '../src/sender/checklist.ts';
import { CHECKS } from '../src/sender/finding.ts';
import { literal } from './helpers/literal.ts';
import { readRuleFolder } from './rule-files.ts';

type Table = Readonly<Record<string, unknown>>;

const FOLDER = 'rules/checklists';
const SELECTORS = 'selectors.toml';
const problems: string[] = [];
const { sources } = readRuleFolder('rules');
const speakers = new Map(sources.files.map(({ speaker }) => [speaker.id, speaker.name]));

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const tables = (value: unknown): Table[] => (Array.isArray(value) ? value.filter(isTable) : []);
const texts = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((one) => typeof one === 'string');
};

function tableOf(name: string): Table {
  const unread: Parameters<typeof readToml>[1] = [];
  const table = readToml(`${FOLDER}/${name}`, unread);
  problems.push(...unread.map(({ file, message }) => `${file}: ${message}`));
  return table;
}

function checklist(file: string): Checklist {
  const { receiver, sources, demand } = tableOf(file);
  const say = (message: string): number => problems.push(`${FOLDER}/${file}: ${message}`);
  const head = isTable(receiver) ? receiver : {};
  const id = String(head['id'] ?? '');
  const name = id === ANY ? 'receivers in general' : (speakers.get(id) ?? '');
  if (`${id}.toml` !== file) say(`[receiver] id must be “${file.slice(0, -5)}”`);
  if (name === '') say(`no rule file has the speaker “${id}”`);
  const demands = tables(demand).map((one) => demandOf(one, isTable(sources) ? sources : {}, say));
  if (demands.length === 0) say('it has no [[demand]]');
  return { receiver: id, name, domains: texts(head['domains']), demands };
}

function demandOf(table: Table, sources: Table, say: (message: string) => number): Demand {
  const { reasons, says, check, source } = table;
  const wrong = texts(reasons).filter((one) => !REASONS.some((reason) => reason === one));
  const checks = CHECKS.filter((one) => texts(check).includes(one));
  const page = sources[String(source)];
  const { title, url, date } = isTable(page) ? page : {};
  const text = String(says ?? '');
  const place = `“${text.slice(0, 40)}…”`;
  if (texts(reasons).length === 0 || wrong.length > 0)
    say(`${place}: unknown reason ${wrong.join(', ')}`);
  if (!/\.$/.test(text)) say(`${place}: says must be a sentence`);
  if (checks.length < texts(check).length) say(`${place}: check must be of ${CHECKS.join(', ')}`);
  if (!title || !url || !date) say(`${place}: source needs title, url and date`);
  return {
    says: text,
    reasons: texts(reasons),
    checks,
    source: `${title}, ${date}`,
    page: String(url),
  };
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.toml') && file !== SELECTORS);
const checklists = files
  .sort((a, b) => Number(b === `${ANY}.toml`) - Number(a === `${ANY}.toml`))
  .map(checklist);
const usualSelectors = texts(tableOf(SELECTORS)['usual']);

for (const problem of problems) console.error(problem);
mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/checklists.ts',
  `// Compiled from rules/checklists/ by scripts/compile-checklists.ts. Do not edit.

import type { Checklist } from '../sender/checklist.ts';

const JSON_TEXT = ${literal(JSON.stringify({ checklists, usualSelectors }))};

/** What receivers demand of senders, and the selectors that many of these use. */
export const loadChecklists = (): {
  readonly checklists: readonly Checklist[];
  readonly usualSelectors: readonly string[];
} => JSON.parse(JSON_TEXT);
`,
);
const demands = checklists.reduce((sum, one) => sum + one.demands.length, 0);
console.log(`compile-checklists: ${checklists.length} receivers, ${demands} demands`);
process.exitCode = problems.length > 0 ? 1 : 0;
