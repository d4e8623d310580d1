import { describe, expect, it } from 'vitest';
import { LineBytes } from '../../src/app/line-bytes.ts';

const LONG = 'é'.repeat(100);

function check(lines: readonly string[], size: number, isInPlace: boolean): void {
  const out = new LineBytes(new SharedArrayBuffer(size));
  for (const line of lines) out.add(line);
  expect(Buffer.from(out.bytes).toString()).toBe(lines.map((line) => `${line}\n`).join(''));
  expect(out.isInPlace).toBe(isInPlace);
}

describe('lines are gathered as UTF-8', () => {
  it.each([
    ['none', [], 8, true],
    ['in the memory that was given', ['a', '', 'ü€'], 64, true],
    ['in more of it where that is too small', ['a', LONG, 'b', LONG, LONG], 64, false],
  ] as const)('%s', (_, lines, size, isInPlace) => {
    check(lines, size, isInPlace);
  });
});
