// Draws the way of a mail as a line of stages, with a mark where it stopped.

import { STAGES, type Stage } from '../../model/stage.ts';
import type { Ink, Paint } from './paint.ts';

const WAY: readonly Stage[] = STAGES.filter((stage) => stage !== 'never' && stage !== 'unknown');

/** `build─dns─connect─…─mail─[rcpt]·data·eod·async`: a line as far as the mail came. Fits 78 columns. */
export function pathLine(stage: Stage, ink: Ink, paint: Paint): string {
  const mark = paint(ink, `[${stage}]`);
  if (stage === 'unknown') return paint('quiet', WAY.join('·'));
  if (stage === 'never') return `${mark}${paint('quiet', `·${WAY.join('·')}`)}`;
  const at = WAY.indexOf(stage);
  const before = WAY.slice(0, at).map((one) => `${one}─`);
  const after = WAY.slice(at + 1).map((one) => `·${one}`);
  return before.join('') + mark + paint('quiet', after.join(''));
}
