/** Compiles the tables of src/decode/languages/ into one text in src/generated/: it compresses better, and loads at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type Language, LISTS } from '../src/decode/language.ts';
import { LANGUAGES } from '../src/decode/languages/index.ts';
import { fold } from '../src/text/fold.ts';
import { readPhrase } from '../src/text/phrase-syntax.ts';
import { literal } from './helpers/literal.ts';

const head = ({ code, spellings = {} }: Language): string =>
  [code, ...Object.entries(spellings).map(([letter, written]) => `${letter}=${written}`)].join(' ');

/** Folded, as they are compared; but not where letters are spelt in two ways, or where too few signs would be left. */
function shipped(words: string, { spellings }: Language): string {
  const folded = fold(words);
  return spellings || readPhrase(folded).problem ? words : folded;
}

const listOf = (words: readonly string[], language: Language): string =>
  words.map((text) => shipped(text, language)).join('\n');

const text = LANGUAGES.map((language) =>
  [head(language), ...LISTS.map((name) => listOf(language[name], language))].join('\n\n'),
).join('\n\n');

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/languages.ts',
  `// Compiled from src/decode/languages/ by scripts/compile-languages.ts. Do not edit.

/** The words of all languages; src/decode/known-languages.ts reads it. */
export const LANGUAGES_TEXT =
  ${literal(text)};
`,
);
console.log(`compile-languages: ${LANGUAGES.length} languages, ${text.length} characters`);
