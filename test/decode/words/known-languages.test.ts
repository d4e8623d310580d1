import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/decode/languages/index.ts';
import { languages, readLanguages } from '../../../src/decode/words/known-languages.ts';
import { LISTS } from '../../../src/decode/words/language.ts';
import { fold } from '../../../src/text/fold.ts';

it('knows the languages of the tables', () => {
  expect(languages().map(({ code }) => code)).toEqual(LANGUAGES.map(({ code }) => code));
});

describe('the shipped text', () => {
  it.each(LANGUAGES.map((language) => [language.code, language] as const))(
    'holds the words of %s',
    (code, language) => {
      const known = languages().find((one) => one.code === code);
      expect(known?.spellings).toEqual(language.spellings);
      for (const name of LISTS)
        expect(known?.[name].map(fold), name).toEqual(language[name].map(fold));
    },
  );
});

it('reads empty lists and spellings', () => {
  const lists = LISTS.map((name) => (name === 'answers' ? 'sv\nvs' : ''));
  const [one, two, ...rest] = readLanguages(
    ['xx ä=ae ß=ss', ...lists, 'yy', ...lists].join('\n\n'),
  );
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ code: 'xx', spellings: { ä: 'ae', ß: 'ss' }, answers: ['sv', 'vs'] });
  expect(two).toMatchObject({ code: 'yy', answers: ['sv', 'vs'], copies: [] });
});
