import { expect, test } from 'vitest';
import { findingsScreen } from '../../src/cli/screen/findings-screen.ts';
import { plain } from '../../src/cli/screen/paint.ts';
import { finding } from '../../src/sender/finding.ts';

const frame = { paint: plain, width: 60 };

test('errors first, what is right last, lines to copy unbroken, control signs harmless', () => {
  const line = `example.com. IN TXT "v=spf1 ${'ip4:192.0.2.1 '.repeat(8)}~all"`;
  const findings = [
    finding('mx', 'ok', 'example.com', 'takes mail at one host'),
    finding('dmarc', 'warning', '_dmarc.example.com', 'policy none', { todo: 'Tighten it.' }),
    finding('spf', 'error', 'example.com', 'no SPF record', {
      saw: 'x\u001b[31m',
      line,
      source: 'RFC 7208 §4.5',
    }),
  ];
  expect(findingsScreen('example.com', findings, frame)).toEqual([
    'example.com: 1 error, 1 warning, 1 in order',
    '',
    '✗ SPF example.com: no SPF record',
    '  Saw         x\ufffd[31m',
    `      ${line}`,
    '  Source      RFC 7208 §4.5',
    '',
    '! DMARC _dmarc.example.com: policy none',
    '  Do          Tighten it.',
    '',
    '✓ MX: takes mail at one host',
  ]);
});
