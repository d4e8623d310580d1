import { describe, expect, test } from 'vitest';
import { readDmarcReport } from '../../../src/intake/reports/dmarc-aggregate.ts';
import { recogniseReport } from '../../../src/intake/reports/index.ts';
import { reportText } from '../../../src/intake/reports/report-text.ts';
import { readTlsReport } from '../../../src/intake/reports/tls-report.ts';
import { dmarcXml, record, tlsJson } from './samples.ts';

const DAY = Date.parse('2026-03-01T00:00:00Z');

describe('DMARC', () => {
  test('a whole report', () => {
    const { report, problems } = readDmarcReport(
      dmarcXml(record({ count: 12, dkim: 'fail', disposition: 'Reject', reason: 'forwarded' })),
    );
    expect(problems).toEqual([]);
    expect(report).toEqual({
      kind: 'dmarc',
      organisation: 'receiver.example',
      contact: 'dmarc@receiver.example',
      id: '17',
      begin: DAY,
      end: DAY + 86_399_000,
      domain: 'example.com',
      policy: { adkim: 'r', aspf: 'r', p: 'reject', sp: 'none', pct: '100' },
      rows: [
        {
          ip: '192.0.2.1',
          count: 12,
          disposition: 'reject',
          dkim: 'fail',
          spf: 'pass',
          overrides: [{ type: 'forwarded', comment: 'seen before' }],
          headerFrom: 'example.com',
          envelopeFrom: 'bounce.example.com',
          signatures: [{ domain: 'example.com', selector: 's1', result: 'fail' }],
          spfResults: [{ domain: 'bounce.example.com', result: 'pass' }],
        },
      ],
    });
  });

  test('the form of RFC 9990, with a namespace and new fields', () => {
    const text = dmarcXml(record(), { root: 'feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"' })
      .replace(
        '<pct>100</pct>',
        '<np>reject</np><testing>y</testing><discovery_method>treewalk</discovery_method>',
      )
      .replace('</report_metadata>', '<generator>x</generator></report_metadata>');
    const { report, problems } = readDmarcReport(text);
    expect(problems).toEqual([]);
    expect(report).toMatchObject({
      domain: 'example.com',
      policy: { np: 'reject', testing: 'y', discovery_method: 'treewalk' },
    });
  });

  const rows = (text: string): unknown => {
    const { report, problems } = readDmarcReport(text);
    return [report?.kind === 'dmarc' ? report.rows.length : null, ...problems];
  };
  test.each([
    ['nothing', '', [null, 'it is no DMARC report: its root is not <feedback>']],
    ['another document', '<html/>', [null, 'it is no DMARC report: its root is not <feedback>']],
    ['no records', dmarcXml(''), [0]],
    [
      'records without mails',
      dmarcXml(record({ count: 0 }) + record({ ip: '' }) + record()),
      [1, '2 of 3 records could not be used'],
    ],
    [
      'a count that is none',
      dmarcXml(record({ count: -1 })),
      [0, '1 of 1 records could not be used'],
    ],
    [
      'no time',
      dmarcXml(record(), { begin: 'yesterday' }),
      [null, 'it names no domain or no time'],
    ],
    [
      'cut off',
      dmarcXml(record() + record({ ip: '192.0.2.2' })).slice(0, -400),
      [1, 'the document breaks off within <record>'],
    ],
    [
      'a document type',
      `<!DOCTYPE feedback>${dmarcXml(record())}`,
      [null, 'it is no DMARC report: its root is not <feedback>'],
    ],
  ])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));
});

describe('TLS', () => {
  test('a whole report', () => {
    const { report, problems } = readTlsReport(JSON.stringify(tlsJson()));
    expect(problems).toEqual([]);
    expect(report).toEqual({
      kind: 'tls',
      organisation: 'Sender Inc.',
      contact: 'tls@sender.example',
      id: '5065427c-23d3@sender.example',
      begin: DAY,
      end: DAY + 86_399_000,
      policies: [
        {
          type: 'sts',
          domain: 'example.com',
          hosts: ['*.example.com'],
          successes: 98,
          failures: 5,
          details: [
            {
              result: 'certificate-expired',
              sendingIp: '2001:db8::1',
              mx: 'mx1.example.com',
              count: 3,
              reason: '',
            },
            {
              result: 'starttls-not-supported',
              sendingIp: '192.0.2.9',
              mx: 'mx2.example.com',
              count: 2,
              reason: 'no STARTTLS',
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['', 'it is no TLS report: no JSON object'],
    ['[]', 'it is no TLS report: no JSON object'],
    ['{"policies": []}', 'it is no TLS report: it names no time or no policies'],
    [
      '{"date-range": {"start-datetime": "never"}, "policies": [1]}',
      'it is no TLS report: it names no time or no policies',
    ],
  ])('%s', (text, why) => expect(readTlsReport(text)).toEqual({ report: null, problems: [why] }));

  test('fields that are something else', () => {
    const odd = {
      'date-range': { 'start-datetime': '2026-03-01T00:00:00Z' },
      policies: [null, 7, { policy: [], summary: 'x', 'failure-details': { 'result-type': 3 } }],
    };
    const { report } = readTlsReport(JSON.stringify(odd));
    expect(report?.kind === 'tls' && report.policies).toHaveLength(3);
  });
});

test.each([
  [dmarcXml(''), 'dmarc'],
  ['\n<feedback>', 'dmarc'],
  ['<ns1:feedback xmlns:ns1="x">', 'dmarc'],
  [JSON.stringify(tlsJson()), 'tls-report'],
  [JSON.stringify(tlsJson(), null, 2), 'tls-report'],
  ['<html><body>feedback</body></html>', undefined],
  ['{"event": "bounce", "report-id": 3}', undefined],
  ['From: a@example.com', undefined],
])('%# is recognised', (text, id) => expect(recogniseReport(text)?.id).toBe(id));

test.each([
  ['UTF-8', Buffer.from('<?xml version="1.0"?><a>Zürich</a>')],
  ['UTF-8 with a mark', Buffer.from('\ufeff<a>Zürich</a>')],
  ['Latin-1', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Zürich</a>', 'latin1')],
  ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>Zürich</a>', 'utf16le')],
])('%s', (_, bytes) => expect(reportText(bytes)).toMatch(/^(?:<\?xml[^>]+>)?<a>Zürich<\/a>$/));
