// Reads Smail's notices (T-Online among others): sections between bars, `address ... words`.

import type { Format } from '../layout/format.ts';

export const SMAIL: Format = {
  id: 'smail',
  source: 'Smail 3.1–3.2, notify.c; notices of t-online.de, 1997–2003',
  signs: [{ text: ['failed addresses follow:', 'message log follows:'] }],
  layout: {
    begin: /- ?Failed addresses follow: ?-/i,
    end: /- ?Message text follows: ?-/i,
    recipient: [
      /^\s{0,4}<?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?(?: \.\.\. ?(?<diagnostic>.*))?\s*$/,
    ],
    said: [/: (?<diagnostic>[45]\d\d[ -].*)$/],
    speaker: 'reporter',
  },
};
