// Lists the log formats, by which a file's lines are recognised.

import type { LogFormat } from '../log-format.ts';
import { accessLog } from './access-log.ts';
import { courier } from './courier.ts';
import { engagement } from './engagement.ts';
import { exchange } from './exchange/exchange.ts';
import { exim } from './exim/exim.ts';
import { haraka } from './haraka.ts';
import { kumomta } from './kumomta.ts';
import { mailerq } from './mailerq.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix/postfix.ts';
import { powermta } from './powermta.ts';
import { qmail } from './qmail.ts';
import { sendmail } from './sendmail/sendmail.ts';
import { sentLog } from './sent-log.ts';
import { zonemta } from './zonemta.ts';

/** One line each, in the order of the alphabet. */
export const LOG_FORMATS: readonly LogFormat[] = [
  accessLog,
  courier,
  engagement,
  exchange,
  exim,
  haraka,
  kumomta,
  mailerq,
  opensmtpd,
  postfix,
  powermta,
  qmail,
  sendmail,
  sentLog,
  zonemta,
];

/** The format that knows most of these lines (the first few hundred of a file); null where none knows any. */
export function recogniseLog(lines: readonly string[]): LogFormat | null {
  let best: LogFormat | null = null;
  let most = 0;
  for (const format of LOG_FORMATS) {
    const known = format.recognises(lines);
    if (known > most) {
      best = format;
      most = known;
    }
  }
  return best;
}
