// Tells where what this user adds to the program is kept.

import { homedir } from 'node:os';
import { join } from 'node:path';

/** `postbound` under `XDG_DATA_HOME`, `~/.local/share`, or `LOCALAPPDATA` on Windows. */
export function dataFolder(): string {
  const { env, platform } = process;
  const base = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_DATA_HOME'] || undefined;
  return join(base ?? join(homedir(), '.local', 'share'), 'postbound');
}
