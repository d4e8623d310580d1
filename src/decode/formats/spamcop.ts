// Reads SpamCop's reports to those in whose network a mail began: a complaint, whose recipient is not told.

import type { Format, TextRecord } from '../layout/format.ts';

const COMPLAINT: TextRecord = {
  address: '',
  original: '',
  action: '',
  diagnostic: '',
  context: '',
  status: '',
  replyCode: '',
  host: '',
  stage: 'unknown',
  speaker: 'unknown',
  at: null,
};
const COPY = /^\[ Offending message \]/i;

export const SPAMCOP: Format = {
  id: 'spamcop',
  source: 'spamcop.net, reports V4 to V5, 2003–2024',
  signs: [{ from: ['@reports.spamcop.net', '@spamcop.net'], text: ['[ spamcop v*'] }],
  layout: { recipient: [], end: COPY },
  read: (view) => ({
    kind: 'complaint',
    feedbackType: 'abuse',
    records: [COMPLAINT],
    action: '',
    returnedAt: view.lines.findIndex((line) => COPY.test(line)),
  }),
};
