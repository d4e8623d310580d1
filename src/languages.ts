// Lets the reader know the words of all languages, where a bundle came with English alone: `import 'postbound/languages'`.

import { addLanguages } from './decode/words/known-languages.ts';
import { OTHER_LANGUAGES_TEXT } from './generated/other-languages.ts';

addLanguages(OTHER_LANGUAGES_TEXT);
