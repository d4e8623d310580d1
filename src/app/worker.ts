// Decodes the batches that the main thread sends, one after another, and answers each.

import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from './batches.ts';
import { batchDecoder, type Manner } from './decode-batch.ts';

const decoder = batchDecoder(workerData as Manner);

/** Strictly one by one: batches share the buffer that small files are read into. */
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (batch: Batch) => {
  last = last.then(() => answer(batch));
});

const encoder = new TextEncoder();

/** Bytes can be handed over; a string would be copied twice and encoded on the main thread. */
async function answer(batch: Batch): Promise<void> {
  const decodeBatch = await decoder;
  const { text, ...rest } = await decodeBatch(batch);
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  parentPort?.postMessage({ text: bytes, ...rest }, [bytes.buffer as ArrayBuffer]);
}
