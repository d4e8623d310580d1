import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../src/text/base64.ts';
import { fromBytes } from '../../src/text/byte-string.ts';

describe('base64', () => {
  it.each([
    ['plain', 'aGVsbG8gd29ybGQ=', 'hello world', false],
    ['in lines', 'aGVs\r\nbG8g\nd29y bGQ=\n', 'hello world', false],
    ['without padding', 'aGVsbG8gd29ybGQ', 'hello world', false],
    ['two pieces with padding', 'aGVsbG8=IHdvcmxk', 'hello world', false],
    ['URL-safe', 'Pz8_Pj4-', '???>>>', false],
    ['one sign left over', 'aGVsbG8gd29ybGQ=a', 'hello world', false],
    ['strange signs', 'aGVs*bG8!gd29ybGQ=', 'hello world', true],
    ['cut off', 'aGVsbG8gd29yb', 'hello wor', false],
    ['empty', '', '', false],
    ['only padding', '====', '', false],
  ])('%s', (_, text, bytes, isDamaged) => {
    const decoded = decodeBase64(text);
    expect([decoded.bytes, decoded.problem?.code]).toEqual([
      bytes,
      isDamaged ? 'damaged-base64' : undefined,
    ]);
  });

  it('gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        const bytes = fromBytes(array);
        expect(decodeBase64(btoa(bytes)).bytes).toBe(bytes);
        expect(decodeBase64(btoa(bytes).replace(/(.{1,76})/g, '$1\r\n')).bytes).toBe(bytes);
      }),
    );
  });

  it('stops about where it is told to', () => {
    const { length } = decodeBase64(btoa('x'.repeat(100_000)), 1000).bytes;
    expect(length).toBeGreaterThan(950);
    expect(length).toBeLessThan(1100);
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof decodeBase64(text).bytes).toBe('string');
      }),
    );
  });
});
