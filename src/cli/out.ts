// Writes to the standard output without running ahead of whoever reads it.

/** Resolves when more may be written. A reader that closes the pipe ends the program quietly (bin/postbound.js). */
export function write(text: string): Promise<void> | undefined {
  if (text === '' || process.stdout.write(text)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

export function warn(text: string): void {
  process.stderr.write(`postbound: ${text}\n`);
}
