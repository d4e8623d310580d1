/** Compiles rules/checklists/ into src/generated/, and says what is wrong in it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readRuleFolder } from '../src/app/rule-folder.ts';
import { tomlFields } from '../src/app/toml.ts';
import { REASONS } from '../src/model/reason.ts';
import { ANY, type Checklist, type Demand } from '../src/sender/checklist.ts';
import { CHECKS } from '../src/sender/finding.ts';
import { type Fields, type FileProblem, problemLine } from '../src/text/fields.ts';
import { readSources, type Source } from '../src/text/sources.ts';
import { literal } from './helpers/literal.ts';

const FOLDER = 'rules/checklists';
const SELECTORS = 'selectors.toml';
const problems: FileProblem[] = [];
const speakers = new Map(
  readRuleFolder('rules').sources.files.map(({ speaker }) => [speaker.id, speaker.name]),
);

function checklist(file: string): Checklist {
  const fields = tomlFields(`${FOLDER}/${file}`, problems);
  const head = fields.table('receiver');
  const receiver = head.id('id');
  const name = receiver === ANY ? 'receivers in general' : (speakers.get(receiver) ?? '');
  if (`${receiver}.toml` !== file) head.blame('id', `must be "${file.slice(0, -5)}"`);
  if (name === '') head.blame('id', `is "${receiver}": no rule file has this speaker`);
  fields.needs('demand', 'write [[demand]]');
  const sources = readSources(fields);
  const domains = head.texts('domains');
  const demands = fields.tables('demand').map((demand) => demandOf(demand, sources));
  for (const table of [head, fields]) table.noOthers();
  return { receiver, name, domains, demands };
}

function demandOf(fields: Fields, sources: ReadonlyMap<string, Source>): Demand {
  const says = fields.text('says');
  if (!says.endsWith('.')) fields.blame('says', `must be a sentence: ${says}`);
  fields.needs('reasons', '`postbound reasons` lists them');
  const source = sources.get(fields.text('source'));
  if (!source?.page) fields.blame('source', 'must name one of [sources], with a url');
  const asked = fields.someOf('check', CHECKS);
  const demand = {
    says,
    reasons: fields.someOf('reasons', REASONS),
    checks: CHECKS.filter((check) => asked.includes(check)),
    source: source?.name ?? '',
    page: source?.page ?? '',
  };
  fields.noOthers();
  return demand;
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.toml') && file !== SELECTORS);
const checklists = files
  .sort((a, b) => Number(b === `${ANY}.toml`) - Number(a === `${ANY}.toml`))
  .map(checklist);
const selectors = tomlFields(`${FOLDER}/${SELECTORS}`, problems);
const usualSelectors = selectors.texts('usual');
selectors.noOthers();

for (const problem of problems) console.error(problemLine(problem));
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
