// Makes a simulated world and imports its artefacts as a user would: by the command line.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const BIN = resolve('bin/postbound.js');
/** A kill comes after so many ms, a little later each time: a run that gets no further would never end. */
const KILL_AFTER = 2000;
const LONGER = 250;

export function simulate(
  folder: string,
  days: string,
  recipients: string,
  more: readonly string[] = [],
): void {
  const args = ['sim/sim.ts', '--days', days, '--recipients', recipients, '--out', folder, ...more];
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

/** What became of one message for one recipient, short enough that millions can be compared. */
export interface ToldOutcome {
  readonly state: string;
  readonly reason: string;
  /** Of the whole outcome, without the store's own numbers. */
  readonly digest: string;
}

/** By name of the message and recipient. */
export type ToldOutcomes = ReadonlyMap<string, ToldOutcome>;

export async function outcomesIn(world: string, store: string): Promise<ToldOutcomes> {
  const run = spawn(process.execPath, [BIN, 'outcomes', '--json', '--store', store], {
    cwd: world,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = new Map<string, ToldOutcome>();
  for await (const line of createInterface({ input: run.stdout })) {
    const { message, recipient, state, reason } = JSON.parse(line) as ToldLine;
    const bare = line.replace(/("message":\{"id":)\d+/, '$10');
    const digest = createHash('md5').update(bare).digest('base64');
    told.set(`${message.name} ${recipient}`, { state, reason, digest });
  }
  return told;
}

interface ToldLine {
  readonly recipient: string;
  readonly state: string;
  readonly reason: string;
  readonly message: { readonly name: string };
}

/** How many are not the same in both. */
export function differing(a: ToldOutcomes, b: ToldOutcomes): number {
  let count = 0;
  for (const [name, { digest }] of a) if (b.get(name)?.digest !== digest) count++;
  for (const name of b.keys()) if (!a.has(name)) count++;
  return count;
}
