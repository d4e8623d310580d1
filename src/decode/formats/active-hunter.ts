// Reads the notices of Active!hunter: a list in the manner of Sendmail, marked with `>>>`.

import type { Format } from '../layout/format.ts';

export const ACTIVE_HUNTER: Format = {
  id: 'active-hunter',
  source: 'notices of TransWARE Active!hunter, 2011',
  signs: [{ headers: ['x-ahmailid'] }],
  layout: {
    recipient: [/^>>> .{0,320}<(?<address>[^<>]{1,320})>\s*$/],
    words: /^\s{0,6}-{3,6} ?Transcript of session follows/i,
    stop: /^\s{0,6}-{3,6} ?The following addresses/i,
    said: [/^(?:host )?(?<host>\S{1,255}) said: (?<diagnostic>[245]\d\d.*)$/],
  },
};
