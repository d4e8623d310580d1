// Tells whether a text is one mail address and nothing else.

const LONGEST = 320;
const PLAIN = /^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+$/;
/** A local part in quotes may hold what else could not stand there (RFC 5321 §4.1.2). */
const QUOTED = /^"[^"\r\n]+"@[^\s@,;:<>()"]+$/;

/** In the form of `addressKey`: no angle brackets, no name, no spaces around it. Whether its domain exists is not asked. */
export function isAddress(text: string): boolean {
  if (text.length > LONGEST) return false;
  return PLAIN.test(text) || (text.charCodeAt(0) === 0x22 && QUOTED.test(text));
}
