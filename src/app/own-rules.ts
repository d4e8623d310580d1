// Loads the user's own rules: named files, and those that postbound.toml in the current folder names.

import { resolve } from 'node:path';
import { fs } from '../adapters/files/fs.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import { type ParsedRules, withRules } from '../pipeline/own-rules.ts';
import type { RuleProblem } from '../rules/rule-file.ts';
import { SETTINGS_KEYS } from './settings.ts';
import { SETTINGS } from './settings-file.ts';
import { readToml } from './toml.ts';

export interface LoadedRules {
  /** The built-in rules with the user's own. */
  readonly rules: RuleSet;
  /** As read: worker threads make the rules of them again. */
  readonly files: readonly ParsedRules[];
  /** Nothing should be run with rules that have some. */
  readonly problems: readonly RuleProblem[];
}

/** `named` come after those of the settings; a file that is named twice is read once. */
export function loadOwnRules(named: readonly string[]): LoadedRules {
  const wrong: RuleProblem[] = [];
  return loadRules(ownPaths(named, wrong), wrong);
}

/** The built-in rules with those of the files at `paths`. */
export function loadRules(
  paths: readonly string[],
  known: readonly RuleProblem[] = [],
): LoadedRules {
  const wrong: RuleProblem[] = [];
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

/** Paths of the user's own rule files, of the settings first. */
export const ownPaths = (named: readonly string[], problems: RuleProblem[]): string[] =>
  onceEach([...pathsInSettings(problems), ...named]);

/** Paths in the file are relative to the current folder, where it lies. */
function pathsInSettings(problems: RuleProblem[]): string[] {
  if (!fs.existsSync(SETTINGS)) return [];
  const settings = readToml(SETTINGS, problems);
  const say = (message: string): number => problems.push({ file: SETTINGS, rule: '', message });
  for (const key of Object.keys(settings))
    if (!SETTINGS_KEYS.includes(key)) say(`unknown key \`${key}\``);
  const rules = settings['rules'] ?? [];
  const isList = Array.isArray(rules) && rules.every((path) => typeof path === 'string');
  if (!isList) say('`rules` must be a list of files: rules = ["my-rules.toml"]');
  return isList ? rules : [];
}
