// Writes a mail that came back, by what it is.

import type { FactOf } from '../world/fact.ts';
import { arf } from './arf.ts';
import { exchangeNotice } from './dsn-exchange.ts';
import { eximNotice } from './dsn-exim.ts';
import { googleNotice } from './dsn-google.ts';
import { ownNotice, postfixNotice } from './dsn-postfix.ts';
import { qmailNotice } from './dsn-qmail.ts';
import { autoReply, challenge, humanReply, spamMail } from './replies.ts';

export type Returned = FactOf<'returned'>;
/** The whole mail, lines ended by LF, as our mailbox server stores it. */
export function returnedMail(fact: Returned): string {
  return `Return-Path: ${returnPathOf(fact)}\nDelivered-To: ${fact.sentTo}\n${textOf(fact)}`;
}

const returnPathOf = ({ note }: Returned): string =>
  'from' in note && note.is !== 'auto-reply' ? `<${note.from}>` : '<>';

function textOf(fact: Returned): string {
  const { note } = fact;
  switch (note.is) {
    case 'auto-reply':
      return autoReply(fact, note);
    case 'human-reply':
      return humanReply(fact, note);
    case 'challenge':
      return challenge(fact, note);
    case 'complaint':
      return arf(fact, note);
    case 'spam':
      return spamMail(fact, note);
    default:
      return NOTICES[note.format](fact, note);
  }
}

const NOTICES = {
  own: ownNotice,
  postfix: postfixNotice,
  exim: eximNotice,
  exchange: exchangeNotice,
  google: googleNotice,
  qmail: qmailNotice,
} as const;
