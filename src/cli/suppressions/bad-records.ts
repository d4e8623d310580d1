// Names lines of lists that hold no address.

import type { BadRecord } from '../../app/suppressions/check-list.ts';
import { warn } from '../out.ts';
import { harmless } from '../screen/width.ts';

/** Beyond, they are only counted. */
const MOST_BAD = 100;
const LONGEST_SHOWN = 60;

/** @param number how many there were with this one. */
export function tellBad({ name, line, text }: BadRecord, number: number, what = 'address'): void {
  if (number > MOST_BAD) return;
  const shown = harmless(text.trim().slice(0, LONGEST_SHOWN));
  warn(`${name}, line ${line}: no ${what} in ${JSON.stringify(shown)}`);
  if (number === MOST_BAD) warn(`further lines without ${what} are only counted`);
}
