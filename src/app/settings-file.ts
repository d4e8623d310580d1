// Tells whether there is a settings file, without loading what reads it.

import { fs } from '../adapters/files/fs.ts';

/** In the current folder. */
export const SETTINGS = 'postbound.toml';

export const hasSettings = (): boolean => fs.existsSync(SETTINGS);
