/** Compiles the tables of src/decode/languages/ into one text in src/generated/: it compresses better, and loads at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/decode/languages/index.ts';
import { type Language, LISTS } from '../src/decode/words/language.ts';
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

const textOf = (languages: readonly Language[]): string =>
  languages
    .map((language) =>
      [head(language), ...LISTS.map((name) => listOf(language[name], language))].join('\n\n'),
    )
    .join('\n\n');

/** English first: the numbers of the phrases are those of the languages in this order. */
const english = textOf(LANGUAGES.filter(({ code }) => code === 'en'));
const others = textOf(LANGUAGES.filter(({ code }) => code !== 'en'));

const FILES: Readonly<Record<string, string>> = {
  english: `/** The words of English. */
export const ENGLISH_TEXT =
  ${literal(english)};
`,
  'other-languages': `/** The words of all other languages. */
export const OTHER_LANGUAGES_TEXT =
  ${literal(others)};
`,
  'default-languages': `import { ENGLISH_TEXT } from './english.ts';
import { OTHER_LANGUAGES_TEXT } from './other-languages.ts';

/** The words that are known from the start. */
export const DEFAULT_LANGUAGES_TEXT: string = [ENGLISH_TEXT, OTHER_LANGUAGES_TEXT].join('\\n\\n');
`,
  'english-only': `// Stands in for default-languages.ts in browser bundles (package.json, \`browser\`): postbound/languages adds the others.
import { ENGLISH_TEXT } from './english.ts';

/** The words that are known from the start. */
export const DEFAULT_LANGUAGES_TEXT: string = ENGLISH_TEXT;
`,
};

mkdirSync('src/generated', { recursive: true });
for (const [name, code] of Object.entries(FILES))
  writeFileSync(
    `src/generated/${name}.ts`,
    `// Compiled from src/decode/languages/ by scripts/compile-languages.ts. Do not edit.

${code}`,
  );
console.log(
  `compile-languages: ${LANGUAGES.length} languages, ${english.length + others.length} characters`,
);
