// Writes the notices of qmail (QSBMF).

import type { StatusNote } from '../world/fact.ts';
import { mailTime } from './dates.ts';
import { originalText } from './original.ts';
import type { Returned } from './returned-mail.ts';

export function qmailNotice(fact: Returned, note: StatusNote): string {
  const { answer, recipient, reporter } = note;
  return `Received: (qmail ${1000 + ((fact.time % 30_000) | 0)} invoked for bounce); ${mailTime(fact.time)}
Date: ${mailTime(fact.time)}
Message-ID: <${fact.messageId}>
From: MAILER-DAEMON@${reporter}
To: ${fact.sentTo}
Subject: failure notice

Hi. This is the qmail-send program at ${reporter}.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${recipient}>:
${answer.ip} does not like recipient.
Remote host said: ${answer.words}
Giving up on ${answer.ip}.

--- Below this line is a copy of the message.

Return-Path: <${fact.original.returnPath}>
${originalText(fact.original, fact.mail)}`;
}
