// Makes a table of phrases searchable, by what was chosen when the package was built where that still fits.

import { loadEntries } from '../../generated/word-entries.ts';
import { fold } from '../../text/fold.ts';
import { compileEntries, compilePhrases, type PhraseSet } from '../../text/phrases.ts';
import { sizeOf } from './phrase-tables.ts';

/** Choosing what to look for takes ten times as long as reading what was chosen. */
export function readyPhrases(table: string, phrases: readonly string[]): PhraseSet {
  const prepared = loadEntries(table);
  return prepared && prepared.size === sizeOf(phrases)
    ? compileEntries(phrases.map(fold), prepared.entries)
    : compilePhrases(phrases);
}
