// Gathers lines of text as UTF-8, in memory that is used again and again.

const encoder = new TextEncoder();
/** UTF-8 takes no more for one character of a string. */
const MOST_BYTES_A_CHARACTER = 3;

export class LineBytes {
  #bytes: Uint8Array;
  #length = 0;
  /** Whether all lines fitted into the memory that was given. */
  #isInPlace = true;

  constructor(memory: ArrayBufferLike) {
    this.#bytes = new Uint8Array(memory);
  }

  get isInPlace(): boolean {
    return this.#isInPlace;
  }

  /** What was added, until the memory is used for something else. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(line: string): void {
    const most = this.#length + MOST_BYTES_A_CHARACTER * line.length + 1;
    if (most > this.#bytes.length) this.#grow(most);
    this.#length += encoder.encodeInto(line, this.#bytes.subarray(this.#length)).written;
    this.#bytes[this.#length++] = 0x0a;
  }

  #grow(least: number): void {
    const larger = new Uint8Array(2 * least);
    larger.set(this.bytes);
    this.#bytes = larger;
    this.#isInPlace = false;
  }
}
