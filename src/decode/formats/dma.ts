// Reads the notices of dma, DragonFly's small mail agent: one recipient, the command it came to, the reply.

import type { Format } from '../layout/format.ts';

export const DMA: Format = {
  id: 'dma',
  source: 'dma 0.9–0.13, mail.c, net.c; own test bed',
  signs: [{ text: ['this is the dragonfly mail agent'] }],
  layout: {
    end: /^(?:Message headers follow|Original message follows)\.\s*$/i,
    recipient: [
      /^There was an error delivering your mail to <?(?<address>[^\s<>]{1,320}?)>?\.\s*$/i,
    ],
    said: [
      /^(?<host>\S{1,255}) \[[^\]]{1,60}\] did not like our (?<command>.{1,30}?): (?<diagnostic>\S.*)$/,
    ],
    stages: [
      [/did not like our final DATA/, 'eod'],
      [/did not like our (?:connect|greeting)/, 'banner'],
      [/^DNS lookup failure/, 'dns'],
      [/^(?:connection to remote host|Connection) /i, 'connect'],
    ],
    speaker: 'reporter',
  },
};
