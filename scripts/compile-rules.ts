/** Compiles rules/ into src/generated/, which the library loads without parsing TOML. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readRuleFolder } from '../src/app/rule-folder.ts';
import { unpackRules } from '../src/classify/packed.ts';
import { compileRules, samplesOf } from '../src/rules/compile.ts';
import { packRules } from '../src/rules/pack.ts';
import { problemLine } from '../src/text/fields.ts';
import { makeEntries } from '../src/text/phrases.ts';
import { literal } from './helpers/literal.ts';

const HEAD = '// Compiled from rules/ by scripts/compile-rules.ts. Do not edit.';

/** One text and JSON.parse: the quickest form for an engine to load. */
function module(imports: string, type: string, name: string, doc: string, data: unknown): string {
  return `${HEAD}

${imports}

const JSON_TEXT = ${literal(JSON.stringify(data))};

/** ${doc} */
export const ${name} = (): ${type} => JSON.parse(JSON_TEXT) as ${type};
`;
}

const { sources, problems } = readRuleFolder('rules');
const { rules, pages, problems: found } = compileRules(sources);
const packed = packRules(rules);
const { texts, ...columns } = packed;
// Entries name phrases by the numbers that unpacking gives them.
const entries = makeEntries(unpackRules(packed).phrases, samplesOf(sources.files));
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

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/rules.ts',
  module(
    "import type { PackedRules } from '../classify/packed.ts';",
    "Omit<PackedRules, 'texts'>",
    'loadColumns',
    'All rules, packed, without their texts.',
    columns,
  ),
);
// Texts of many lines are no JSON: there each end of a line would be two signs.
writeFileSync(
  'src/generated/rule-texts.ts',
  `${HEAD}

import type { PackedTexts } from '../classify/packed.ts';

/** The texts of all rules. */
export const RULE_TEXTS: PackedTexts = {
${Object.entries(texts)
  .map(([name, text]) => `  ${name}: ${literal(text)},`)
  .join('\n')}
};
`,
);
writeFileSync(
  'src/generated/vocabulary.ts',
  module(
    "import type { Vocabulary } from '../classify/compiled.ts';",
    'Vocabulary',
    'loadVocabulary',
    'What people are told beside a verdict.',
    { reasons, pages },
  ),
);
writeFileSync(
  'src/generated/entries.ts',
  module(
    "import type { Entry } from '../text/phrases.ts';",
    'readonly Entry[] | null',
    'loadEntries',
    'What to look for in a text to find the phrases of the rules. Browser bundles leave it out (package.json, `browser`).',
    entries,
  ),
);
writeFileSync(
  'src/generated/no-entries.ts',
  `// Stands in for entries.ts in browser bundles: they choose the entries at the first use instead of loading them.

/** Nothing: to be chosen. */
export const loadEntries = (): null => null;
`,
);
console.log(
  `compile-rules: ${rules.rules.length} rules, ${rules.phrases.length} phrases, ${rules.speakers.length} speakers, version ${rules.version}`,
);
