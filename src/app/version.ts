// Tells the version of the installed package.

import { fs } from '../adapters/files/fs.ts';

export function packageVersion(): string {
  const manifest = fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(manifest) as { version?: unknown }).version);
}
