import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('hostile-mails.ts', import.meta.url));
/** Over the idle process, the 40 MB of the mail itself included. */
const MAX_MEGABYTES = 200;
/** Generous: tests run beside each other. Quadratic reading would take minutes. */
const MAX_MS = 15_000;

function run(...args: string[]): string {
  return execFileSync(process.execPath, ['--no-warnings', SCRIPT, ...args], { encoding: 'utf8' });
}

function check(...args: string[]): void {
  const { ms, megabytes } = JSON.parse(run(...args));
  expect(megabytes, 'megabytes over the idle process').toBeLessThan(MAX_MEGABYTES);
  expect(ms, 'milliseconds').toBeLessThan(MAX_MS);
}

const TIMEOUT = 60_000;

describe('one mail is read in bounded memory and time', () => {
  it.each(run('list').split('\n'))('%s', { timeout: TIMEOUT }, (name) => {
    check(name);
  });
});

describe('a mailbox is read in bounded memory and time', () => {
  it.each([
    ['many mails', '1024'],
    ['one mail', '1024'],
    ['lines that say From', '256'],
  ])('%s, %s MB', { timeout: TIMEOUT }, (kind, megabytes) => {
    check('mailbox', kind, megabytes);
  });
});
