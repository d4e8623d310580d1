/** Prepares the search for the phrases of src/decode/languages/ and of the formats' signs, into src/generated/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { FORMATS } from '../src/decode/formats/index.ts';
import { FORMAT_SIGNS, signPhrases, sizeOf } from '../src/decode/words/phrase-tables.ts';
import { WORD_GROUPS, wordList } from '../src/decode/words/word-groups.ts';
import { makeEntries } from '../src/text/phrases.ts';
import { literal } from './helpers/literal.ts';

const TABLES: readonly (readonly [name: string, phrases: readonly string[]])[] = [
  [FORMAT_SIGNS, signPhrases(FORMATS)],
  ...WORD_GROUPS.map((group) => [group.name, wordList(group).phrases] as const),
];

/** One text a table: a start reads only the tables that its mail needs. */
const texts = TABLES.map(([name, phrases]) => {
  const json = JSON.stringify({ size: sizeOf(phrases), entries: makeEntries(phrases, []) });
  return `  '${name}': ${literal(json)},`;
});

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/word-entries.ts',
  `// Compiled from src/decode/ by scripts/compile-words.ts. Do not edit.

import type { Entry } from '../text/phrases.ts';

/** What to look for to find the phrases of a table; \`size\` tells whether it still belongs to them. */
export interface PreparedTable {
  readonly size: number;
  readonly entries: readonly Entry[];
}

const JSON_TEXTS: Readonly<Record<string, string>> = {
${texts.join('\n')}
};

/** The prepared entries of a table. Browser bundles leave them out (package.json, \`browser\`). */
export function loadEntries(table: string): PreparedTable | null {
  const text = JSON_TEXTS[table];
  return text === undefined ? null : (JSON.parse(text) as PreparedTable);
}
`,
);
writeFileSync(
  'src/generated/no-word-entries.ts',
  `// Stands in for word-entries.ts in browser bundles: they choose the entries at the first use instead of loading them.

/** Nothing: to be chosen. */
export const loadEntries = (_table: string): null => null;
`,
);
console.log(`compile-words: ${TABLES.length} tables`);
