// Input that is far too large: bounded memory and time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bounceOf, mboxOf } from '../../helpers/bounce.ts';
import { BIN } from '../../helpers/postbound.ts';

interface Used {
  readonly lines: number;
  /** Highest memory seen above that of an idle process, in MB. */
  readonly megabytes: number;
}

const residentMb = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

const IDLE_MB = 45;

/** Feeds `times` times the same bytes through a pipe, as fast as they are read. */
async function feed(args: readonly string[], bytes: Buffer, times: number): Promise<Used> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let lines = 0;
  let megabytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
  });
  for (let i = 0; i < times; i++) {
    if (!child.stdin.write(bytes)) await once(child.stdin, 'drain');
    megabytes = Math.max(megabytes, residentMb(child.pid ?? 0) - IDLE_MB);
  }
  child.stdin.end();
  await once(child, 'close');
  return { lines, megabytes };
}

describe.skipIf(process.platform !== 'linux')('memory stays flat', () => {
  it('over a mailbox of 100 MB', { timeout: 120_000 }, async () => {
    const block = Buffer.from(
      mboxOf(
        Array.from({ length: 500 }, () =>
          bounceOf('a@example.com', `550 5.1.1 ${'x'.repeat(3000)}`),
        ),
      ),
    );
    const times = Math.ceil(100e6 / block.length);
    const { lines, megabytes } = await feed(['decode', '-'], block, times);
    expect(lines).toBe(500 * times);
    expect(megabytes).toBeLessThan(200);
  });
  it('over a mail of 40 MB', { timeout: 60_000 }, async () => {
    const head = Buffer.from(`${bounceOf('a@example.com')}\n`);
    const filler = Buffer.alloc(1e6, `${'x'.repeat(76)}\n`);
    const { lines, megabytes } = await feed(['decode', '-'], Buffer.concat([head, filler]), 40);
    expect(lines).toBe(1);
    expect(megabytes).toBeLessThan(200);
  });
});
