// Lists the shipped sources as parsed files, for the checks that read them.
import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';

export interface Source {
  /** Path with `/`, such as `src/mime/parse.ts`. */
  readonly path: string;
  /** First folder under `src/`, `.` for files of `src/` itself. */
  readonly folder: string;
  readonly text: string;
  readonly parsed: ParseResult;
}

/** Throws where nothing is found: a check of nothing must not pass. */
export function sources(): Source[] {
  const found = globSync('src/**/*.ts').map(read);
  if (found.length === 0) throw new Error('no source file found under src/');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function folderOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '.') : '.';
}

/** Where in the file an offset lies, as `path:line`. */
export function place(source: Source, offset: number): string {
  return `${source.path}:${source.text.slice(0, offset).split('\n').length}`;
}

/** Prints the problems and the sum; any problem makes the script fail. */
export function conclude(script: string, looked: string, problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  console.log(`${script}: ${looked}, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}

function read(file: string): Source {
  const path = file.split(sep).join('/');
  const text = readFileSync(file, 'utf8');
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, folder: folderOf(path), text, parsed };
}
