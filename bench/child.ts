// Runs a measurement in a process of its own and reads what it prints.
import { spawnSync } from 'node:child_process';

/** Runs `children/<name>.ts`; its last line on the standard output is JSON. */
export function runChild<T>(name: string, args: readonly string[]): T {
  const file = new URL(`children/${name}.ts`, import.meta.url).pathname;
  const { status, stdout, error } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (error || status !== 0)
    throw new Error(`bench: ${name} ${args.join(' ')} failed (exit code ${status})`, {
      cause: error,
    });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
