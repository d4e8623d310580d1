// Measures how right our answers are on the labelled corpus.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { classified, decodedUnder } from './answers.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { judgedMails, judgedReplies } from './judged.ts';
import { type MailScores, type ReplyScore, scoreMails, scoreReplies } from './score.ts';

export interface Accuracy {
  readonly mails: MailScores;
  readonly replies: Readonly<Record<string, ReplyScore>>;
  readonly calibration: Readonly<Record<'replies' | 'mails' | 'together', Calibration>>;
}

/** Beside the checkout; read in place. */
const SHARED = join('..', 'shared');

/** Why nothing can be measured, `''` if it can. */
export const noCorpus = (): string =>
  existsSync(join(SHARED, 'score'))
    ? ''
    : '../shared is absent: the labelled corpus with its scoring programs lies beside the checkout';

/** The figures, with what the scoring programs say of up to `failures` wrong answers for each metric. */
export async function measureAccuracy(
  failures = 0,
): Promise<{ readonly accuracy: Accuracy; readonly wrong: readonly string[] }> {
  const corpus = join(SHARED, 'corpus');
  const decoded = await decodedUnder(corpus);
  const mails = scoreMails(SHARED, decoded, failures);
  const replies = scoreReplies(SHARED, classified, failures);
  const judged = { replies: judgedReplies(corpus), mails: judgedMails(corpus, decoded) };
  const accuracy = {
    mails: mails.totals,
    replies: replies.totals,
    calibration: {
      replies: calibrate(judged.replies),
      mails: calibrate(judged.mails),
      together: calibrate([...judged.replies, ...judged.mails]),
    },
  };
  const wrong = [
    ...belowTable(mails.printed),
    ...replies.printed.filter((line) => line.startsWith('{')),
  ];
  return { accuracy, wrong: failures > 0 ? wrong : [] };
}

/** The wrong answers come behind a blank line. */
function belowTable(printed: readonly string[]): readonly string[] {
  const at = printed.indexOf('');
  return at < 0 ? [] : printed.slice(at);
}

/** Of replies and mails together. */
export async function calibrationError(): Promise<number> {
  const corpus = join(SHARED, 'corpus');
  const mails = judgedMails(corpus, await decodedUnder(corpus));
  return calibrate([...judgedReplies(corpus), ...mails]).error;
}
