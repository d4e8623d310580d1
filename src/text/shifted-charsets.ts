// Turns the 7-bit shift codes ISO-2022-KR (RFC 1557) and HZ (RFC 1843) into their 8-bit siblings EUC-KR and GBK.

const SHIFT_OUT = '\x0e';
const SHIFT_IN = '\x0f';
const KR_HEAD = '\x1b$)C';

/** ISO-2022-KR as EUC-KR bytes. A line end shifts back, since many writers leave the sign out. */
export function kr2022ToEuc(bytes: string): string {
  return raiseBetween(bytes.replaceAll(KR_HEAD, ''), SHIFT_OUT, SHIFT_IN);
}

/** HZ as GBK bytes: `~{` shifts in, `~}` out, `~~` is a tilde, `~` at a line's end joins lines. */
export function hzToGbk(bytes: string): string {
  const raised = raiseBetween(bytes.replace(/~\r?\n/g, ''), '~{', '~}');
  return raised.replaceAll('~~', '~');
}

function raiseBetween(bytes: string, open: string, close: string): string {
  return bytes
    .split(open)
    .map((piece, i) => (i === 0 ? piece : raiseHead(piece, close)))
    .join('');
}

/** Sets the high bit up to the closing sign, or to the line's end. */
function raiseHead(piece: string, close: string): string {
  const line = piece.indexOf('\n');
  const sign = piece.indexOf(close);
  const isClosed = sign >= 0 && (line < 0 || sign < line);
  const end = isClosed ? sign : line < 0 ? piece.length : line;
  return raise(piece.slice(0, end)) + piece.slice(isClosed ? sign + close.length : end);
}

function raise(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) | 0x80));
}
