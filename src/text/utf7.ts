// Decodes UTF-7 (RFC 2152) into characters.

const PLUS = 0x2b;
const MINUS = 0x2d;

/** Value of a sign of the base64 alphabet, or -1. UTF-7 knows no padding. */
function sextet(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x47;
  if (code >= 0x30 && code <= 0x39) return code + 4;
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : -1;
}

/** Never throws; what is no UTF-7 stays as it is. Linear. */
export function decodeUtf7(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', from)) {
    pieces.push(text.slice(from, at));
    from = readShift(text, at + 1, pieces);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Reads the characters behind a `+`; returns where plain text goes on. */
function readShift(text: string, start: number, pieces: string[]): number {
  if (text.charCodeAt(start) === MINUS) {
    pieces.push('+');
    return start + 1;
  }
  let [bits, count, at] = [0, 0, start];
  for (; at < text.length; at++) {
    const value = sextet(text.charCodeAt(at));
    if (value < 0) break;
    bits = (bits << 6) | value;
    count += 6;
    if (count >= 16) {
      count -= 16;
      pieces.push(String.fromCharCode((bits >> count) & 0xffff));
      bits &= (1 << count) - 1;
    }
  }
  if (at === start) pieces.push(String.fromCharCode(PLUS));
  return text.charCodeAt(at) === MINUS && at > start ? at + 1 : at;
}
