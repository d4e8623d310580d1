/** Reads the rule folder from disk: TOML files in, typed sources and problems out. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'smol-toml';
import type { RuleSources } from '../src/rules/compile.ts';
import { type RuleProblem, readRuleFile } from '../src/rules/rule-file.ts';
import { readBlocklists, readFrames, readReasons } from '../src/rules/tables.ts';

const TABLES = new Set(['reasons.toml', 'frames.toml', 'blocklists.toml']);

type Table = Readonly<Record<string, unknown>>;

export interface RuleFolder {
  readonly sources: RuleSources;
  readonly problems: readonly RuleProblem[];
}

function parseFile(path: string, problems: RuleProblem[]): Table {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    problems.push({ file: path, rule: '', message: `not read: ${(error as Error).message}` });
    return {};
  }
}

/** A file that cannot be read is named in `problems`; the rest is read. */
export function readRuleFolder(folder: string): RuleFolder {
  const problems: RuleProblem[] = [];
  const table = (name: string): Table => parseFile(join(folder, name), problems);
  const paths = globSync(join(folder, '*', '*.toml'))
    .filter((path) => !TABLES.has(basename(path)) || path.includes('standard'))
    .sort();
  const files = paths.map((path) => {
    const read = readRuleFile(path, parseFile(path, problems));
    problems.push(...read.problems);
    return read.file;
  });
  const reasons = readReasons(join(folder, 'reasons.toml'), table('reasons.toml'));
  problems.push(...reasons.problems);
  return {
    sources: {
      files,
      reasons: reasons.reasons,
      frames: readFrames(table('frames.toml')),
      blocklists: readBlocklists(table('blocklists.toml')),
    },
    problems,
  };
}

/** `rules/servers/x.toml, rule x/quota: what is wrong`. */
export const sayProblem = (problem: RuleProblem): string =>
  `${problem.file}${problem.rule ? `, rule ${problem.rule}` : ''}: ${problem.message}`;
