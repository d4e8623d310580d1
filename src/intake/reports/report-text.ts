// Turns a report's bytes into characters, by what the document says of itself.

import { fromBytes } from '../../text/byte-string.ts';
import { decodeCharset } from '../../text/charset.ts';
import { declaredEncoding } from '../../text/xml.ts';

const HEAD = 200;

/** UTF-16 by its mark, else by the XML declaration, else UTF-8 (XML 1.0 appendix F). */
export function reportText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return decodeCharset(bytes, first === 0xff ? 'utf-16le' : 'utf-16be').text;
  const label = declaredEncoding(fromBytes(bytes.subarray(0, HEAD))) || 'utf-8';
  // What was read as single bytes cannot be UTF-16, whatever it declares.
  return decodeCharset(bytes, /^utf-?16/i.test(label) ? 'utf-8' : label).text.replace(
    /^\ufeff/,
    '',
  );
}
