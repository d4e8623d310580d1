// Shows on a terminal how far a run is: share, count, rate and time left, on one line of the standard error.

import { bytesUnder } from '../app/bytes-under.ts';

export interface Progress {
  readonly advance: (done: number, bytes: number) => void;
  /** Makes room for a message. */
  readonly clear: () => void;
  readonly end: () => void;
}

const nothing = (): void => undefined;
export const noProgress: Progress = { advance: nothing, clear: nothing, end: nothing };

const EVERY_MS = 100;
const BAR = 20;

/** Looks over the paths first, to know how much there is. */
export async function startProgress(paths: readonly string[], things = 'mails'): Promise<Progress> {
  return progressTo(bytesUnder(paths), things);
}

/** @param total what the second figure of `advance` adds up to in the end. */
export function progressTo(total: number, things: string): Progress {
  const started = performance.now();
  let done = 0;
  let bytes = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  const clear = (): void => {
    if (shownAt > 0) process.stderr.write('\r\u001b[K');
  };
  return {
    advance: (more, moreBytes) => {
      done += more;
      bytes += moreBytes;
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      const line = progressLine({ done, things, bytes, total, seconds: (now - started) / 1000 });
      process.stderr.write(`\r${line.slice(0, (process.stderr.columns ?? 80) - 1)}\u001b[K`);
    },
    clear,
    end: clear,
  };
}

export interface Progressed {
  readonly done: number;
  /** What is counted: `mails`, `events`. */
  readonly things: string;
  readonly bytes: number;
  /** 0 where it cannot be known: a pipe. */
  readonly total: number;
  readonly seconds: number;
}

/** `━━━━━━──────────────  31 %  1,204 mails  8,012/s  12 s left` */
export function progressLine({ done, things, bytes, total, seconds }: Progressed): string {
  const count = `${done.toLocaleString('en')} ${things}`;
  const rate = `${Math.round(done / Math.max(seconds, 0.001)).toLocaleString('en')}/s`;
  if (total === 0) return [count, rate].join('  ');
  const share = Math.min(1, bytes / total);
  const full = Math.round(share * BAR);
  const bar = '━'.repeat(full) + '─'.repeat(BAR - full);
  const left = share > 0 ? `${Math.ceil((seconds / share) * (1 - share))} s left` : '';
  return [bar, `${String(Math.floor(share * 100)).padStart(3)} %`, count, rate, left].join('  ');
}
