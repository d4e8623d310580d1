// Decodes the batches that the main thread sends, one after another, and answers each.

import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from './batches.ts';
import { decodeBatch } from './decode-batch.ts';
import type { Layout } from './layouts.ts';

const { layout } = workerData as { readonly layout: Layout };

/** Strictly one by one: batches share the buffer that small files are read into. */
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (batch: Batch) => {
  last = last.then(async () => parentPort?.postMessage(await decodeBatch(batch, layout)));
});
