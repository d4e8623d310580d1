// Makes a simulated world and imports its artefacts as a user would: by the command line.
import { execFileSync, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';

const BIN = resolve('bin/postbound.js');
const MOST = 2 ** 30;
/** A kill comes after so many ms, a little later each time: a run that gets no further would never end. */
const KILL_AFTER = 2000;
const LONGER = 250;

export function simulate(folder: string, days: string, recipients: string): void {
  const args = ['sim/sim.ts', '--days', days, '--recipients', recipients, '--out', folder];
  execFileSync(process.execPath, args, { stdio: 'ignore' });
}

/** Files to import, relative to the world's folder; the truth is not among them. */
export const artefacts = (world: string): string[] =>
  ['sent.csv', 'logs/*', 'webhooks/**/*.jsonl', 'mails/*.gz', 'mails/Maildir']
    .flatMap((pattern) => globSync(pattern, { cwd: world }))
    .sort();

export function importOnce(world: string, store: string, files: readonly string[]): void {
  execFileSync(process.execPath, [BIN, 'import', ...files, '--store', store], {
    cwd: world,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Kills each run after a while (SIGKILL) and starts it again. Resolves to the number of kills. */
export async function importKilled(
  world: string,
  store: string,
  files: readonly string[],
): Promise<number> {
  for (let kills = 0; ; kills++) {
    const run = spawn(process.execPath, [BIN, 'import', ...files, '--store', store], {
      cwd: world,
      stdio: 'ignore',
    });
    const timer = setTimeout(() => run.kill('SIGKILL'), KILL_AFTER + kills * LONGER);
    const code = await new Promise<number | null>((done) => run.on('exit', done));
    clearTimeout(timer);
    if (code === 0) return kills;
    if (code !== null) throw new Error(`import ended with ${code}`);
  }
}

/** Sorted, without the store's own numbers. */
export function outcomeLines(world: string, store: string): string[] {
  const text = execFileSync(process.execPath, [BIN, 'outcomes', '--json', '--store', store], {
    cwd: world,
    encoding: 'utf8',
    maxBuffer: MOST,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/("message":\{"id":)\d+/, '$10'))
    .sort();
}
