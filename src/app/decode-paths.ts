// Decodes everything under some paths, on this thread or on several, and gives the answers in input order.

import { batches } from './batches.ts';
import { type Answer, decodeBatch } from './decode-batch.ts';
import { inOrder } from './in-order.ts';
import type { Layout } from './layouts.ts';
import { mailsOf } from './mails.ts';

export interface DecodeWork {
  readonly paths: readonly string[];
  readonly layout: Layout;
  /** Worker threads; 1 decodes on this thread. */
  readonly jobs: number;
}

/** Batches under way for each worker: one being decoded, some waiting, so that none idles. */
const AHEAD = 4;

export async function* decodePaths({ paths, layout, jobs }: DecodeWork): AsyncGenerator<Answer> {
  const questions = batches(mailsOf(paths));
  if (jobs === 1) {
    for await (const batch of questions) yield await decodeBatch(batch, layout);
    return;
  }
  const { startWorkers } = await import('./workers.ts');
  const workers = startWorkers(jobs, layout);
  try {
    yield* inOrder(questions, jobs * AHEAD, workers.decode);
  } finally {
    await workers.close();
  }
}
