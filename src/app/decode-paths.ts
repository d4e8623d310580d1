// Decodes everything under some paths, on this thread or on several, and gives the answers in input order.

import { type Batch, batches } from './batches.ts';
import type { Manner, Sum } from './decode-batch.ts';
import { inOrder } from './in-order.ts';
import { LineBytes } from './line-bytes.ts';
import { mailsOf } from './mails.ts';
import { keepMemoryLow, youngSpaceHolder } from './memory.ts';

export interface DecodeWork {
  readonly paths: readonly string[];
  readonly manner: Manner;
  /** Worker threads; 1 decodes on this thread. */
  readonly jobs: number;
}

export interface Answer {
  /** Whole lines of UTF-8, in the order of the input; good until the next answer is asked for. */
  readonly text: Uint8Array;
  readonly sum: Sum;
}

/** Batches under way for each worker: one being decoded, some waiting, so that none idles. */
const AHEAD = 3;
/** Room for the lines of one batch; where it is too small, more is taken. */
const MEMORY_BYTES = 1024 * 1024;

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
  const memory = new ArrayBuffer(MEMORY_BYTES);
  for await (const batch of questions) {
    const out = new LineBytes(memory);
    const sum = await decodeBatch(batch, out);
    yield { text: out.bytes, sum };
  }
}

async function* onWorkers(
  questions: AsyncIterable<Batch>,
  manner: Manner,
  jobs: number,
): AsyncGenerator<Answer> {
  const { startWorkers } = await import('./workers.ts');
  const ahead = jobs * AHEAD;
  const workers = startWorkers(jobs, ahead, manner);
  try {
    for await (const lent of inOrder(questions, ahead, workers.decode)) {
      yield lent;
      lent.giveBack();
    }
  } finally {
    await workers.close();
  }
}
