// Writes to the standard output without running ahead of whoever reads it.

/** Resolves when more may be written. A reader that closes the pipe ends the program quietly (bin/postbound.js). */
export function write(text: string | Uint8Array): Promise<void> | undefined {
  if (text.length === 0 || process.stdout.write(text)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

export function warn(text: string): void {
  process.stderr.write(`postbound: ${text}\n`);
}

/** Lets signals and streams have their turn: a loop that finds all its work at hand would never give them one. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
