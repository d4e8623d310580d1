// Reads the fields of a feedback report part (ARF) into reports of a complaint (RFC 5965, RFC 6591).

import { EMPTY_REPORT, type Report } from '../../model/report.ts';
import { type FieldGroup, readFields } from './status-fields.ts';
import { addressOf, hostOf } from './typed-field.ts';

/** What a feedback report says. */
export interface Feedback {
  readonly reports: readonly Report[];
  readonly feedbackType: string;
  readonly envelopeId: string;
  readonly mailFrom: string;
}

const MAX_RECIPIENTS = 1000;

/** Reads the text of a feedback report part. Redacted addresses (RFC 6590) are given as they stand. */
export function readFeedback(text: string): Feedback {
  const group = readFields(text);
  const value = (name: string): string => group.fields.get(name)?.value ?? '';
  const feedbackType = typeOf(value('feedback-type'));
  const report: Report = {
    ...EMPTY_REPORT,
    feedbackType,
    speaker: 'reporter',
    reportingMta: hostOf(value('reporting-mta')),
    remoteMta: hostOf(value('source-ip')),
    arrivalDate: value('arrival-date') || value('received-date'),
    context: contextOf(group),
  };
  const recipients = allOf(group, 'original-rcpt-to');
  const reports = recipients.map((recipient) => ({ ...report, recipient }));
  return {
    reports: reports.length > 0 ? reports : [report],
    feedbackType,
    envelopeId: value('original-envelope-id'),
    mailFrom: addressOf(value('original-mail-from')),
  };
}

const typeOf = (value: string): string => /[a-z-]{1,40}/.exec(value.toLowerCase())?.[0] ?? '';

function allOf(group: FieldGroup, name: string): string[] {
  const first = group.fields.get(name);
  const fields = first ? [first, ...(group.repeated.get(name) ?? [])] : [];
  const addresses = fields.map((field) => addressOf(field.value)).filter(isOfSomebody);
  return [...new Set(addresses)].slice(0, MAX_RECIPIENTS);
}

/** What a template left unfilled (`{{ rcpt }}`) names nobody. */
const isOfSomebody = (address: string): boolean =>
  address !== '' && (address.includes('@') || !/\s/.test(address));

/** Fields that tell why an authentication failed (RFC 6591 §3.2). */
const REASONS = ['auth-failure', 'delivery-result', 'identity-alignment', 'dkim-domain', 'spf-dns'];

function contextOf(group: FieldGroup): string {
  return REASONS.flatMap((name) => {
    const field = group.fields.get(name);
    return field ? [`${name}: ${field.value}`] : [];
  })
    .join('; ')
    .slice(0, 1000);
}
