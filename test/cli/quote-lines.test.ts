import { describe, expect, it } from 'vitest';
import { type Paint, plain } from '../../src/cli/screen/paint.ts';
import { quoteLines } from '../../src/cli/screen/quote-lines.ts';
import type { Span } from '../../src/model/span.ts';

const coloured: Paint = (ink, text) => (ink === 'matched' ? `<${text}>` : text);
const lines = (text: string, marks: readonly Span[], paint: Paint): string[] =>
  quoteLines({ from: 'reply', text, marks }, '', 12, paint);

describe('quoteLines', () => {
  it('points at the matched words without colours', () => {
    expect(lines('552 box full', [{ start: 4, end: 12 }], plain)).toEqual([
      '│ 552 box',
      '│     ^^^',
      '│ full',
      '│ ^^^^',
    ]);
  });
  it('marks them with colours', () => {
    expect(lines('552 box full', [{ start: 4, end: 12 }], coloured)).toEqual([
      '│ 552 <box>',
      '│ <full>',
    ]);
  });
  it('points right below wide characters', () => {
    expect(lines('満杯 です', [{ start: 3, end: 5 }], plain)).toEqual([
      '│ 満杯 です',
      '│      ^^^^',
    ]);
  });
  it('shows control signs instead of obeying them', () => {
    expect(lines('a\u001b[31mb\u202ec', [], plain)).toEqual(['│ a\ufffd[31mb\ufffdc']);
  });
});
