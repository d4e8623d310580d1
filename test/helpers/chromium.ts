// Finds a Chromium for the tests that need a browser.
import { existsSync } from 'node:fs';

export const chromium: string | undefined = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
].find((path) => path !== '' && existsSync(path));

/** Why browser tests do not run here, `''` if they do. In CI they must, so nothing is skipped there. */
export const noBrowser: string =
  chromium !== undefined || process.env['CI']
    ? ''
    : 'no Chromium: apt-get install chromium, or set CHROMIUM to one';
