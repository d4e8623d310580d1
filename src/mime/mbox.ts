// Splits a mailbox in mbox format into its mails, chunk by chunk. Source: RFC 4155; mboxo, mboxrd, mboxcl, mboxcl2.

import { fromBytes } from '../text/byte-string.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { beginsMailbox, isSeparator, type Surroundings } from './mbox-line.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;
/** `From ` as bytes. */
const FROM: readonly number[] = [0x46, 0x72, 0x6f, 0x6d, 0x20];
/** Bytes before and behind a possible separator that are looked at. */
const WINDOW = 1024;
const STEP = 256 * 1024;
/** Header bytes in which the blank line is looked for; behind that, all is body. */
const MAX_HEADER = 1024 * 1024;
/** A buffer that grew beyond this is given away with the mail in it, not copied. */
const LARGE = 4 * STEP;

const CONTENT_LENGTH = /^content-length:[ \t]{0,5}(\d{1,12})[ \t]{0,5}\r?$/im;

/** Whether these first bytes are those of a mailbox. A single mail below a From_ line is a mailbox of one. */
export function isMailbox(head: Uint8Array): boolean {
  return beginsMailbox(fromBytes(head.subarray(0, WINDOW)));
}

/**
 * Takes a mailbox in chunks of any size and gives its mails, each with its From_ line. Memory: one mail and one
 * chunk. A mail longer than `maxBytes` is cut after `maxBytes` + 1 bytes, so that `parseMessage` with the same limit
 * says so; its rest is passed over. Bytes that are no mailbox come out as one mail. Never throws.
 *
 * A Content-Length counts only where a From_ line, or the end, follows at that place. Quoted `>From ` lines stay.
 */
export class MboxSplitter {
  readonly #maxBytes: number;
  #buffer: Uint8Array = new Uint8Array(2 * STEP);
  /** The current mail begins at `start`; `used` bytes of the buffer are filled; before `scanned` nothing was found. */
  #start = 0;
  #used = 0;
  #scanned = 0;
  /** Where the body begins, -1 while that is not known. */
  #bodyAt = -1;
  /** Where the mail ends by its Content-Length, -1 if it has none or a wrong one. */
  #endByLength = -1;
  /** The mail was cut and given out; what follows belongs to it still. */
  #isSkipping = false;

  constructor(maxBytes: number = DEFAULT_LIMITS.maxBytes) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next bytes; gives the mails that are complete by now. The chunk may be used again. */
  push(chunk: Uint8Array): Uint8Array[] {
    const mails: Uint8Array[] = [];
    for (let at = 0; at < chunk.length; at += STEP) {
      this.#append(chunk.subarray(at, at + STEP));
      this.#drain(mails, false);
      this.#cutLong(mails);
    }
    return mails;
  }

  /** Gives what is left. The splitter is ready for another mailbox then. */
  end(): Uint8Array[] {
    const mails: Uint8Array[] = [];
    this.#drain(mails, true);
    this.#give(mails, this.#used);
    this.#used = 0;
    this.#begin(0);
    return mails;
  }

  #append(chunk: Uint8Array): void {
    if (this.#used + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length);
    this.#buffer.set(chunk, this.#used);
    this.#used += chunk.length;
  }

