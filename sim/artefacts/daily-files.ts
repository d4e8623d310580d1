// Writes lines into one file a day: `2026-07-06.jsonl`.

import { join } from 'node:path';
import { isoTime } from './dates.ts';
import { Output } from './output.ts';

const DAY = 10;

export class DailyFiles {
  readonly #folder: string;
  #output: Output | null = null;
  #day = '';

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param time of the file; days must come in order. */
  write(time: number, line: string): void {
    this.#file(time).write(`${line}\n`);
  }

  close(time: number): void {
    this.#output?.close(time);
  }

  #file(time: number): Output {
    const day = isoTime(time).slice(0, DAY);
    if (this.#output && day === this.#day) return this.#output;
    this.#output?.close(time);
    this.#day = day;
    this.#output = new Output(join(this.#folder, `${day}.jsonl`));
    return this.#output;
  }
}
