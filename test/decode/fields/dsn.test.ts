// One status part into reports: action, codes, speaker, addresses.

import { describe, expect, test } from 'vitest';
import { readStatusPart } from '../../../src/decode/fields/dsn.ts';
import type { Report } from '../../../src/model/report.ts';

const one = (fields: string): Report | undefined =>
  readStatusPart(`Reporting-MTA: dns; mx.example.net\n\n${fields}`, () => null).reports[0];

describe('action', () => {
  test.each([
    ['Action: failed', 'failed'],
    ['Action: FAILED (gave up)', 'failed'],
    ['Action: failure', 'failed'],
    ['Action: delayed', 'delayed'],
    ['Action: delivered', 'delivered'],
    ['Action: deliverable', 'delivered'],
    ['Action: relayed', 'relayed'],
    ['Action: expanded', 'expanded'],
    ['Action: expired', 'failed'],
    ['Status: 5.1.1', 'failed'],
    ['Status: 2.0.0', 'delivered'],
    ['Status: 4.4.7', ''],
    ['Action: nonsense', ''],
  ])('%s', (field, action) => {
    expect(one(`Final-Recipient: rfc822; a@example.org\n${field}\n`)?.action).toBe(action);
  });
});

describe('codes', () => {
  test.each([
    ['smtp; 550 5.1.1 no user', '550', '5.1.1', 'smtp'],
    ['550 no user', '550', '5.0.0', ''],
    ['SMTP; 550-5.1.1 no\n 550 5.1.1 user', '550', '5.1.1', 'smtp'],
    ['smtp; 250 2.1.5 ok', '', '5.0.0', 'smtp'],
    ['smtp; 220-mx.example.org 421 4.2.1 not now', '421', '4.2.1', 'smtp'],
    ['x-unix; 75', '', '5.0.0', 'x-unix'],
    ['x-local; no such user', '', '5.0.0', 'x-local'],
    ['', '', '5.0.0', ''],
  ])('%j', (code, replyCode, status, diagnosticType) => {
    const fields = `Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: ${code}\n`;
    expect(one(fields)).toMatchObject({ replyCode, status, diagnosticType });
  });
});

test('words in a field of their own, where there is no Diagnostic-Code', () => {
  const fields =
    'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\nX-Supplementary-Info: <mx.example.org #5.0.0 smtp; 550 5.1.1\n no user>\n';
  expect(one(fields)).toMatchObject({
    replyCode: '550',
    status: '5.1.1',
    diagnostic: '550 5.1.1 no user',
    diagnosticType: 'smtp',
  });
});

describe('speaker', () => {
  test.each([
    ['smtp; 550 no', 'Remote-MTA: dns; mx.example.org', 'remote'],
    ['smtp; 550 no', '', 'unknown'],
    ['x-relay; host mx.example.org said: 550 no', '', 'remote'],
    ['x-relay; lost connection', 'Remote-MTA: dns; mx.example.org', 'reporter'],
    ['smtp; timed out', 'Remote-MTA: dns; mx.example.org', 'unknown'],
  ])('%s, %s: %s', (code, mta, speaker) => {
    const fields = `Final-Recipient: rfc822; a@example.org\nDiagnostic-Code: ${code}\n${mta}\n`;
    expect(one(fields)?.speaker).toBe(speaker);
  });
});

describe('addresses', () => {
  test.each([
    [
      'Final-Recipient: rfc822; b@example.org\nOriginal-Recipient: rfc822; a@example.org',
      'b@example.org',
      'a@example.org',
      '',
    ],
    [
      'Final-Recipient: rfc822; a@example.org\nOriginal-Recipient: rfc822; A@example.org',
      'a@example.org',
      '',
      '',
    ],
    [
      'Final-Recipient: rfc822; a@example.org\nX-Actual-Recipient: rfc822; c@example.net',
      'a@example.org',
      '',
      'c@example.net',
    ],
    [
      'Final-Recipient: rfc822; a@example.org\nX-Actual-Recipient: X-Unix; |/bin/sort',
      'a@example.org',
      '',
      '',
    ],
    [
      'Final-Recipient: LOCAL; a\nOriginal-Recipient: rfc822; a@example.org',
      'a@example.org',
      '',
      '',
    ],
    [
      'Final-Recipient: rfc822; a@store-7\nOriginal-Recipient: rfc822; a@example.org',
      'a@example.org',
      '',
      '',
    ],
    ['Final-Recipient: LOCAL; a', 'a', '', ''],
    ['Action: failed', '', '', ''],
  ])('%j', (fields, recipient, originalRecipient, forwardedTo) => {
    expect(one(`${fields}\n`)).toMatchObject({ recipient, originalRecipient, forwardedTo });
  });
});

test('a field of the message counts for each recipient', () => {
  const report = one('Final-Recipient: rfc822; a@example.org\nAction: failed\n');
  expect(report?.reportingMta).toBe('mx.example.net');
});

test('raw UTF-8 and encoded words in the words are read', () => {
  const code = 'smtp; 550 b\u00c3\u00bccher =?utf-8?q?=C3=A4?= weg';
  const report = one(`Final-Recipient: rfc822; a@example.org\nDiagnostic-Code: ${code}\n`);
  expect(report?.diagnostic).toBe('550 bücher ä weg');
});

test.each([
  ['X-Relay-Sender: rfc822; news@example.com', 'news@example.com'],
  ['X-Queue-ID: 1', ''],
])('the sender in %s', (field, sender) => {
  const text = `Reporting-MTA: dns; mx.example.net\n${field}\n\nFinal-Recipient: rfc822; a@example.org\n`;
  expect(readStatusPart(text, () => null).sender).toBe(sender);
});
