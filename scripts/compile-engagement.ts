/** Compiles rules/engagement/ into src/generated/engagement.ts, and runs every example of it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readToml } from '../src/app/toml.ts';
import { checkSignals } from '../src/engage/rules/check-signals.ts';
import { readSignals } from '../src/engage/rules/read-signals.ts';
import { type FileProblem, problemLine } from '../src/text/fields.ts';
import { literal } from './helpers/literal.ts';

const FOLDER = 'rules/engagement';

const unread: FileProblem[] = [];
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.toml'))
  .sort()
  .map((name) => join(FOLDER, name))
  .map((name) => ({ name, content: readToml(name, unread) }));
const reading = readSignals(files);
const problems = [...unread, ...checkSignals(reading)];
for (const problem of problems) console.error(problemLine(problem));

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/engagement.ts',
  `// Compiled from rules/engagement/ by scripts/compile-engagement.ts. Do not edit.

import type { EngagementRules } from '../engage/rules/engagement-rules.ts';

const JSON_TEXT = ${literal(JSON.stringify(reading.rules))};

/** All signals by which opens and clicks are judged. */
export const loadSignals = (): EngagementRules => JSON.parse(JSON_TEXT) as EngagementRules;
`,
);
const { networks, agents, referrers, behaviours, priors, version } = reading.rules;
const sum = networks.length + agents.length + referrers.length + behaviours.length + priors.length;
console.log(
  `compile-engagement: ${sum} signals, ${reading.examples.length} examples, ${problems.length} problems, version ${version}`,
);
if (sum === 0) throw new Error('no signals found');
process.exitCode = problems.length > 0 ? 1 : 0;
