/** Compiles what to look for to find the words of src/decode/languages/ into src/generated/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sizeOf, WORD_GROUPS, wordList } from '../src/decode/word-groups.ts';
import { type Entry, makeEntries } from '../src/text/phrases.ts';

const groups: Record<string, { size: number; entries: Entry[] }> = {};
for (const group of WORD_GROUPS) {
  const { phrases } = wordList(group);
  groups[group.name] = { size: sizeOf(phrases), entries: makeEntries(phrases, []) };
}
const json = JSON.stringify(groups).replaceAll('\\', '\\\\').replaceAll("'", "\\'");

const TYPES = `import type { Entry } from '../text/phrases.ts';

/** Entries by the name of their group; \`size\` tells whether they still belong to its phrases. */
export type WordEntries = Readonly<
  Record<string, { readonly size: number; readonly entries: readonly Entry[] }>
>;
`;

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/word-entries.ts',
  `// Compiled from src/decode/languages/ by scripts/compile-words.ts. Do not edit.

${TYPES}
const JSON_TEXT = '${json}';

let loaded: WordEntries | null = null;

/** What to look for to find the words of a group. Browser bundles leave it out (package.json, \`browser\`). */
export function loadWordEntries(): WordEntries | null {
  loaded ??= JSON.parse(JSON_TEXT) as WordEntries;
  return loaded;
}
`,
);
writeFileSync(
  'src/generated/no-word-entries.ts',
  `// Stands in for word-entries.ts in browser bundles: they choose the entries at the first use instead of loading them.

/** Nothing: to be chosen. */
export const loadWordEntries = (): null => null;
`,
);
console.log(
  `compile-words: ${Object.keys(groups).length} groups of languages, ${json.length} characters`,
);
