// Reads a notice's text by the format that it is written in, if it is a known one.

import { FORMATS } from '../formats/index.ts';
import type { NoticeView } from '../view.ts';
import { indexFormats, tryFormats } from './choose-format.ts';
import type { Format, Reading } from './format.ts';
import { readLayout } from './read-layout.ts';

/** A reading with the id of its format. */
export interface TextReading extends Reading {
  readonly format: string;
}

let index: ReturnType<typeof indexFormats> | null = null;

/** How many formats are tried: signs such as a subject are shared by several. */
const MAX_TRIES = 4;

/** What the text says by the first format that finds a recipient, else by the first; null where no format knows it. */
export function readText(view: NoticeView): TextReading | null {
  index ??= indexFormats(FORMATS);
  let first: TextReading | null = null;
  let best: TextReading | null = null;
  let tries = 0;
  tryFormats(index, view, (format) => {
    const reading = readBy(format, view);
    first ??= reading;
    tries++;
    if (reading.records.length > 0) best = reading;
    return best !== null || tries === MAX_TRIES;
  });
  return best ?? first;
}

function readBy(format: Format, view: NoticeView): TextReading {
  const reading = format.read ? format.read(view) : readLayout(format.layout, view);
  return { ...reading, format: format.id };
}
