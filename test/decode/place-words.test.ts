// Finding words again in the raw mail.

import { expect, test } from 'vitest';
import { placeWords } from '../../src/decode/place-words.ts';

test.each([
  ['on one line', 'x 550 no user\n', '', '550 no user', '550 no user'],
  ['broken over lines', 'x 550 no\n    user\n', '', '550 no user', '550 no\n    user'],
  ['with a repeated code', '550-no\r\n550 user\r\n', '', '550-no user', '550-no\r\n550 user'],
  ['not inside another word', 'mx550.example.org 550multi 550 no', '', '550 no', '550 no'],
  ['below the line', '550 no A\nbelow\n550 no B\n', 'below', '550 no', '550 no'],
  ['in UTF-8', '550 b\u00c3\u00bccher\n', '', '550 bücher', '550 b\u00c3\u00bccher'],
  ['nowhere', '550 none\n', '', '550 no user', null],
  ['too far apart', `550 ${'x'.repeat(60)} user\n`, '', '550 user', null],
  ['no words', '550 no\n', '', '', null],
])('%s', (_, raw, line, words, found) => {
  const place = placeWords(raw, { start: 0, end: raw.length }, line, words);
  expect(place && raw.slice(place.start, place.end)).toBe(found);
});
