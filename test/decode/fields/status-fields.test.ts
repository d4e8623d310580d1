// Splitting status parts into groups of fields: blank lines missing, doubled, misplaced.

import { expect, test } from 'vitest';
import { readFields, readStatusFields } from '../../../src/decode/fields/status-fields.ts';

const namesOf = (text: string): string[][] => {
  const { message, recipients } = readStatusFields(text);
  return [message, ...recipients].map((group) => [...group.fields.keys()]);
};

test.each([
  [
    'as the standard has it',
    'Reporting-MTA: a\n\nFinal-Recipient: b\nStatus: 5.1.1\n',
    [['reporting-mta'], ['final-recipient', 'status']],
  ],
  [
    'CRLF',
    'Reporting-MTA: a\r\n\r\nFinal-Recipient: b\r\nStatus: 5\r\n',
    [['reporting-mta'], ['final-recipient', 'status']],
  ],
  [
    'no blank line',
    'Reporting-MTA: a\nFinal-Recipient: b\nFinal-Recipient: c\n',
    [['reporting-mta'], ['final-recipient'], ['final-recipient']],
  ],
  [
    'blank lines in a group',
    'Final-Recipient: b\n\nAction: failed\n\nStatus: 5\n',
    [[], ['final-recipient', 'action', 'status']],
  ],
  [
    'action first',
    'Action: failed\nFinal-Recipient: b\n\nAction: failed\nFinal-Recipient: c\n',
    [[], ['action', 'final-recipient'], ['action', 'final-recipient']],
  ],
  [
    'only original recipients',
    'Original-Recipient: b\nAction: failed\n\nOriginal-Recipient: c\n',
    [[], ['original-recipient', 'action'], ['original-recipient']],
  ],
  [
    'original, then final of another',
    'Original-Recipient: b\nStatus: 5\n\nFinal-Recipient: c\n',
    [[], ['original-recipient', 'status'], ['final-recipient']],
  ],
  [
    'original and final apart',
    'Original-Recipient: b\n\nFinal-Recipient: b\n',
    [[], ['original-recipient', 'final-recipient']],
  ],
  [
    'own fields of the message below',
    'Final-Recipient: b\nArrival-Date: d\n',
    [['arrival-date'], ['final-recipient']],
  ],
  [
    'x-fields of the message behind a blank line',
    'Reporting-MTA: a\n\nX-Queue: 1\n\nFinal-Recipient: b\n',
    [['reporting-mta', 'x-queue'], ['final-recipient']],
  ],
  ['space before the colon', 'Final-Recipient : b\n', [[], ['final-recipient']]],
  ['no fields', 'This is no field.\n\nNor this\n', [[]]],
  ['nothing', '', [[]]],
])('%s', (_, text, expected) => {
  expect(namesOf(text)).toEqual(expected);
});

test.each([
  ['folded', 'Diagnostic-Code: smtp; 550\n\tno\n  user\n', 'smtp; 550 no user'],
  [
    'folded without indent',
    'Diagnostic-Code: smtp; 550-no\n550 user\nStatus: 5\n',
    'smtp; 550-no 550 user',
  ],
  [
    'a web address on its own line',
    'Diagnostic-Code: see\nhttps://example.org/a b\n',
    'see https://example.org/a b',
  ],
  ['a blank line ends it', 'Diagnostic-Code: no\n\nuser\n', 'no'],
])('a value: %s', (_, text, expected) => {
  const [group] = readStatusFields(text).recipients;
  expect(group?.fields.get('diagnostic-code')?.value).toBe(expected);
});

test('a value is placed from its first to its last character', () => {
  const text = 'Final-Recipient: b\nDiagnostic-Code:  smtp; 550\n no user\n';
  const field = readStatusFields(text).recipients[0]?.fields.get('diagnostic-code');
  expect(text.slice(field?.start, field?.end)).toBe('smtp; 550\n no user');
});

test('repeated fields are kept where a report may repeat them', () => {
  const group = readFields('Original-Rcpt-To: a\nVersion: 1\nOriginal-Rcpt-To: b\n');
  expect(group.repeated.get('original-rcpt-to')?.map((field) => field.value)).toEqual(['b']);
});

test('hostile sizes are cut', () => {
  const many = 'Final-Recipient: a@example.org\n\n'.repeat(5000);
  expect(readStatusFields(many).recipients.length).toBe(1000);
  const long = `Diagnostic-Code: ${'x'.repeat(100_000)}\n${' y'.repeat(10)}\n`;
  const value = readStatusFields(long).recipients[0]?.fields.get('diagnostic-code')?.value ?? '';
  expect(value.length).toBeLessThan(9000);
});
