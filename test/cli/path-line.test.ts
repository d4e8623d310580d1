import { describe, expect, it } from 'vitest';
import { plain } from '../../src/cli/screen/paint.ts';
import { pathLine } from '../../src/cli/screen/path-line.ts';
import { STAGES, type Stage } from '../../src/model/stage.ts';

const rows: readonly (readonly [Stage, string])[] = [
  ['build', '[build]·dns·connect·banner·ehlo·starttls·auth·mail·rcpt·data·eod·async'],
  ['rcpt', 'build─dns─connect─banner─ehlo─starttls─auth─mail─[rcpt]·data·eod·async'],
  ['async', 'build─dns─connect─banner─ehlo─starttls─auth─mail─rcpt─data─eod─[async]'],
  ['never', '[never]·build·dns·connect·banner·ehlo·starttls·auth·mail·rcpt·data·eod·async'],
  ['unknown', 'build·dns·connect·banner·ehlo·starttls·auth·mail·rcpt·data·eod·async'],
];

describe('pathLine', () => {
  for (const [stage, expected] of rows)
    it(stage, () => expect(pathLine(stage, 'unknown', plain)).toBe(expected));
  it('fits 78 columns at every stage', () => {
    for (const stage of STAGES)
      expect(pathLine(stage, 'unknown', plain).length).toBeLessThanOrEqual(78);
  });
});
