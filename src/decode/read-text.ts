// Reads a notice's text by the format that it is written in, if it is a known one.

import { chooseFormat, indexFormats } from './choose-format.ts';
import type { Reading } from './format.ts';
import { FORMATS } from './formats/index.ts';
import { readLayout } from './read-layout.ts';
import type { NoticeView } from './view.ts';

/** A reading with the id of its format. */
export interface TextReading extends Reading {
  readonly format: string;
}

let index: ReturnType<typeof indexFormats> | null = null;

/** What the text says, or null where no format knows it. */
export function readText(view: NoticeView): TextReading | null {
  index ??= indexFormats(FORMATS);
  const format = chooseFormat(index, view);
  if (!format) return null;
  const reading = format.read ? format.read(view) : readLayout(format.layout, view);
  return { ...reading, format: format.id };
}
