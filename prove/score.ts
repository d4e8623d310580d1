// Scores what the command line says about labelled mails beside the checkout: `../shared/score` counts.
import { spawnSync } from 'node:child_process';

const MOST_BYTES = 2 ** 30;

/** In percent, null where nothing was labelled. */
export interface Score {
  readonly recipients: number;
  readonly kind: number;
  readonly status: number;
  readonly reason: number;
  readonly stage: number;
  /** Delays, successes and auto-replies told as failures. */
  readonly falseFailures: number;
  readonly sources: Readonly<Record<string, Score>>;
}

const scores = new Map<string, Score>();

/** `only` is a source of the corpus, `''` for all. Each folder is decoded once. */
export function scoreOf(folder: string, only: string): Score {
  const known = scores.get(folder);
  if (known) return known;
  const decoded = run(['bin/postbound.js', 'decode', folder], '');
  const scored = run(['../shared/score', ...(only ? ['--only', only] : [])], decoded);
  const score = JSON.parse(scored.trim().split('\n').at(-1) ?? '') as Score;
  scores.set(folder, score);
  return score;
}

function run(args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}: ${stderr}`);
  return stdout;
}
