// Bounces that were made to be slow or large: the whole way from bytes to verdicts takes bounded memory and time.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bounceOf, mboxOf } from '../helpers/bounce.ts';
import { BIN } from '../helpers/postbound.ts';

const SCRIPT = resolve('test/helpers/decode-hostile.ts');
/** Over the idle process, the mail itself included. */
const MAX_MEGABYTES = 200;
/** Alone none takes a second; tests run beside each other. Quadratic reading would take minutes. */
const MAX_MS = 5000;
const TIMEOUT = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'postbound-limits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): string =>
  execFileSync(process.execPath, ['--no-warnings', SCRIPT, ...args], { encoding: 'utf8' });

function check(name: string): void {
  const file = join(folder, 'mail.eml');
  run('write', name, file);
  const { ms, megabytes } = JSON.parse(run('decode', '', file));
  expect(megabytes, 'megabytes over the idle process').toBeLessThan(MAX_MEGABYTES);
  expect(ms, 'milliseconds').toBeLessThan(MAX_MS);
}

describe('one mail is decoded in bounded memory and time', () => {
  it.each(run('list').split('\n'))('%s', { timeout: TIMEOUT }, (name) => {
    check(name);
  });
});

/** Prints the peak of memory in MB on file descriptor 3 when the process ends. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS/1024)))",
)}`;

interface Used {
  readonly lines: number;
  readonly peak: number;
}

async function feed(args: readonly string[], bytes: Uint8Array, times: number): Promise<Used> {
  const child = spawn(process.execPath, ['--import', TELL_PEAK, BIN, ...args], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  let lines = 0;
  let told = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
  });
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  for (let i = 0; i < times; i++)
    if (!child.stdin?.write(bytes))
      await once(child.stdin as NonNullable<typeof child.stdin>, 'drain');
  child.stdin?.end();
  await once(child, 'close');
  return { lines, peak: Number(told) };
}

it('a mailbox of 1 GB is decoded in bounded memory', { timeout: 600_000 }, async () => {
  const copy = `${'Some text that was sent. '.repeat(3)}\n`.repeat(1300);
  const block = Buffer.from(
    mboxOf(Array.from({ length: 10 }, () => `${bounceOf('a@example.com')}\n${copy}`)),
  );
  const times = Math.ceil(1e9 / block.length);
  const idle = await feed(['--version'], new Uint8Array(), 0);
  const { lines, peak } = await feed(['decode', '-'], block, times);
  expect(lines).toBe(10 * times);
  expect(peak - idle.peak, 'megabytes over the idle process').toBeLessThan(MAX_MEGABYTES);
});
