// Reads DMARC aggregate reports: XML → one record. Source: RFC 9990 §3; RFC 7489 appendix C.

import type { DmarcReport, DmarcRow, Passed } from '../../model/mail-report.ts';
import {
  childOf,
  childrenOf,
  childText,
  elementOf,
  readXml,
  type XmlElement,
  type XmlToken,
} from '../../text/xml.ts';
import {
  lower,
  MOST_ROWS,
  noReport,
  type ReportReading,
  short,
  wholeNumber,
} from './report-reading.ts';

/** Whether a document begins like one. */
export const isDmarcReport = (head: string): boolean =>
  /<(?:[\w-]{1,20}:)?feedback[\s>]/.test(head.slice(0, 4096));

interface Gathered {
  metadata: XmlElement | null;
  policy: XmlElement | null;
  readonly rows: DmarcRow[];
  records: number;
  readonly problems: string[];
}

/** Never throws. What stands before a break of the document is kept, and a problem says so. */
export function readDmarcReport(text: string): ReportReading {
  const gathered: Gathered = { metadata: null, policy: null, rows: [], records: 0, problems: [] };
  const tokens = readXml(text);
  const root = firstElement(tokens);
  if (root !== 'feedback') return noReport('it is no DMARC report: its root is not <feedback>');
  gather(tokens, gathered);
  const { metadata, policy, rows, records, problems } = gathered;
  if (records > rows.length)
    problems.push(`${records - rows.length} of ${records} records could not be used`);
  const report = headOf(metadata, policy, rows);
  if (!report) return { report: null, problems: [...problems, 'it names no domain or no time'] };
  return { report, problems };
}

function firstElement(tokens: Iterator<XmlToken>): string {
  for (let next = tokens.next(); !next.done; next = tokens.next())
    if (next.value.kind === 'open') return next.value.name;
    else if (next.value.kind === 'broken') return '';
  return '';
}

function gather(tokens: Iterator<XmlToken>, into: Gathered): void {
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value;
    if (token.kind === 'broken') into.problems.push(`the document breaks off: ${token.why}`);
    if (token.kind !== 'open') continue;
    const element = elementOf(token.name, tokens);
    if (element) take(element, into);
    else into.problems.push(`the document breaks off within <${token.name}>`);
  }
}

function take(element: XmlElement, into: Gathered): void {
  if (element.name === 'report_metadata') into.metadata ??= element;
  else if (element.name === 'policy_published') into.policy ??= element;
  else if (element.name === 'record') {
    into.records++;
    const row = into.rows.length < MOST_ROWS ? rowOf(element) : null;
    if (row) into.rows.push(row);
  }
}

const SECOND = 1000;
const LATEST = 253_402_300_800_000;

/** Seconds since 1970; some write them with a fraction. */
const timeOf = (text: string): number => {
  const time = Math.trunc(Number(text || 'x')) * SECOND;
  return time > 0 && time < LATEST ? time : 0;
};

function headOf(
  metadata: XmlElement | null,
  policy: XmlElement | null,
  rows: readonly DmarcRow[],
): DmarcReport | null {
  const range = childOf(metadata, 'date_range');
  const begin = timeOf(childText(range, 'begin'));
  const end = timeOf(childText(range, 'end'));
  const domain = lower(childText(policy, 'domain') || rows[0]?.headerFrom || '');
  if (domain === '' || begin === 0) return null;
  const tags = policy?.children.filter(({ name }) => name !== 'domain') ?? [];
  return {
    kind: 'dmarc',
    organisation: short(childText(metadata, 'org_name')),
    contact: short(childText(metadata, 'email')),
    id: short(childText(metadata, 'report_id')),
    begin,
    end: Math.max(end, begin + SECOND),
    domain,
    policy: Object.fromEntries(tags.slice(0, 20).map(({ name, text }) => [name, short(text)])),
    rows,
  };
}

/** Null where it tells of no mail. */
function rowOf(record: XmlElement): DmarcRow | null {
  const row = childOf(record, 'row');
  const ip = lower(childText(row, 'source_ip'));
  const count = wholeNumber(childText(row, 'count'));
  if (ip === '' || count === 0) return null;
  const evaluated = childOf(row, 'policy_evaluated');
  const identifiers = childOf(record, 'identifiers') ?? childOf(record, 'identities');
  const results = childOf(record, 'auth_results');
  return {
    ip,
    count,
    disposition: lower(childText(evaluated, 'disposition')),
    dkim: passed(childText(evaluated, 'dkim')),
    spf: passed(childText(evaluated, 'spf')),
    overrides: childrenOf(evaluated, 'reason')
      .slice(0, MOST_RESULTS)
      .map((reason) => ({
        type: lower(childText(reason, 'type')),
        comment: short(childText(reason, 'comment')),
      })),
    headerFrom: lower(childText(identifiers, 'header_from')),
    envelopeFrom: lower(childText(identifiers, 'envelope_from')),
    signatures: childrenOf(results, 'dkim')
      .slice(0, MOST_RESULTS)
      .map((one) => ({
        domain: lower(childText(one, 'domain')),
        selector: short(childText(one, 'selector')),
        result: lower(childText(one, 'result')),
      })),
    spfResults: childrenOf(results, 'spf')
      .slice(0, MOST_RESULTS)
      .map((one) => ({
        domain: lower(childText(one, 'domain')),
        result: lower(childText(one, 'result')),
      })),
  };
}

/** RFC 9990 §3.1 allows 100 signatures in a report. */
const MOST_RESULTS = 100;

function passed(text: string): Passed {
  const word = text.toLowerCase();
  return word === 'pass' || word === 'fail' ? word : '';
}
