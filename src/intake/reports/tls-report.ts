// Reads SMTP TLS reports: JSON → one record. Source: RFC 8460 §4.4.

import type { TlsFailure, TlsPolicy, TlsReport } from '../../model/mail-report.ts';
import {
  type Fields,
  fieldsOf,
  isFields,
  listOf,
  parsedJson,
  textOf,
  timeOf,
} from '../json-value.ts';
import {
  lower,
  MOST_ROWS,
  noReport,
  type ReportReading,
  short,
  wholeNumber,
} from './report-reading.ts';

/** Whether a document begins like one. */
export const isTlsReport = (head: string): boolean => {
  const begin = head.slice(0, 4096);
  return (
    /^\s*\{/.test(begin) &&
    /"(?:organization-name|date-range|contact-info|report-id)"\s{0,20}:/.test(begin) &&
    /"(?:date-range|policies|start-datetime)"/.test(begin)
  );
};

/** Parsed at once, JSON takes many times its size. */
const LARGEST = 16_000_000;
const MOST_POLICIES = 1000;
const MOST_HOSTS = 100;
const SECOND = 1000;

/** Never throws. */
export function readTlsReport(text: string): ReportReading {
  if (text.length > LARGEST) return noReport(`a TLS report has more than ${LARGEST} characters`);
  const value = parsedJson(text);
  if (!isFields(value)) return noReport('it is no TLS report: no JSON object');
  const range = fieldsOf(value['date-range']);
  const begin = timeOf(range['start-datetime']);
  const policies = listOf(value['policies']);
  if (begin === 0 || policies.length === 0)
    return noReport('it is no TLS report: it names no time or no policies');
  const read = policies.slice(0, MOST_POLICIES).map((one) => policyOf(fieldsOf(one)));
  const report: TlsReport = {
    kind: 'tls',
    organisation: short(textOf(value['organization-name'])),
    contact: short(textOf(value['contact-info'])),
    id: short(textOf(value['report-id'])),
    begin,
    end: Math.max(timeOf(range['end-datetime']), begin + SECOND),
    policies: read,
  };
  const left = policies.length - read.length;
  return {
    report,
    problems: left > 0 ? [`${left} policies beyond ${MOST_POLICIES} were left out`] : [],
  };
}

function policyOf(fields: Fields): TlsPolicy {
  const policy = fieldsOf(fields['policy']);
  const summary = fieldsOf(fields['summary']);
  const details = listOf(fields['failure-details']).slice(0, MOST_ROWS);
  return {
    type: lower(textOf(policy['policy-type'])),
    domain: lower(textOf(policy['policy-domain'])),
    hosts: listOf(policy['mx-host'])
      .slice(0, MOST_HOSTS)
      .map((host) => lower(textOf(host))),
    successes: wholeNumber(summary['total-successful-session-count']),
    failures: wholeNumber(summary['total-failure-session-count']),
    details: details.map((one) => failureOf(fieldsOf(one))),
  };
}

const failureOf = (fields: Fields): TlsFailure => ({
  result: lower(textOf(fields['result-type'])),
  sendingIp: lower(textOf(fields['sending-mta-ip'])),
  mx: lower(textOf(fields['receiving-mx-hostname'])),
  count: wholeNumber(fields['failed-session-count']),
  reason: short(textOf(fields['failure-reason-code']) || textOf(fields['additional-information'])),
});
