// Simulates a sender's mail over days, from a seed to artefacts with the truth, or to a store: `npm run sim -- --out DIR`.

import { OptionError, readOptions, type SimOptions, USAGE } from './options.ts';
import { type Progress, writeWorld } from './write.ts';

const args = process.argv.slice(2);

async function run(): Promise<void> {
  try {
    const options = readOptions(args);
    const started = performance.now();
    const done = await simulate(options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const before = process.stderr.isTTY ? '\r' : '';
    process.stderr.write(`${before}${line(done)}, ${seconds} s → ${options.out || options.into}\n`);
  } catch (error) {
    if (!isUsage(error)) throw error;
    process.stderr.write(`sim: ${error.message}\n\n${USAGE}\n`);
    process.exitCode = 2;
  }
}

async function simulate(options: SimOptions): Promise<Progress> {
  const tell = (progress: Progress): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${line(progress)} of ${options.days}`);
  };
  if (options.out !== '') return writeWorld(options, tell);
  // A store needs modules that artefacts do not.
  const { fillStore } = await import('./into.ts');
  return fillStore(options.into, options, tell);
}

const line = ({ day, mails, facts }: Progress): string =>
  `${mails} mails, ${facts} facts, day ${day}`;

const isUsage = (error: unknown): error is Error =>
  error instanceof OptionError ||
  (error instanceof Error &&
    String((error as Error & { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'));

if (args.includes('--help')) process.stdout.write(`${USAGE}\n`);
else await run();