  /** Moves the current mail to the beginning of the buffer, of a larger one if it fills more than half. */
  #makeRoom(more: number): void {
    const needed = this.#used - this.#start + more;
    if (needed <= this.#buffer.length / 2) {
      this.#buffer.copyWithin(0, this.#start, this.#used);
      this.#shift();
    } else this.#moveInto(Math.min(2 * needed, Math.max(needed, this.#maxBytes + 4 * STEP)));
  }

  #moveInto(size: number): void {
    const next = new Uint8Array(size);
    next.set(this.#buffer.subarray(this.#start, this.#used));
    this.#buffer = next;
    this.#shift();
  }

  #shift(): void {
    const by = this.#start;
    this.#start = 0;
    this.#used -= by;
    this.#scanned = Math.max(0, this.#scanned - by);
    if (this.#bodyAt >= 0) this.#bodyAt = Math.max(0, this.#bodyAt - by);
    if (this.#endByLength >= 0) this.#endByLength -= by;
  }

  #drain(mails: Uint8Array[], isEnd: boolean): void {
    for (let at = this.#find(isEnd); at >= 0; at = this.#find(isEnd)) {
      this.#give(mails, at);
      this.#begin(at);
    }
  }

  #begin(at: number): void {
    this.#start = at;
    this.#scanned = at;
    this.#bodyAt = -1;
    this.#endByLength = -1;
    this.#isSkipping = false;
    if (this.#buffer.length > LARGE) this.#moveInto(2 * (this.#used - at + STEP));
  }

  /** Gives the current mail, ended before `end`, without the blank line that belongs to the separator. */
  #give(mails: Uint8Array[], end: number): void {
    if (this.#isSkipping) return;
    const stop = Math.min(end - blankBefore(this.#buffer, end), this.#start + this.#maxBytes + 1);
    const mail = this.#buffer.subarray(this.#start, Math.max(stop, this.#start));
    if (mail.every((byte) => byte <= 0x20)) return;
    mails.push(this.#buffer.length > LARGE ? mail : mail.slice());
  }

  /** Gives what fits of a mail that is too long, and from then on keeps only what the search needs. */
  #cutLong(mails: Uint8Array[]): void {
    if (this.#used - this.#start <= this.#maxBytes + 2 * STEP && !this.#isSkipping) return;
    this.#give(mails, this.#used);
    this.#isSkipping = true;
    this.#endByLength = -1;
    this.#start = Math.max(this.#start, this.#scanned - WINDOW);
    this.#bodyAt = Math.max(this.#bodyAt, this.#start);
    if (this.#buffer.length > LARGE) this.#moveInto(2 * (this.#used - this.#start + STEP));
  }

  /** Where the next mail begins; -1 where more bytes are needed, or none will follow. */
  #find(isEnd: boolean): number {
    if (this.#bodyAt < 0 && !this.#findBody(isEnd)) return -1;
    if (this.#endByLength >= 0) {
      const at = this.#findByLength(isEnd);
      if (at !== 'wrong') return at;
    }
    return this.#findLine(isEnd);
  }

  #findBody(isEnd: boolean): boolean {
    const bytes = this.#buffer.subarray(0, this.#used);
    for (let at = bytes.indexOf(LF, this.#scanned); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const next = bytes[at + 1] === CR ? at + 2 : at + 1;
      if (next >= this.#used && !isEnd) break;
      this.#scanned = at;
      if (bytes[next] !== LF && at - this.#start < MAX_HEADER) continue;
      this.#bodyAt = bytes[next] === LF ? next + 1 : Math.min(at + 1, this.#used);
      this.#scanned = this.#bodyAt - 1;
      this.#endByLength = this.#lengthEnd();
      return true;
    }
    return false;
  }

  #lengthEnd(): number {
    const head = fromBytes(this.#buffer.subarray(this.#start, this.#bodyAt));
    const length = Number(CONTENT_LENGTH.exec(head)?.[1] ?? Number.POSITIVE_INFINITY);
    const end = this.#bodyAt + length;
    return end - this.#start > this.#maxBytes ? -1 : end;
  }

  /** Like `#find`; `wrong` where neither a From_ line nor the end stands there. */
  #findByLength(isEnd: boolean): number | 'wrong' {
    const end = this.#endByLength;
    if (this.#used < end + WINDOW && !isEnd) return -1;
    let at = end;
    while (at < this.#used && at < end + 4 && isLineEnd(this.#buffer[at])) at++;
    if (at === this.#used) return -1;
    const around = (): Surroundings => ({ ...this.#around(at), isAfterBlank: true, above: '' });
    if (this.#isSeparator(at, around)) return at;
    this.#endByLength = -1;
    return 'wrong';
  }

  #findLine(isEnd: boolean): number {
    const bytes = this.#buffer.subarray(0, this.#used);
    for (let at = bytes.indexOf(LF, this.#scanned); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      this.#scanned = at;
      const next = at + 1;
      if (!isEnd && this.#used - next < FROM.length) return -1;
      if (!this.#isFrom(next)) continue;
      if (!isEnd && this.#used - next < WINDOW) return -1;
      if (this.#isSeparator(next, () => this.#around(next))) return next;
    }
    this.#scanned = Math.max(this.#scanned, this.#used - 1);
    return -1;
  }

  #isFrom(at: number): boolean {
    if (this.#buffer[at] !== FROM[0] || at + FROM.length > this.#used) return false;
    return FROM.every((byte, i) => this.#buffer[at + i] === byte);
  }

  #isSeparator(at: number, around: () => Surroundings): boolean {
    return this.#isFrom(at) && this.#hasClock(at) && isSeparator(this.#line(at), around);
  }

  /** Whether the line holds a colon, or nothing but a sender: all others need no closer look. */
  #hasClock(at: number): boolean {
    const end = Math.min(this.#used, at + WINDOW);
    let isSenderOnly = true;
    for (let i = at + FROM.length; i < end; i++) {
      const byte = this.#buffer[i];
      if (byte === COLON) return true;
      if (byte === LF) break;
      if (byte === SPACE) isSenderOnly = false;
    }
    return isSenderOnly;
  }

  /** The line at `at` without its end; of a long one, the beginning. */
  #line(at: number): string {
    const window = this.#buffer.subarray(at, Math.min(this.#used, at + WINDOW));
    const end = window.indexOf(LF);
    return fromBytes(end < 0 ? window : window.subarray(0, end)).trimEnd();
  }

  #around(at: number): Surroundings {
    const from = Math.max(this.#bodyAt, at - WINDOW);
    const before = fromBytes(this.#buffer.subarray(from, at));
    const behind = fromBytes(this.#buffer.subarray(at, Math.min(this.#used, at + WINDOW)));
    const text = before.trimEnd();
    return {
      below: behind.split(/\r*\n/, 2)[1] ?? null,
      isAfterBlank: at === this.#bodyAt || /\n\r*\n$/.test(before) || text === '',
      above: text.slice(text.lastIndexOf('\n') + 1),
    };
  }
}

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** Length of the line end before `end` if it ends an empty line. */
function blankBefore(bytes: Uint8Array, end: number): number {
  if (bytes[end - 1] !== LF) return 0;
  const size = bytes[end - 2] === CR ? 2 : 1;
  return bytes[end - size - 1] === LF ? size : 0;
}
