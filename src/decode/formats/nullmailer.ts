// Reads nullmailer's notices: the recipients are listed, the words stand in the status part.

import type { Format } from '../layout/format.ts';

export const NULLMAILER: Format = {
  id: 'nullmailer',
  source: 'nullmailer 2.2, nullmailer-dsn; own test bed',
  signs: [{ text: ['this is the nullmailer delivery system'] }],
  layout: {
    recipient: [/^\t<(?<address>[^<>]{1,320})>\s*$/],
    stop: /^\S/,
  },
};
