import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedResolver } from '../../src/adapters/dns/recorded.ts';
import { unpack } from '../../src/adapters/files/unpack.ts';
import { readDmarcReport } from '../../src/intake/reports/dmarc-aggregate.ts';
import { reportText } from '../../src/intake/reports/report-text.ts';
import { readTlsReport } from '../../src/intake/reports/tls-report.ts';
import { RECORD_TYPES } from '../../src/ports/resolver.ts';
import { checkDomain } from '../../src/sender/check-domain.ts';
import { readIp } from '../../src/sender/ip.ts';
import { readPolicy } from '../../src/sender/mta-sts-policy.ts';
import { rsaBits } from '../../src/sender/rsa-bits.ts';
import { expandMacros } from '../../src/sender/spf-macro.ts';
import { readSpf } from '../../src/sender/spf-record.ts';
import { readTags } from '../../src/sender/tag-list.ts';
import { zip } from '../helpers/zip.ts';
import { dmarcXml, record, tlsJson } from '../intake/reports/samples.ts';

/** Pieces of which records are made, in any order. */
const pieces = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 12 })
    .map((all) => all.join(''));

const RECORDS = pieces([
  'v=spf1 ',
  ' include:a.example.com',
  ' redirect=b.example.com',
  ' a:',
  ' mx/24//64',
  ' ptr',
  ' exists:%{ir1-}.%{d}',
  ' ip4:192.0.2.1/33',
  ' ip6:::1',
  ' -all',
  ' +all',
  '%',
  '%{',
  'v=DMARC1;',
  ' p=reject;',
  'rua=mailto:x@example.org!10m',
  'psd=y;',
  'v=DKIM1;',
  'p=',
  'MIIB',
  'k=rsa;',
  't=y;',
  'v=STSv1;',
  'id=1',
  'v=TLSRPTv1;',
  '10 mx.example.com',
  '0 .',
  '192.0.2.1',
  '::1',
  '.',
  '=',
  ';',
  ' ',
]);

test('records of any kind: nothing is thrown, all is bounded', async () => {
  const names = [
    'example.com',
    'a.example.com',
    '_dmarc.example.com',
    '_mta-sts.example.com',
    '_smtp._tls.example.com',
    's1._domainkey.example.com',
    'mx.example.com',
    '1.2.0.192.in-addr.arpa',
  ];
  const table = fc.dictionary(
    fc
      .tuple(fc.constantFrom(...RECORD_TYPES), fc.constantFrom(...names))
      .map(([type, name]) => `${type} ${name}`),
    fc.oneof(
      fc.array(RECORDS, { maxLength: 3 }),
      fc.constantFrom('no data', 'no name', 'failed: timeout'),
    ),
    { maxKeys: 20 },
  );
  await fc.assert(
    fc.asyncProperty(table, RECORDS, RECORDS, async (answers, rest, policy) => {
      const outside = recordedResolver({
        '*': [rest],
        'GET https://mta-sts.example.com/.well-known/mta-sts.txt': { text: policy },
        ...answers,
      });
      const asked = {
        domain: 'example.com',
        ips: ['192.0.2.1', rest],
        selectors: ['s1'],
        usualSelectors: [],
      };
      const found = await checkDomain(asked, outside, outside);
      expect(found.length).toBeLessThan(100);
      for (const one of found) expect(one.says).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

test.each<[string, (text: string) => unknown, fc.Arbitrary<string>]>([
  ['SPF', readSpf, RECORDS],
  ['tags', readTags, RECORDS],
  ['policy', readPolicy, RECORDS],
  ['address', readIp, pieces([':', '::', '.', '192', 'ffff', '0', '1'])],
  [
    'macros',
    (text) =>
      expandMacros(text, {
        ip: [192, 0, 2, 1],
        domain: 'x.example.com',
        localPart: 'a',
        senderDomain: 'example.com',
        helo: 'h',
      }),
    RECORDS,
  ],
  [
    'DMARC',
    readDmarcReport,
    pieces([
      '<feedback>',
      '</feedback>',
      '<record>',
      '</record>',
      '<row>',
      '<count>',
      '1',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#65;',
      '<a b="',
      '"/>',
      '<?',
      '?>',
    ]),
  ],
  [
    'TLS',
    readTlsReport,
    fc
      .json()
      .map(
        (value) => `{"date-range":{"start-datetime":"2026-01-01T00:00:00Z"},"policies":[${value}]}`,
      ),
  ],
])('%s: nothing is thrown', (_, read, input) => {
  fc.assert(
    fc.property(input, (text) => {
      expect(read(text)).not.toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

const XML = Buffer.from(dmarcXml(record() + record({ count: 7 })));
const SAMPLES = [
  XML,
  gzipSync(XML),
  zip([{ bytes: XML }, { bytes: gzipSync(XML) }]),
  Buffer.from(JSON.stringify(tlsJson())),
];

test('documents and archives with changed bytes: nothing is thrown', () => {
  const change = fc.record({ at: fc.nat(3000), byte: fc.nat(255), cut: fc.nat(4000) });
  fc.assert(
    fc.property(
      fc.constantFrom(...SAMPLES),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (sample, changes) => {
        const bytes = Uint8Array.from(sample.subarray(0, changes[0]?.cut));
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
        for (const document of unpack(bytes).documents) {
          const text = reportText(document);
          readDmarcReport(text);
          readTlsReport(text);
        }
        expect(rsaBits(bytes)).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 1500 },
  );
});
