// Writes docs/what-it-recognises.md from rules and formats; with `--check`, says whether the page is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readRuleFolder } from '../src/app/rule-folder.ts';
import { blocklistsPart } from './docs/blocklists-part.ts';
import { formatsPart } from './docs/formats-part.ts';
import { languagesPart } from './docs/languages-part.ts';
import { reasonsPart } from './docs/reasons-part.ts';
import { rulesPart } from './docs/rules-part.ts';

const PAGE = 'docs/what-it-recognises.md';

const { files, reasons } = readRuleFolder('rules').sources;
const page = `# What it recognises

<!-- Written by \`npm run docs\` from rules/ and src/decode/; do not edit. -->

[Formats](#formats) of returned mails · [whose words](#who-is-understood) are understood · [reasons](#reasons) ·
[languages](#languages) · [block lists](#block-lists). How often the answers are right: [measurements](measurements.md).

${[formatsPart(), rulesPart(files), reasonsPart(reasons, files), languagesPart(), blocklistsPart('rules/blocklists.toml')].join('\n\n')}
`;

const isStale = !existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page;
if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
else if (isStale) {
  console.error(`${PAGE} is not what rules and formats say: npm run docs`);
  process.exitCode = 1;
}
console.log(`docs: ${PAGE} ${isStale ? 'was out of date' : 'is up to date'}`);
