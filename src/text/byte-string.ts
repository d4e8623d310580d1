// Turns bytes into a string with one character per byte (charCode = byte), there and back.

const CHUNK = 8192;
const NOT_ASCII = /[^\x00-\x7f]/;
const NOT_BYTE = /[^\x00-\xff]/;
const BARE_RETURN = /\r(?![\r\n])/;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

/** Whether the string holds a character above U+007F. */
export function hasHighBytes(text: string): boolean {
  return NOT_ASCII.test(text);
}

/** Bytes to a byte string. Linear; memory: the string, plus one chunk. */
export function fromBytes(bytes: Uint8Array): string {
  if (bytes.length <= 8 * CHUNK) return fromChunk(bytes);
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8 * CHUNK)
    chunks.push(fromChunk(bytes.subarray(at, at + 8 * CHUNK)));
  return chunks.join('');
}

/** The UTF-8 decoder is the fastest way to a string; where it gave one character a byte, all of it was ASCII. */
function fromChunk(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (text.length === bytes.length && !text.includes('\ufffd')) return text;
  let out = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    out += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  return out;
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
  if (!BARE_RETURN.test(raw)) return raw;
  return raw.replace(/\r+\n?/g, (run) => (run.endsWith('\n') ? run : '\n'.repeat(run.length)));
}
