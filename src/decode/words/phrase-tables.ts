// Names the tables of phrases that are prepared when the package is built, with what tells whether they still fit.

import type { Format } from '../layout/format.ts';

/** The phrases by which formats are known. */
export const FORMAT_SIGNS = 'format-signs';

/** Every phrase by which some format is known, once. */
export const signPhrases = (formats: readonly Format[]): string[] => [
  ...new Set(formats.flatMap(({ signs }) => signs.flatMap(({ text }) => text ?? []))),
];

/** A number that tells whether prepared entries belong to these phrases. */
export function sizeOf(phrases: readonly string[]): number {
  let size = phrases.length;
  for (const phrase of phrases) size = (Math.imul(size, 31) + phrase.length) | 0;
  return size;
}
