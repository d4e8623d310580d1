// Opens a file (or the standard input) for reading, compression taken off: path → first bytes, then the rest.
import type { OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import { fs } from './fs.ts';
import { trouble } from './trouble.ts';

/** Most mails fit: they are read with one call, into one buffer that is used again and again. */
const HEAD_BYTES = 256 * 1024;
const CHUNK_BYTES = 256 * 1024;

const shared = Buffer.allocUnsafeSlow(HEAD_BYTES);

export type Opened = OpenedFile | Unreadable;

/** Opens a file that is small and not compressed at once; whatever else needs the promise. */
export function openFile(path: string, name: string): Opened | Promise<Opened> {
  if (path === '-') return openStream(stdinChunks(), name, null);
  try {
    return openRegular(path, name);
  } catch (error) {
    return trouble(name, error);
  }
}

function openRegular(path: string, name: string): Opened | Promise<Opened> {
  const fd = fs.openSync(path, 'r');
  let kept = false;
  try {
    const length = fs.readSync(fd, shared, 0, HEAD_BYTES, null);
    const head = shared.subarray(0, length);
    // A pipe gives what is there, not all there will be: only a regular file ends where a read falls short.
    const ended = length === 0 || (length < HEAD_BYTES && fs.fstatSync(fd).isFile());
    const compressed = isCompressed(head);
    if (ended && !compressed)
      return { kind: 'opened', head, rest: null, size: length, consumed: () => length };
    kept = true;
    const stats = fs.fstatSync(fd);
    const size = stats.isFile() && !compressed ? stats.size : null;
    return openStream(chunks(fd, Buffer.from(head)), name, size);
  } finally {
    if (!kept) fs.closeSync(fd);
  }
}

async function openStream(
  source: AsyncIterable<Uint8Array>,
  name: string,
  size: number | null,
): Promise<Opened> {
  try {
    let consumed = 0;
    const counted = count(source, (bytes) => {
      consumed += bytes;
    });
    const first = await firstOf(counted);
    const plain = isCompressed(first.head) ? await inflated(first.head, first.rest) : first;
    return { kind: 'opened', head: plain.head, rest: plain.rest, size, consumed: () => consumed };
  } catch (error) {
    return trouble(name, error);
  }
}

interface Begun {
  readonly head: Uint8Array;
  readonly rest: AsyncIterable<Uint8Array>;
}

async function firstOf(source: AsyncIterable<Uint8Array>): Promise<Begun> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => iterator };
  return { head: first.done ? new Uint8Array() : first.value, rest };
}

async function* count(
  source: AsyncIterable<Uint8Array>,
  add: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    add(chunk.length);
    yield chunk;
  }
}

async function* chunks(fd: number, head: Uint8Array): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = fs.readSync(fd, chunk, 0, CHUNK_BYTES, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    fs.closeSync(fd);
  }
}

export async function* stdinChunks(): AsyncGenerator<Uint8Array> {
  for await (const chunk of process.stdin) yield chunk as Uint8Array;
}

/** gzip (RFC 1952 §2.3.1) and Zstandard (RFC 8878 §3.1.1) say what they are in their first bytes. */
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

const isCompressed = (head: Uint8Array): boolean => begins(head, GZIP) || begins(head, ZSTD);

async function inflated(head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Begun> {
  const [{ createGunzip, createZstdDecompress }, { Readable }] = await Promise.all([
    import('node:zlib'),
    import('node:stream'),
  ]);
  const input = Readable.from(joined(head, rest), { objectMode: false });
  const plain = begins(head, GZIP) ? createGunzip() : createZstdDecompress();
  input.on('error', (error) => plain.destroy(error));
  return firstOf(input.pipe(plain));
}

async function* joined(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}
