// Runs the built command line as a user would: a process with pipes.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const BIN: string = resolve('bin/postbound.js');

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function postbound(
  args: readonly string[],
  { input = '', env = {}, cwd = '.' }: RunOptions = {},
): Ran {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    input,
    cwd,
    env: { ...rest, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

/** The objects of JSON lines. */
export function objects(lines: string): Record<string, unknown>[] {
  return lines.trim() === ''
    ? []
    : lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}
