// Lays a decoded mail out under Sisimai's own field names, for programs that read Sisimai's JSON today.
// Source: Sisimai 5 field list, https://libsisimai.org/en/data/ (2026).

import { createHash } from 'node:crypto';
import type { Decoded, JudgedReport } from '../../model/decoded.ts';
import type { Stage } from '../../model/stage.ts';

/** Sisimai tells the last SMTP command; it has no word for stages outside the conversation. */
const COMMANDS: Readonly<Partial<Record<Stage, string>>> = {
  connect: 'CONN',
  banner: 'CONN',
  ehlo: 'EHLO',
  starttls: 'STARTTLS',
  auth: 'AUTH',
  mail: 'MAIL',
  rcpt: 'RCPT',
  data: 'DATA',
  eod: 'DATA',
};

/** Left out, as Sisimai does unless asked for them. */
const HIDDEN = new Set(['delivered', 'vacation']);

const addressIn = (field: string): string => /<([^<>]*)>/.exec(field)?.[1] ?? field.trim();
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Sisimai's token: one per sender, recipient and second. */
function tokenOf(from: string, to: string, timestamp: number): string {
  const text = `\u0002${from.toLowerCase()}\u001e${to.toLowerCase()}\u001e${timestamp}\u0003`;
  return createHash('sha1').update(text).digest('hex');
}

function fact(file: string, it: Decoded, report: JudgedReport): object {
  const date = report.arrivalDate || it.date;
  const timestamp = Math.floor((Date.parse(date) || 0) / 1000);
  const addresser = addressIn(it.original?.from || it.original?.returnPath || '');
  const { recipient, originalRecipient } = report;
  return {
    action: report.action,
    addresser,
    alias: originalRecipient === recipient ? '' : originalRecipient,
    catch: '',
    command: COMMANDS[report.stage] ?? '',
    decodedby: it.format,
    deliverystatus: report.status,
    destination: domainOf(recipient),
    diagnosticcode: report.diagnostic,
    diagnostictype: report.diagnosticType.toUpperCase(),
    feedbackid: it.original?.feedbackId ?? '',
    feedbacktype: report.feedbackType,
    hardbounce: report.labels.hardbounce,
    lhost: report.reportingMta,
    listid: it.original?.listId ?? '',
    messageid: (it.original?.messageId ?? '').replace(/^<|>$/g, ''),
    origin: file,
    reason: report.labels.sisimai,
    recipient,
    replycode: report.replyCode,
    rhost: report.remoteMta,
    senderdomain: domainOf(addresser),
    subject: it.original?.subject ?? '',
    timestamp,
    timezoneoffset: /[+-]\d{4}\b/.exec(date)?.[0] ?? '+0000',
    token: tokenOf(addresser, recipient, timestamp),
  };
}

/** One object per recipient; none for mails of which Sisimai says nothing (successes, absence notes, plain mail). */
export function sisimaiRecords(file: string, it: Decoded): object[] {
  return it.reports
    .filter(({ labels }) => labels.sisimai !== null && !HIDDEN.has(labels.sisimai))
    .map((report) => fact(file, it, report));
}
