// Measures accuracy with calibration for docs/measurements.md.
import { measureAccuracy, noCorpus } from '../accuracy/measure.ts';
import {
  calibrationSections,
  mailSection,
  replySection,
  type Section,
} from '../accuracy/sections.ts';
import { markdownTable } from '../helpers/table.ts';
import type { Blocks } from './blocks.ts';

export async function measuredAccuracy(): Promise<Blocks> {
  const absent = noCorpus();
  if (absent) throw new Error(absent);
  const { accuracy } = await measureAccuracy();
  return {
    mails: shown(mailSection(accuracy)),
    replies: shown(replySection(accuracy)),
    calibration: calibrationSections(accuracy).map(shown).join('\n\n'),
  };
}

function shown({ title, head, rows, note }: Section): string {
  return `**${title}**\n\n${markdownTable(head, rows)}\n\n${note}`;
}
