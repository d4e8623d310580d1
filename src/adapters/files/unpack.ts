// Unpacks gzip and zip in memory, bounded: bytes → the documents in them.
// The reader of zip is our own: only its directory and deflate are needed, and what a library adds is what bombs use.

import type * as Zlib from 'node:zlib';

const zlib: typeof Zlib = process.getBuiltinModule('node:zlib');

export interface Unpacked {
  readonly documents: readonly Uint8Array[];
  /** In sentences. */
  readonly problems: readonly string[];
}

/** All documents of one input together. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Reports are dull and shrink a hundredfold; beyond this it is made to do harm. Small ones may. */
const HIGHEST_RATIO = 200;
const ALWAYS_ALLOWED = 4 * 1024 * 1024;
const MOST_ENTRIES = 50;
/** A document inside gzip inside zip. */
const DEEPEST = 2;

/** What is neither gzip nor zip is one document. Never throws. */
export function unpack(bytes: Uint8Array): Unpacked {
  const documents: Uint8Array[] = [];
  const problems: string[] = [];
  const budget = { left: MOST_BYTES };
  open(bytes, 0);
  return { documents, problems };

  function open(packed: Uint8Array, depth: number): void {
    if (!isGzip(packed) && !isZip(packed)) documents.push(packed);
    else if (depth === DEEPEST) problems.push('an archive lies within archives; it was not opened');
    else if (isGzip(packed)) inflate(() => gunzip(packed, mostOf(packed, budget.left)), depth);
    else
      for (const entry of zipEntries(packed, problems))
        inflate(() => unzip(entry, mostOf(entry.bytes, budget.left)), depth);
  }

  function inflate(work: () => Uint8Array, depth: number): void {
    try {
      const plain = work();
      budget.left -= plain.length;
      open(plain, depth + 1);
    } catch (error) {
      problems.push(whyOf(error));
    }
  }
}

/** As much as the bytes may become. */
const mostOf = (packed: Uint8Array, left: number): number =>
  Math.max(1, Math.min(left, Math.max(ALWAYS_ALLOWED, packed.length * HIGHEST_RATIO)));

function whyOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'an archive unpacks to far more than a report has';
  return 'an archive is damaged';
}

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** RFC 1952 §2.3.1. */
const isGzip = (bytes: Uint8Array): boolean => begins(bytes, [0x1f, 0x8b]);

/** An entry, or the end of an empty archive (APPNOTE 6.3.10 §4.3). */
export const isZip = (bytes: Uint8Array): boolean =>
  begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0x50, 0x4b, 5, 6]);

/** zlib stops as soon as there would be more. */
const gunzip = (bytes: Uint8Array, maxOutputLength: number): Uint8Array =>
  zlib.gunzipSync(bytes, { maxOutputLength });

const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** What the entry says of its size is not believed; its checksum must be right. */
function unzip({ method, crc, bytes }: Entry, maxOutputLength: number): Uint8Array {
  const plain = method === STORED ? bytes : zlib.inflateRawSync(bytes, { maxOutputLength });
  if (plain.length > maxOutputLength || zlib.crc32(plain) !== crc) throw new Error('checksum');
  return plain;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end stands before a comment of at most 65,535 bytes. */
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const DIRECTORY_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;

function* zipEntries(bytes: Uint8Array, problems: string[]): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) {
    problems.push('an archive is damaged');
    return;
  }
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES)
    problems.push(`an archive holds ${count} files; ${MOST_ENTRIES} were read`);
  for (let index = 0; index < Math.min(count, MOST_ENTRIES); index++) {
    if (at + DIRECTORY_BYTES > end || view.getUint32(at, true) !== DIRECTORY) {
      problems.push('the directory of an archive is damaged');
      return;
    }
    const entry = entryAt(bytes, view, at);
    if (typeof entry === 'string') problems.push(entry);
    else if (entry) yield entry;
    at += DIRECTORY_BYTES + lengthsAt(view, at + 28, 3);
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** The sum of so many lengths of two bytes. */
function lengthsAt(view: DataView, at: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += view.getUint16(at + 2 * index, true);
  return sum;
}

/** A sentence where it cannot be read; null for a folder or an empty file. */
function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry | string | null {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const size = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (size === 0) return null;
  if ((flags & ENCRYPTED) !== 0) return 'a file of an archive is encrypted';
  if (method !== STORED && method !== DEFLATED)
    return 'a file of an archive is packed in an unknown way';
  if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL)
    return 'a file of an archive lies outside of it';
  const start = local + LOCAL_BYTES + lengthsAt(view, local + 26, 2);
  if (start + size > view.byteLength) return 'a file of an archive lies outside of it';
  return { method, crc, bytes: bytes.subarray(start, start + size) };
}
