// Has our answers scored by the programs that lie beside the corpus.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Percentages, null where a source has no such label. */
export interface MailScore {
  readonly mails: number;
  readonly missing: number;
  readonly recipients: number | null;
  readonly kind: number | null;
  readonly status: number | null;
  readonly replyCode: number | null;
  readonly reason: number | null;
  readonly hardBounce: number | null;
  readonly stage: number | null;
  readonly feedbackType: number | null;
  /** Mails that did not fail and are told as failed. */
  readonly falseFailures: number;
  /** Mails about a delivery that are given no report. */
  readonly nothing: number;
}

export interface MailScores extends MailScore {
  readonly sources: Readonly<Record<string, MailScore>>;
}

export interface ReplyScore {
  readonly replies: number;
  /** Percentage of replies that are given a reason. */
  readonly coverage: number | null;
  readonly reason: number | null;
  readonly fault: number | null;
  readonly addressDead: number | null;
  /** Replies about a living address that are told as a dead one. */
  readonly falselyDead: number;
}

export interface Scored<T> {
  readonly totals: T;
  /** What the program printed above its totals. */
  readonly printed: readonly string[];
}

/** @param decoded JSON lines of `postbound decode`. */
export function scoreMails(shared: string, decoded: string, failures = 0): Scored<MailScores> {
  return scored(join(shared, 'score'), failures, decoded);
}

/** @param answer turns lines of `{"id","text"}` into those of `postbound classify --json`. */
export function scoreReplies(
  shared: string,
  answer: (asked: string) => string,
  failures = 0,
): Scored<Readonly<Record<string, ReplyScore>>> {
  const program = join(shared, 'score-replies');
  return scored(program, failures, answer(run(program, ['--print'], '')));
}

function scored<T>(program: string, failures: number, answers: string): Scored<T> {
  const lines = run(program, ['--failures', String(failures)], answers)
    .trimEnd()
    .split('\n');
  return { totals: JSON.parse(lines.at(-1) ?? '') as T, printed: lines.slice(0, -1) };
}

function run(program: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error || status !== 0)
    throw new Error(`${program} failed (exit code ${status}): ${stderr}`, { cause: error });
  return stdout;
}
