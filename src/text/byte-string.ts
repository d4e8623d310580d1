// Turns bytes into a string with one character per byte (charCode = byte), there and back.

/** Bytes that are decoded at once; large enough for nearly every mail. */
const CHUNK = 65_536;
/** Where not all is ASCII: the pieces that are take the fast way all the same. */
const PIECE = 512;
/** Pieces that are joined at once: strings so long are kept outside the young space, which would grow with them. */
const PIECES = 512;
/** Below this, testing character by character is faster than the encoder. */
const LONG = 256;
const NOT_ASCII = /[^\x00-\x7f]/;
const NOT_BYTE = /[^\x00-\xff]/;
const CR = 0x0d;
const LF = 0x0a;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();
const codes: number[] = Array.from({ length: PIECE }, () => 0);
const scratch = new Uint8Array(CHUNK);

/** Whether the string holds a character above U+007F. */
export function hasHighBytes(text: string): boolean {
  if (text.length < LONG || text.length > CHUNK) return NOT_ASCII.test(text);
  // Only ASCII takes one byte a character.
  const { read, written } = encoder.encodeInto(text, scratch);
  return read !== text.length || written !== text.length;
}

/** Bytes to a byte string. Linear. Memory: the string, twice where it is long and not ASCII. */
export function fromBytes(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return asciiText(bytes) ?? fromPieces(bytes);
  return isAsciiBytes(bytes) ? decoder.decode(bytes) : fromPieces(bytes);
}

function fromPieces(bytes: Uint8Array): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    pieces.push(asciiText(piece) ?? latinText(piece));
    if (pieces.length < PIECES) continue;
    joined.push(pieces.join(''));
    pieces = [];
  }
  const last = pieces.join('');
  if (joined.length === 0) return last;
  // One more piece, not a sum: the sum of two strings is written out once more when it is read.
  joined.push(last);
  return joined.join('');
}

/** A plain array, used again and again: with a typed one `apply` takes twice the time, and memory. */
function latinText(piece: Uint8Array): string {
  for (let i = 0; i < piece.length; i++) codes[i] = piece[i] as number;
  return fromCodes(piece.length);
}

/** Four bytes at once: a long mail must not be decoded for nothing. */
function isAsciiBytes(bytes: Uint8Array): boolean {
  const head = -bytes.byteOffset & 3;
  const count = (bytes.length - head) >>> 2;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, count);
  let seen = 0;
  for (let i = 0; i < words.length; i++) seen |= words[i] as number;
  for (let i = 0; i < head; i++) seen |= bytes[i] as number;
  for (let i = head + 4 * count; i < bytes.length; i++) seen |= bytes[i] as number;
  return (seen & 0x80808080) === 0;
}

/** The UTF-8 decoder is the fastest way to a string; where it gives one character a byte, all of them are ASCII. */
function asciiText(bytes: Uint8Array): string | null {
  const text = decoder.decode(bytes);
  return text.length === bytes.length && !text.includes('\ufffd') ? text : null;
}

/** A byte string to bytes; characters above U+00FF lose their upper bits. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * A string that a caller holds, as the byte string of the mail it stands for: kept where each character can be a
 * byte (ASCII, or bytes that are valid UTF-8), else written as UTF-8.
 */
export function fromString(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  if (!NOT_BYTE.test(text) && utf8Text(text) !== null) return text;
  return fromBytes(encoder.encode(text));
}

/** The characters of a byte string that is valid UTF-8; null where it is not. */
export function utf8Text(bytes: string): string | null {
  try {
    return strict.decode(toBytes(bytes));
  } catch {
    return null;
  }
}

/**
 * Every CR that ends a line on its own becomes LF, so that readers need to know only LF, with or without CR before
 * it. Byte offsets stay. CRs right before an LF (CRLF, and the CRCRLF of mails converted twice) are left.
 */
export function unifyLineEnds(raw: string): string {
  if (!hasBareReturn(raw)) return raw;
  const pieces: string[] = [];
  // From the end on: whether a run of CRs belongs to an LF is known only behind it.
  let isBeforeLf = false;
  for (let start = (Math.ceil(raw.length / PIECE) - 1) * PIECE; start >= 0; start -= PIECE) {
    const piece = raw.slice(start, start + PIECE);
    for (let i = piece.length - 1; i >= 0; i--) {
      const code = piece.charCodeAt(i);
      if (code !== CR) isBeforeLf = code === LF;
      codes[i] = code === CR && !isBeforeLf ? LF : code;
    }
    pieces.push(piece.includes('\r') ? fromCodes(piece.length) : piece);
  }
  return pieces.reverse().join('');
}

/** The first so many of `codes` as a string. */
function fromCodes(length: number): string {
  return String.fromCharCode.apply(null, length < PIECE ? codes.slice(0, length) : codes);
}

function hasBareReturn(raw: string): boolean {
  for (let at = raw.indexOf('\r'); at >= 0; at = raw.indexOf('\r', at + 1)) {
    const next = raw.charCodeAt(at + 1);
    if (next !== LF && next !== CR) return true;
  }
  return false;
}
