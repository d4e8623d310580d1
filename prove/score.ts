// Scores what the command line says about labelled mails or replies: the programs beside the corpus count.
import { spawnSync } from 'node:child_process';
import {
  type MailScores,
  type ReplyScore,
  scoreMails,
  scoreReplies,
} from '../scripts/accuracy/score.ts';

const SHARED = '../shared';
const MOST_BYTES = 2 ** 30;

const scores = new Map<string, MailScores>();

/** Each folder is decoded once. */
export function scoreOf(folder: string): MailScores {
  const known = scores.get(folder);
  if (known) return known;
  const score = scoreMails(SHARED, postbound(['decode', folder], '')).totals;
  scores.set(folder, score);
  return score;
}

let replies: Readonly<Record<string, ReplyScore>> | undefined;

/** By the set that the replies are of. */
export function replyScores(): Readonly<Record<string, ReplyScore>> {
  replies ??= scoreReplies(SHARED, (asked) => postbound(['classify', '--json'], asked)).totals;
  return replies;
}

/** What must not pass for a figure: nothing was labelled. */
export const figure = (value: number | null | undefined): number => value ?? Number.NaN;

function postbound(args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/postbound.js', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}: ${stderr}`);
  return stdout;
}
