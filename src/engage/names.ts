// Makes numbers of texts, so that much can be remembered by them: 52 bits, by which two texts are hardly ever the same.

const HIGH = 2 ** 20;

/** No protection against forgery: who makes two of his clients look like one has gained nothing. */
export function numberOf(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15);
  }
  return joined(a, b);
}

/** The number of two numbers together. */
export function pairOf(one: number, other: number): number {
  const a = mix(mix(one >>> 0) + Math.imul(other >>> 0, 0x9e3779b1));
  const b = mix((one / HIGH) ^ mix((other / HIGH) ^ Math.imul(one | 0, 0xc2b2ae35)));
  return joined(a, b + Math.imul(a, 31));
}

const joined = (a: number, b: number): number => (a >>> 0) * HIGH + ((b >>> 0) & (HIGH - 1));

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  return Math.imul(once ^ (once >>> 15), 0x735a2d97);
}
