// Reads a TOML file into plain values.

import { parse, TomlError } from 'smol-toml';
import { fs } from '../adapters/files/fs.ts';
import { trouble } from '../adapters/files/trouble.ts';
import { Fields, type FileProblem } from '../text/fields.ts';

type Table = Readonly<Record<string, unknown>>;

/** A file that cannot be read or parsed is an empty one; what is wrong is added to `problems`. Dates become texts. */
export function readToml(path: string, problems: FileProblem[]): Table {
  try {
    return plain(parse(fs.readFileSync(path, 'utf8'))) as Table;
  } catch (error) {
    problems.push({ file: path, rule: '', message: `not read: ${whyOf(path, error)}` });
    return {};
  }
}

/** The same, to be read field by field; what is wrong with those is added to `problems` too. */
export const tomlFields = (path: string, problems: FileProblem[]): Fields =>
  new Fields(path, readToml(path, problems), problems);

function whyOf(path: string, error: unknown): string {
  return error instanceof TomlError ? error.message.trimEnd() : trouble(path, error).why;
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, plain(inside)]));
}
