// Lets the reader know the words and rules of all languages, where a bundle came with English: `import 'postbound/languages'`.

import { addLanguages } from './decode/words/known-languages.ts';
import { loadLanguageRules } from './generated/language-rules.ts';
import { OTHER_LANGUAGES_TEXT } from './generated/other-languages.ts';
import { addRules } from './pipeline/classify.ts';

addLanguages(OTHER_LANGUAGES_TEXT);
addRules(loadLanguageRules);
