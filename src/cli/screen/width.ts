// Tells how many columns of a terminal a text takes, and takes out what would move its cursor.

/** Blocks whose characters take two columns (Unicode East Asian Width W and F, roughly), as first and last. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];
const COMBINING = /^[\p{Mn}\p{Me}\u200b-\u200d\ufeff]$/u;

export function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (WIDE.some(([first, last]) => code >= first && code <= last)) return 2;
  return COMBINING.test(char) ? 0 : 1;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/**
 * Control signs (a mail may hold escape sequences) and signs that turn the direction of writing become `�`, one for
 * one, so that places in the text stay what they are.
 */
export function harmless(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}

/** On a terminal a line of a table is cut to its width; in a pipe it is whole. */
export const fittedLine = (line: string): string =>
  `${process.stdout.isTTY ? line.slice(0, process.stdout.columns) : line}\n`;
