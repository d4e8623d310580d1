// Loads policies: those of the package by name, others from TOML files.

import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fs } from '../adapters/files/fs.ts';
import { readPolicy } from '../decide/read-policy.ts';
import type { Policy } from '../model/policy.ts';
import { type FileProblem, problemLine } from '../text/fields.ts';
import { readToml } from './toml.ts';

export interface LoadedPolicy {
  /** What a person calls it: its name, or the path where two have the same name. */
  readonly label: string;
  readonly path: string;
  readonly policy: Policy;
}

export interface LoadedPolicies {
  /** In the order in which they were named, each file once. */
  readonly policies: readonly LoadedPolicy[];
  /** A sentence each with the file; nothing should be decided by policies that have some. */
  readonly problems: readonly string[];
}

const ENDING = '.toml';

/** The folder of the package's own policies, as seen from the current folder. */
const POLICIES: string = relative('', fileURLToPath(new URL('../../policies', import.meta.url)));

/** Names of the package's own policies: `default` first, the others by the alphabet. */
export function policyNames(): string[] {
  const names = fs
    .readdirSync(POLICIES)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => basename(file, ENDING))
    .sort();
  return [
    ...names.filter((name) => name === 'default'),
    ...names.filter((name) => name !== 'default'),
  ];
}

/** @param named names of the package's policies, or paths (with a slash, or ending with `.toml`). */
export function loadPolicies(named: readonly string[]): LoadedPolicies {
  const problems: string[] = [];
  const policies: LoadedPolicy[] = [];
  for (const path of pathsOf(named, problems)) {
    const policy = loadPolicy(path, problems);
    if (policy) policies.push({ label: policy.name, path, policy });
  }
  return { policies: policies.map((one) => labelled(one, policies)), problems };
}

function pathsOf(named: readonly string[], problems: string[]): string[] {
  const byPlace = new Map<string, string>();
  for (const name of named) {
    const path = pathOf(name);
    if (path === null)
      problems.push(
        `${name}: no such policy; there are ${policyNames().join(', ')}, or name a file`,
      );
    else if (!byPlace.has(resolve(path))) byPlace.set(resolve(path), path);
  }
  return [...byPlace.values()];
}

function pathOf(name: string): string | null {
  if (/[/\\]/.test(name) || name.endsWith(ENDING)) return name;
  return policyNames().includes(name) ? join(POLICIES, `${name}${ENDING}`) : null;
}

function loadPolicy(path: string, problems: string[]): Policy | null {
  const unread: FileProblem[] = [];
  const content = readToml(path, unread);
  if (unread.length > 0) {
    problems.push(...unread.map(problemLine));
    return null;
  }
  const read = readPolicy(path, content);
  problems.push(...read.problems.map(problemLine));
  return read.policy;
}

function labelled(one: LoadedPolicy, all: readonly LoadedPolicy[]): LoadedPolicy {
  const isOnly = all.every((other) => other === one || other.label !== one.label);
  return isOnly ? one : { ...one, label: one.path };
}
