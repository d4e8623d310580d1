/** Compiles rules/ into src/generated/, which the library loads without parsing TOML. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { isOfLanguages, readRuleFolder } from '../src/app/rule-folder.ts';
import { type PackedPart, unpackRules } from '../src/classify/packed.ts';
import { compileRules, samplesOf } from '../src/rules/compile.ts';
import { packRules } from '../src/rules/pack.ts';
import { problemLine } from '../src/text/fields.ts';
import { makeEntries } from '../src/text/phrases.ts';
import { literal } from './helpers/literal.ts';

const HEAD = '// Compiled from rules/ by scripts/compile-rules.ts. Do not edit.';

/** One text and JSON.parse: the quickest form for an engine to load. */
const parsed = (type: string, data: unknown): string => `(): ${type} =>
  JSON.parse(
    ${literal(JSON.stringify(data))},
  ) as ${type};
`;

/** Texts of many lines are no JSON: there each end of a line would be two signs. */
const partOf = ({ texts, ...columns }: PackedPart): string => `(): PackedPart => ({
  ...loadColumns(),
  texts: {
${Object.entries(texts)
  .map(([key, text]) => `    ${key}: ${literal(text)},`)
  .join('\n')}
  },
});

const loadColumns = ${parsed("Omit<PackedPart, 'texts'>", columns)}`;

const { sources, problems } = readRuleFolder('rules');
const { rules, pages, problems: found } = compileRules(sources);
const inEnglish = sources.files.filter(({ file }) => !isOfLanguages(file));
const { tables, parts } = packRules(rules, [inEnglish.flatMap((file) => file.rules).length]);
const [main, languages] = parts;
if (!main || !languages) throw new Error('two parts were to be packed');
// Entries name phrases by the numbers that unpacking gives them.
const entries = makeEntries(unpackRules(tables, parts).phrases, samplesOf(sources.files));
const reasons = sources.reasons.map(
  ({ id, group, meaning, sentence, addressAdvice, senderAdvice }) => ({
    id,
    group,
    meaning,
    sentence,
    addressAdvice,
    senderAdvice,
  }),
);
for (const problem of [...problems, ...found]) console.error(problemLine(problem));

const PART = "import type { PackedPart } from '../classify/packed.ts';";

const FILES: Readonly<Record<string, string>> = {
  rules: `import type { PackedPart, PackedTables } from '../classify/packed.ts';

/** What all rules share. */
export const loadTables = ${parsed('PackedTables', tables)}
/** All rules but those in other languages than English. */
export const loadRules = ${partOf(main)}`,
  'language-rules': `${PART}

/** The rules in other languages than English. */
export const loadLanguageRules = ${partOf(languages)}`,
  'default-rules': `${PART}
import { loadLanguageRules } from './language-rules.ts';
import { loadRules } from './rules.ts';

/** The rules that are known from the start. */
export const DEFAULT_RULES: readonly (() => PackedPart)[] = [loadRules, loadLanguageRules];
`,
  'english-rules': `// Stands in for default-rules.ts in browser bundles (package.json, \`browser\`): postbound/languages adds the others.
${PART}
import { loadRules } from './rules.ts';

/** The rules that are known from the start. */
export const DEFAULT_RULES: readonly (() => PackedPart)[] = [loadRules];
`,
  vocabulary: `import type { Vocabulary } from '../classify/compiled.ts';

/** What people are told beside a verdict. */
export const loadVocabulary = ${parsed('Vocabulary', { reasons, pages })}`,
  entries: `import type { Entry } from '../text/phrases.ts';

/** What to look for in a text to find the phrases of the rules. Browser bundles leave it out (package.json, \`browser\`). */
export const loadEntries = ${parsed('readonly Entry[] | null', entries)}`,
  'no-entries': `// Stands in for entries.ts in browser bundles: they choose the entries at the first use instead of loading them.

/** Nothing: to be chosen. */
export const loadEntries = (): null => null;
`,
};

mkdirSync('src/generated', { recursive: true });
for (const [name, code] of Object.entries(FILES))
  writeFileSync(`src/generated/${name}.ts`, `${HEAD}\n\n${code}`);
console.log(
  `compile-rules: ${rules.rules.length} rules, ${rules.phrases.length} phrases, ${rules.speakers.length} speakers, version ${rules.version}`,
);
