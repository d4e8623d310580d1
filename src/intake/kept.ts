// Copies what is kept for later out of the text that it was cut from.

/**
 * The same characters. A slice of a string may hold on to the whole of it: a queue id of 11 characters to the 64 kB of log
 * that were read at once (V8, sliced strings).
 */
export const kept = (text: string): string => (text === '' ? '' : ` ${text}`.slice(1));

/** Longer than any line that a server writes. */
const LONGEST_LINE = 65_536;

/** The beginning of a line, as much as a reader looks at. */
export const boundedLine = (line: string): string =>
  line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
