// Decodes the batches that the main thread sends, one after another, and answers each.

import { parentPort, workerData } from 'node:worker_threads';
import { batchDecoder } from './decode-batch.ts';
import { LineBytes } from './line-bytes.ts';
import type { Asked, Reply, Setting } from './workers.ts';

const { manner, memories } = workerData as Setting;
const decoder = batchDecoder(manner);

/** Strictly one by one: batches share the buffer that small files are read into. */
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked));
});

async function answer({ batch, memory }: Asked): Promise<void> {
  const decodeBatch = await decoder;
  const out = new LineBytes(memories[memory] as SharedArrayBuffer);
  const sum = await decodeBatch(batch, out);
  const { bytes, isInPlace } = out;
  // What lies in shared memory needs no message: handing over an ArrayBuffer costs as much as decoding a mail.
  const text = isInPlace ? bytes.length : bytes;
  const reply: Reply = { text, sum };
  parentPort?.postMessage(reply);
}
