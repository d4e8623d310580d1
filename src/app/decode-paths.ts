// Decodes everything under some paths, on this thread or on several, and gives the answers in input order.

import { type Batch, batches } from './batches.ts';
import type { Answer, Manner } from './decode-batch.ts';
import { inOrder } from './in-order.ts';
import { mailsOf } from './mails.ts';
import { keepMemoryLow, youngSpaceHolder } from './memory.ts';

export interface DecodeWork {
  readonly paths: readonly string[];
  readonly manner: Manner;
  /** Worker threads; 1 decodes on this thread. */
  readonly jobs: number;
}

/** Batches under way for each worker: one being decoded, some waiting, so that none idles. */
const AHEAD = 2;

export async function* decodePaths({ paths, manner, jobs }: DecodeWork): AsyncGenerator<Answer> {
  keepMemoryLow();
  const holdYoungSpace = youngSpaceHolder();
  const questions = batches(mailsOf(paths));
  const answers = jobs === 1 ? decodeHere(questions, manner) : onWorkers(questions, manner, jobs);
  for await (const answer of answers) {
    yield answer;
    holdYoungSpace();
  }
}

async function* decodeHere(
  questions: AsyncIterable<Batch>,
  manner: Manner,
): AsyncGenerator<Answer> {
  // Only here: where workers decode, this thread needs no rules.
  const { batchDecoder } = await import('./decode-batch.ts');
  const decodeBatch = await batchDecoder(manner);
  for await (const batch of questions) yield await decodeBatch(batch);
}

async function* onWorkers(
  questions: AsyncIterable<Batch>,
  manner: Manner,
  jobs: number,
): AsyncGenerator<Answer> {
  const { startWorkers } = await import('./workers.ts');
  const workers = startWorkers(jobs, manner);
  try {
    yield* inOrder(questions, jobs * AHEAD, workers.decode);
  } finally {
    await workers.close();
  }
}
