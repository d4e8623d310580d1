// Tells whether an address has the form of one of our return paths.

import type { ReturnPathPattern } from '../model/own.ts';

/** The first pattern that fits; undefined if none does. */
export function patternOf(
  address: string,
  patterns: readonly ReturnPathPattern[],
): ReturnPathPattern | undefined {
  return patterns.find(({ pattern }) => fits(address, pattern));
}

/** Pieces between stars are looked for from the left, the last one at the end: linear, since at signs bound the stars. */
function fits(address: string, pattern: string): boolean {
  const text = address.toLowerCase();
  const pieces = pattern.toLowerCase().split('*');
  const first = pieces[0] ?? '';
  const last = pieces[pieces.length - 1] ?? '';
  if (pieces.length === 1) return text === first;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return countAt(text) === countAt(pattern);
}

const countAt = (text: string): number => text.split('@').length - 1;
