// Reads rule files from disk: TOML in, typed sources and problems out.

import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fs } from '../adapters/files/fs.ts';
import type { RuleSources } from '../rules/compile.ts';
import { type RuleFile, readRuleFile } from '../rules/rule-file.ts';
import { readBlocklists, readFrames, readReasons } from '../rules/tables.ts';
import type { Fields, FileProblem } from '../text/fields.ts';
import { readToml, tomlFields } from './toml.ts';

export interface RuleFolder {
  readonly sources: RuleSources;
  readonly problems: readonly FileProblem[];
}

/** The folder of the package's own rules, as seen from the current folder. */
export const RULES: string = relative('', fileURLToPath(new URL('../../rules', import.meta.url)));

/** A file that cannot be read is named in `problems`; the rest is read. */
export function readRuleFolder(folder: string): RuleFolder {
  const problems: FileProblem[] = [];
  const table = (name: string): Fields => tomlFields(join(folder, name), problems);
  const files = ruleFiles(folder).map((path) => readOne(path, problems));
  return {
    sources: {
      files,
      reasons: readReasons(table('reasons.toml')),
      frames: readFrames(table('frames.toml')),
      blocklists: readBlocklists(table('blocklists.toml')),
    },
    problems,
  };
}

/** One rule file; what is wrong with it is added to `problems`. */
function readOne(path: string, problems: FileProblem[]): RuleFile {
  const read = readRuleFile(path, readToml(path, problems));
  problems.push(...read.problems);
  return read.file;
}

/** Checklists and signals have forms of their own: scripts/compile-checklists.ts, scripts/compile-engagement.ts read them. */
const NO_RULES: readonly string[] = ['checklists', 'engagement'];

/** Whether a file holds what many systems say in another language than English: browser bundles come without it. */
export const isOfLanguages = (path: string): boolean => basename(path).startsWith('languages-');

/** Files of languages last: they are a part of their own. */
const inOrder = (a: string, b: string): number =>
  Number(isOfLanguages(a)) - Number(isOfLanguages(b)) || (a < b ? -1 : 1);

/** The tables lie in the folder itself, the rules one folder below. */
function ruleFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_RULES.includes(entry.name))
    .flatMap(({ name }) =>
      fs.readdirSync(join(folder, name)).map((file) => join(folder, name, file)),
    )
    .filter((path) => path.endsWith('.toml'))
    .sort(inOrder);
}
