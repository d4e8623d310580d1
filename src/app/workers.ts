// Keeps worker threads that decode batches: batch in, promise of its answer out.

import { Worker } from 'node:worker_threads';
import type { Batch } from './batches.ts';
import type { Answer, Manner } from './decode-batch.ts';

/** By default each worker's young space grows to some 50 MB, for nothing: what a batch leaves behind fits in this. */
const YOUNG_MB = 8;

export interface Workers {
  readonly decode: (batch: Batch) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Hand {
  readonly worker: Worker;
  /** Batches that it has not answered yet, oldest first: a worker answers in order. */
  readonly waiting: Waiting[];
}

export function startWorkers(count: number, manner: Manner): Workers {
  const hands = Array.from({ length: count }, () => startHand(manner));
  return {
    decode: (batch) => give(leastBusy(hands), batch),
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

function startHand(manner: Manner): Hand {
  // Run from source the worker is a .ts file, built it is a .js file: the extension is the one of this file.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const worker = new Worker(new URL(`./worker${extension}`, import.meta.url), {
    workerData: manner,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: Waiting[] = [];
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error as Error);
  });
  return { worker, waiting };
}

function give({ worker, waiting }: Hand, batch: Batch): Promise<Answer> {
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage(batch, transferable(batch));
  });
}

/** The bytes of mails move to the worker instead of being copied. */
function transferable(batch: Batch): ArrayBuffer[] {
  const buffers = batch.flatMap((item) =>
    item.kind === 'mail' && item.bytes.buffer instanceof ArrayBuffer ? [item.bytes.buffer] : [],
  );
  return [...new Set(buffers)];
}

function leastBusy(hands: readonly Hand[]): Hand {
  let best = hands[0] as Hand;
  for (const hand of hands) if (hand.waiting.length < best.waiting.length) best = hand;
  return best;
}
