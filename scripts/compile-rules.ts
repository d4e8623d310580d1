/** Compiles rules/ into src/generated/, which the library loads without parsing TOML. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { unpackRules } from '../src/classify/packed.ts';
import { compileRules, samplesOf } from '../src/rules/compile.ts';
import { packRules } from '../src/rules/pack.ts';
import { makeEntries } from '../src/text/phrases.ts';
import { readRuleFolder, sayProblem } from './rule-files.ts';

/** One text and JSON.parse: the quickest form for an engine to load. */
function module(imports: string, type: string, name: string, doc: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `// Compiled from rules/ by scripts/compile-rules.ts. Do not edit.

${imports}

const JSON_TEXT = '${json}';

/** ${doc} */
export const ${name} = (): ${type} => JSON.parse(JSON_TEXT) as ${type};
`;
}

const { sources, problems } = readRuleFolder('rules');
const { rules, pages, problems: found } = compileRules(sources);
const packed = packRules(rules);
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
for (const problem of [...problems, ...found]) console.error(sayProblem(problem));

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/rules.ts',
  module(
    "import type { PackedRules } from '../classify/packed.ts';",
    'PackedRules',
    'loadPackedRules',
    'All rules, packed.',
    packed,
  ),
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
