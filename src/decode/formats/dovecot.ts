// Reads the rejections of Dovecot's delivery agent and Sieve: one sentence names the recipient, the next the reason.

import type { Format } from '../layout/format.ts';

export const DOVECOT: Format = {
  id: 'dovecot',
  source: 'Dovecot 1–2, lib-lda mail-send.c; Pigeonhole reject',
  signs: [{ text: ['was automatically rejected:'] }],
  layout: {
    recipient: [/^Your message to <(?<address>[^<>]{1,320})> was automatically rejected:\s*$/i],
    speaker: 'reporter',
  },
};
