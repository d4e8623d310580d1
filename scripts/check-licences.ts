// Checks that every package that reaches a user has a free licence. Reads the lock file, so it needs no network.
import { readFileSync } from 'node:fs';
import { conclude } from './helpers/sources.ts';

const FREE = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 Unlicense'.split(' '),
);

interface Entry {
  readonly license?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** All that `npm install postbound` brings: what the root names, and what that names in turn. */
function shipped(from: string, seen: Set<string>): Set<string> {
  const entry = packages[from] ?? {};
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
    const path = locate(from, name);
    if (path === undefined || seen.has(path)) continue;
    seen.add(path);
    shipped(path, seen);
  }
  return seen;
}

/** Node's way of looking: beside the asking package, then upwards. */
function locate(from: string, name: string): string | undefined {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (packages[path]) return path;
  if (from === '') return undefined;
  return locate(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** `MIT OR EUPL-1.1` leaves the choice; `MIT AND X` needs both. */
function isFree(licence: string): boolean {
  const choices = licence.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((part) => FREE.has(part.trim())));
}

function problems(paths: readonly string[]): string[] {
  const unfree = paths.flatMap((path) => {
    const licence = packages[path]?.license ?? 'none';
    return isFree(licence)
      ? []
      : [`${path}: licence ${licence} is not in scripts/check-licences.ts`];
  });
  const hosted = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'));
  return [
    ...unfree,
    ...hosted.map(([path]) => `package-lock.json: ${path} names its registry; see .npmrc`),
  ];
}

const paths = [...shipped('', new Set())];
if (paths.length === 0) throw new Error('package-lock.json: no shipped package found');
conclude('check-licences', `${paths.length} shipped packages`, problems(paths));
