import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { readPhrase } from '../../src/text/phrase-syntax.ts';
import { compilePhrases } from '../../src/text/phrases.ts';

const matched = (phrase: string, text: string): string | null => {
  const [hit] = compilePhrases([phrase]).scan(fold(text));
  return hit ? text.slice(hit.start, hit.end) : null;
};

describe('a phrase is found', () => {
  it.each([
    ['user unknown', '550 5.1.1 <a@example.com>: User Unknown in table', 'User Unknown'],
    ['(user|mailbox) (is |)full', 'your mailbox is full', 'mailbox is full'],
    ['(user|mailbox) (is |)full', 'user full', 'user full'],
    ['user * unknown', 'user <a@example.com> unknown', 'user <a@example.com> unknown'],
    ['blocklist*', 'it was blocklisted today', 'blocklist'],
    ['exceeds # bytes', 'size 9 exceeds 1048576 bytes', 'exceeds 1048576 bytes'],
    ['# hops', 'more than 50 hops seen', '50 hops'],
    ['AUP\\#I-1000', '554 AUP#I-1000', 'AUP#I-1000'],
    ['boîte aux lettres', 'BOITE AUX LETTRES pleine', 'BOITE AUX LETTRES'],
    ["n'existe pas", 'cette adresse n’existe pas', 'n’existe pas'],
    ['退職', '先月退職しました', '退職'],
    ['почтовый ящик', 'Ваш Почтовый ящик полон', 'Почтовый ящик'],
    ['a * word * beta', 'a word a word and then beta', 'a word a word and then beta'],
  ])('%s in %s', (phrase, text, words) => {
    expect(matched(phrase, text)).toBe(words);
  });
});

describe('a phrase is not found', () => {
  it.each([
    ['spam', 'the antispam gateway', 'inside a word'],
    ['spam', 'spams', 'longer word'],
    ['user * unknown', `user ${'x'.repeat(120)} unknown`, 'gap too wide'],
    ['exceeds # bytes', 'exceeds many bytes', 'no digits'],
    ['user unknown', 'user  known', 'other words'],
  ])('%s in %s (%s)', (phrase, text) => {
    expect(matched(phrase, text)).toBeNull();
  });
});

describe('a phrase is refused', () => {
  it.each([
    ['(a+)+$', 'repeated group'],
    ['user .* unknown', 'regular expression'],
    ['(a|b', 'without'],
    ['a*b', '4 plain characters'],
    ['abcd*efgh*ijkl*mnop*qrst', 'more than 3'],
  ])('%s: %s', (phrase, why) => {
    expect(readPhrase(phrase).problem).toContain(why);
  });
});

it('finds with one pass what trying every phrase finds', () => {
  const words = [
    'mailbox',
    'full',
    'user',
    'unknown',
    'quota',
    '12',
    'over',
    '<a@example.com>',
    'рассылка',
    '一杯',
  ];
  const phrases = compilePhrases([
    'mailbox * full',
    'user unknown',
    '(over|above) quota',
    '# over',
    'quota # over',
    'full*',
    'mailbox',
    'рассылка * user',
    '一杯',
    'user * unknown * quota',
  ]);
  const texts = fc
    .array(fc.constantFrom(...words), { maxLength: 14 })
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(texts, (text) => {
      const folded = fold(text);
      expect(phrases.scan(folded)).toEqual(phrases.tryAll(folded));
    }),
    { numRuns: 2000 },
  );
});
