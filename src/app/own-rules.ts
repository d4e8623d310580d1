// Loads the user's own rules: named files, and those that postbound.toml in the current folder names.

import { resolve } from 'node:path';
import type { RuleSet } from '../classify/rule-set.ts';
import { type ParsedRules, withRules } from '../pipeline/own-rules.ts';
import type { FileProblem } from '../text/fields.ts';
import { settingsFields } from './settings-fields.ts';
import { readToml } from './toml.ts';

export interface LoadedRules {
  /** The built-in rules with the user's own. */
  readonly rules: RuleSet;
  /** As read: worker threads make the rules of them again. */
  readonly files: readonly ParsedRules[];
  /** Nothing should be run with rules that have some. */
  readonly problems: readonly FileProblem[];
}

/** `named` come after those of the settings; a file that is named twice is read once. */
export function loadOwnRules(named: readonly string[]): LoadedRules {
  const wrong: FileProblem[] = [];
  return loadRules(ownPaths(named, wrong), wrong);
}

/** The built-in rules with those of the files at `paths`. */
export function loadRules(
  paths: readonly string[],
  known: readonly FileProblem[] = [],
): LoadedRules {
  const wrong: FileProblem[] = [];
  const all = paths.map((name) => ({ name, content: readToml(name, wrong) }));
  const unread = new Set(wrong.map(({ file }) => file));
  const files = all.filter(({ name }) => !unread.has(name));
  const { rules, problems } = withRules(files);
  return { rules, files, problems: [...known, ...wrong, ...problems] };
}

function onceEach(paths: readonly string[]): string[] {
  const byPlace = new Map<string, string>();
  for (const path of paths) if (!byPlace.has(resolve(path))) byPlace.set(resolve(path), path);
  return [...byPlace.values()];
}

/** Paths of the user's own rule files, of the settings first: those are relative to the current folder, where it lies. */
export const ownPaths = (named: readonly string[], problems: FileProblem[]): string[] =>
  onceEach([...settingsFields(problems).texts('rules'), ...named]);
