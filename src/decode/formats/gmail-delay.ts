// Reads Gmail's delay notices in languages other than English: one sentence names the recipient, the next how long Gmail goes on.

import type { Format } from '../layout/format.ts';

export const GMAIL_DELAY: Format = {
  id: 'gmail-delay',
  source: 'notices of gmail.com in twenty languages, 2017–2025',
  signs: [
    {
      text: [
        'gmail *(heures|stunden|horas|ore|uur|godz|hodin|hodín|timmar|timer|tuntia|saat|ώρες|órá*)',
        'gmail (будет|буде) *(попытк*|спроб*)',
        'gmail*時間*再試行',
        'gmail*小时*重试',
        'gmail*小時*重試',
        'gmail*시간*다시',
      ],
    },
  ],
  layout: {
    recipient: [
      /(?<address>[^\s<>*@(),;:"'\u3000-\u9fff]{1,64}@[A-Za-z0-9.-]{1,252}[A-Za-z0-9])(?=.{0,400}\bGmail\b)/,
    ],
    sentences: true,
    blank: 'inside',
    said: [/(?:^|[:：] ?)(?<diagnostic>[45]\d\d[ -].*)$/],
    stages: [[/The recipient server did not accept our requests to connect/i, 'connect']],
    actions: [[/\bGmail\b/, 'delayed']],
    speaker: 'reporter',
  },
};
