// Reads the refusals of Mail.Ru's own filter in two languages: one sentence names the mailbox.

import type { Format } from '../layout/format.ts';

export const MAIL_RU: Format = {
  id: 'mail-ru',
  source: 'notices of mail.ru, 2010–2018',
  signs: [
    { text: ['local mailbox *@* is unavailable', 'message was not accepted -- invalid mailbox'] },
  ],
  layout: {
    end: /^-{4,6} This is a copy of/i,
    recipient: [/^\s{0,4}(?<diagnostic>Local mailbox (?<address>[^\s<>]{1,320}) is .*)$/i],
    speaker: 'reporter',
  },
};
