// Writes a text file piece by piece, no faster than the disk takes it.

import { finished } from 'node:stream/promises';
import { fs } from '../adapters/files/fs.ts';

export interface TextFile {
  /** Waits where the disk is slower. */
  readonly write: (text: string) => Promise<void> | undefined;
  /** Fails with what went wrong meanwhile. */
  readonly close: () => Promise<void>;
}

/** Replaces what is there. Fails at once where the file cannot be made. */
export function writeTextFile(path: string): TextFile {
  const stream = fs.createWriteStream(path, { fd: fs.openSync(path, 'w') });
  const done = finished(stream);
  // The error is told by `close`, or by the write that waits.
  done.catch(() => undefined);
  return {
    write: (text) => {
      if (stream.write(text)) return undefined;
      return Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), done]);
    },
    close: async () => {
      stream.end();
      await done;
    },
  };
}
