// Writes text into files piece by piece: plain ones, and gzip ones of many members.

import { closeSync, mkdirSync, openSync, utimesSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

const PIECE = 1 << 20;
const GZIP_PIECE = 8 << 20;
const LEVEL = 3;

/** Bytes are given as latin1 or UTF-8 text. */
export class Output {
  readonly #file: number;
  readonly #path: string;
  readonly #isGzip: boolean;
  #pieces: string[] = [];
  #waiting = 0;
  written = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#file = openSync(path, 'w');
    this.#isGzip = path.endsWith('.gz');
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#waiting += text.length;
    if (this.#waiting >= (this.#isGzip ? GZIP_PIECE : PIECE)) this.#flush();
  }

  #flush(): void {
    if (this.#waiting === 0) return;
    const bytes = Buffer.from(this.#pieces.join(''), 'utf8');
    this.#pieces = [];
    this.#waiting = 0;
    this.written += bytes.length;
    writeSync(this.#file, this.#isGzip ? gzipSync(bytes, { level: LEVEL }) : bytes);
  }

  /** @param time when it was last written, epoch ms: readers of logs without years look at it. */
  close(time: number): void {
    this.#flush();
    closeSync(this.#file);
    utimesSync(this.#path, time / 1000, time / 1000);
  }
}
