// Keeps worker threads that decode batches: batch in, promise of its answer out.

import { Worker } from 'node:worker_threads';
import type { Batch } from './batches.ts';
import type { Manner, Sum } from './decode-batch.ts';

/** By default each worker's young space grows to some 50 MB, for nothing: what a batch leaves behind fits in this. */
const YOUNG_MB = 8;
/** Room for the lines of most batches; only what is written to takes memory. */
const MEMORY_BYTES = 1024 * 1024;

/** What a worker is started with. */
export interface Setting {
  readonly manner: Manner;
  /** Shared: lines are written into them by a worker and read from them by the main thread. */
  readonly memories: readonly SharedArrayBuffer[];
}

/** What a worker is sent. */
export interface Asked {
  readonly batch: Batch;
  /** Which of the memories it may write to. */
  readonly memory: number;
}

/** What a worker sends back. */
export interface Reply {
  /** How many bytes it wrote to the memory, or the bytes where they did not fit. */
  readonly text: number | Uint8Array;
  readonly sum: Sum;
}

export interface Lent {
  readonly text: Uint8Array;
  readonly sum: Sum;
  /** To be called when the text is no longer needed: its memory is then used again. */
  giveBack(): void;
}

export interface Workers {
  /** No more than `ahead` at once, those not given back included. */
  readonly decode: (batch: Batch) => Promise<Lent>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface Hand {
  readonly worker: Worker;
  /** Batches that it has not answered yet, oldest first: a worker answers in order. */
  readonly waiting: Waiting[];
}

export function startWorkers(count: number, ahead: number, manner: Manner): Workers {
  const memories = Array.from({ length: ahead }, () => new SharedArrayBuffer(MEMORY_BYTES));
  const hands = Array.from({ length: count }, () => startHand({ manner, memories }));
  const free = [...memories.keys()];
  const decode = async (batch: Batch): Promise<Lent> => {
    const memory = free.pop();
    if (memory === undefined) throw new Error('workers: more batches under way than memories');
    const { text, sum } = await give(leastBusy(hands), { batch, memory });
    const place = memories[memory] as SharedArrayBuffer;
    return {
      text: typeof text === 'number' ? new Uint8Array(place, 0, text) : text,
      sum,
      giveBack: () => free.push(memory),
    };
  };
  const close = async (): Promise<void> => {
    await Promise.all(hands.map(({ worker }) => worker.terminate()));
  };
  return { decode, close };
}

function startHand(setting: Setting): Hand {
  // Run from source the worker is a .ts file, built it is a .js file: the extension is the one of this file.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const worker = new Worker(new URL(`./worker${extension}`, import.meta.url), {
    workerData: setting,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: Waiting[] = [];
  worker.on('message', (reply: Reply) => waiting.shift()?.resolve(reply));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error as Error);
  });
  return { worker, waiting };
}

function give({ worker, waiting }: Hand, asked: Asked): Promise<Reply> {
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage(asked, transferable(asked.batch));
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
