// Turns bytes into a string with one character per byte (charCode = byte), there and back.

/** Bytes that are decoded at once; large enough for nearly every mail. */
const CHUNK = 65_536;
/** Where a chunk is not ASCII: its pieces that are take the fast way all the same. */
const PIECE = 512;
/** Below this, testing character by character is faster than the encoder. */
const LONG = 256;
const NOT_ASCII = /[^\x00-\x7f]/;
const NOT_BYTE = /[^\x00-\xff]/;
const CR = 0x0d;
const LF = 0x0a;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();
const scratch = new Uint8Array(CHUNK);

/** Whether the string holds a character above U+007F. */
export function hasHighBytes(text: string): boolean {
  if (text.length < LONG || text.length > CHUNK) return NOT_ASCII.test(text);
  // Only ASCII takes one byte a character.
  const { read, written } = encoder.encodeInto(text, scratch);
  return read !== text.length || written !== text.length;
}

/** Bytes to a byte string. Linear; memory: the string twice. */
export function fromBytes(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return fromChunk(bytes);
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK)
    chunks.push(fromChunk(bytes.subarray(at, at + CHUNK)));
  return chunks.join('');
}

function fromChunk(bytes: Uint8Array): string {
  const text = asciiText(bytes);
  if (text !== null) return text;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    pieces.push(asciiText(piece) ?? String.fromCharCode.apply(null, piece as unknown as number[]));
  }
  return pieces.join('');
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
  return raw.replace(/\r+\n?/g, (run) => (run.endsWith('\n') ? run : '\n'.repeat(run.length)));
}

function hasBareReturn(raw: string): boolean {
  for (let at = raw.indexOf('\r'); at >= 0; at = raw.indexOf('\r', at + 1)) {
    const next = raw.charCodeAt(at + 1);
    if (next !== LF && next !== CR) return true;
  }
  return false;
}
