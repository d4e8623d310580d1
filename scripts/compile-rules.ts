/** Compiles rules/ into src/generated/rules.ts, which the library loads without parsing TOML. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { compileRules } from '../src/rules/compile.ts';
import { readRuleFolder, sayProblem } from './rule-files.ts';

const { sources, problems } = readRuleFolder('rules');
const compilation = compileRules(sources);
for (const problem of [...problems, ...compilation.problems]) console.error(sayProblem(problem));

const { rules } = compilation;
const json = JSON.stringify(rules).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/rules.ts',
  `// Compiled from rules/ by scripts/compile-rules.ts. Do not edit.

import type { CompiledRules } from '../classify/compiled.ts';

/** One text and JSON.parse: the quickest form for an engine to load. */
const JSON_TEXT = '${json}';

export const loadRules = (): CompiledRules => JSON.parse(JSON_TEXT) as CompiledRules;
`,
);
console.log(
  `compile-rules: ${rules.rules.length} rules, ${rules.phrases.length} phrases, ${rules.speakers.length} speakers, version ${rules.version}`,
);
