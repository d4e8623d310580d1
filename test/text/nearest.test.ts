import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

const commands = ['explain', 'decode', 'classify', 'rules', 'reasons'];
const rows: readonly (readonly [string, string | undefined])[] = [
  ['explian', 'explain'],
  ['decod', 'decode'],
  ['clasify', 'classify'],
  ['Rules', 'rules'],
  ['reason', 'reasons'],
  ['rule', 'rules'],
  ['serve', undefined],
  ['x', undefined],
];

describe('nearest', () => {
  for (const [word, expected] of rows)
    it(`${word} → ${expected}`, () => expect(nearest(word, commands)).toBe(expected));
});
