// Writes to the standard output without running ahead of whoever reads it.

/** Resolves when more may be written. A reader that closes the pipe ends the program quietly (bin/postbound.js). */
export function write(text: string): Promise<void> | undefined {
  if (text === '' || process.stdout.write(text)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Resolves when the bytes are written and their memory may be used for something else. */
export function writeBytes(bytes: Uint8Array): Promise<void> | undefined {
  if (bytes.length === 0) return undefined;
  return new Promise((resolve) => {
    process.stdout.write(bytes, () => resolve());
  });
}

export function warn(text: string): void {
  process.stderr.write(`postbound: ${text}\n`);
}

/** Lets signals and streams have their turn: a loop that finds all its work at hand would never give them one. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
