// Simulates a sender's mail over days, from a seed to a folder of artefacts with the truth: `npm run sim -- --out DIR`.

import { OptionError, readOptions, USAGE } from './options.ts';
import { type Progress, writeWorld } from './write.ts';

const args = process.argv.slice(2);

function run(): void {
  try {
    const options = readOptions(args);
    const isTerminal = process.stderr.isTTY;
    const started = performance.now();
    const done = writeWorld(options, (progress) => {
      if (isTerminal) process.stderr.write(`\r${line(progress)} of ${options.days}`);
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${isTerminal ? '\r' : ''}${line(done)}, ${seconds} s → ${options.out}\n`);
  } catch (error) {
    const isUsage = error instanceof OptionError || isParseError(error);
    if (!isUsage) throw error;
    process.stderr.write(`sim: ${error.message}\n\n${USAGE}\n`);
    process.exitCode = 2;
  }
}

const line = ({ day, mails, facts }: Progress): string =>
  `${mails} mails, ${facts} facts, day ${day}`;

const isParseError = (error: unknown): error is Error =>
  error instanceof Error &&
  String((error as Error & { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');

if (args.includes('--help')) process.stdout.write(`${USAGE}\n`);
else run();
