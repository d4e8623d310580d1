// Opens a file that an option names for writing.

import { type TextFile, writeTextFile } from '../../app/text-file.ts';
import { UsageError } from '../usage-error.ts';

/** What goes wrong is told with the option's name. */
export function openFile(option: string, path: string): TextFile {
  const told = (error: unknown): never => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--${option} ${path}: cannot be written: ${why}`);
  };
  try {
    const file = writeTextFile(path);
    return {
      write: (text) => file.write(text)?.catch(told),
      close: () => file.close().catch(told),
    };
  } catch (error) {
    return told(error);
  }
}
