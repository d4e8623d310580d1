// Writes a notice as a mail for the tests, reads it, hands back what it says of each recipient.

import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import type { Notice } from '../../src/model/notice.ts';

/** A notice without status fields. */
export interface TextNotice {
  readonly from?: string;
  readonly subject?: string;
  /** Further header lines. */
  readonly headers?: string;
  readonly text: string;
}

/** Recipient, action, stage, status, reply code, words; `''` where nothing must be told. */
export type Row = readonly [
  recipient: string,
  action: string,
  stage: string,
  status: string,
  replyCode: string,
  diagnostic: string,
];

/** A notice with the format that must read it and what it must say. */
export type NoticeCase = readonly [
  name: string,
  format: string,
  notice: TextNotice,
  rows: readonly Row[],
];

/** What `it.each` compares: the format with the rows. */
export function answerOf(notice: TextNotice): { format: string; rows: Row[] } {
  const read = readNotice(notice);
  return { format: read.format, rows: rowsOf(read) };
}

/** Reads a notice that is nothing but text. */
function readNotice(notice: TextNotice): Notice {
  const {
    from = 'MAILER-DAEMON@mx.example.net',
    subject = 'failure notice',
    headers = '',
  } = notice;
  const head = [
    'Return-Path: <>',
    `From: ${from}`,
    'To: sender@example.org',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const mail = `${head.join('\r\n')}\r\n${headers}\r\n${notice.text.replaceAll('\n', '\r\n')}`;
  return read(parseMessage(new TextEncoder().encode(mail)));
}

/** What a notice says, one row a recipient. */
function rowsOf(notice: Notice): Row[] {
  return notice.reports.map((report) => [
    report.recipient,
    report.action,
    report.stage,
    report.status,
    report.replyCode,
    report.diagnostic,
  ]);
}

/** A returned copy that names an address which is nobody's recipient. */
export const RETURNED = `Return-Path: <sender@example.org>
Received: from app.example.org by mx.example.net; Tue, 1 Jul 2025 10:00:00 +0000
From: Sender <sender@example.org>
To: <someone@example.com>
Subject: July

Write to <decoy@example.org>.

<decoy@example.org>: host mx.example.org[192.0.2.9] said: 550 5.1.1 no
  decoy@example.org
    550 no
decoy@example.org
`;
