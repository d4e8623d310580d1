// Which of several enhanced status codes counts.

import { expect, test } from 'vitest';
import {
  chooseStatus,
  isNoRefusal,
  quotedCodes,
  statusIn,
} from '../../../src/decode/fields/status-code.ts';

test.each([
  ['5.1.1', '5.1.1'],
  ['5.1.1 (bad address)', '5.1.1'],
  ['5.1.1.', '5.1.1'],
  ['#5.1.1#', '5.1.1'],
  ['192.0.2.1', ''],
  ['5.192.0.2', ''],
  ['5.1', ''],
  ['550', ''],
  ['', ''],
])('code in %j', (field, status) => {
  expect(statusIn(field)).toBe(status);
});

test.each([
  ['554 5.4.7 timeout (last transfail: 452 4.2.2 full)', { code: '452', status: '4.2.2' }],
  ['554 4.4.7 expired: 840 minutes.<421 4.4.2 timed out>', { code: '421', status: '4.4.2' }],
  ["5.1.0 - Unknown address error 550-'5.2.2 full'", { code: '550', status: '5.2.2' }],
  ['550 5.1.1 <a@example.org> no such user', { code: '', status: '' }],
  ['550 5.7.1 [192.0.2.1] blocked', { code: '', status: '' }],
])('codes quoted in %j', (reply, codes) => {
  expect(quotedCodes(reply)).toEqual(codes);
});

test.each([
  ['the reply beats a constant', '5.7.1', '5.0.0', 'failed', '5.7.1'],
  ['the reply beats a field whose class was changed', '4.7.1', '5.7.1', 'failed', '4.7.1'],
  ['the field where the reply has none', '', '5.1.1', 'failed', '5.1.1'],
  ['what tells beats what does not', '5.0.0', '5.1.1', 'failed', '5.1.1'],
  ['but not against the class of the reply', '4.0.0', '5.1.1', 'failed', '4.0.0'],
  ['an answer to another command', '2.1.5', '5.0.0', 'failed', '5.0.0'],
  ['a success', '2.1.5', '2.0.0', 'delivered', '2.1.5'],
  ['nothing', '', '', 'failed', ''],
] as const)('%s', (_, reply, field, action, status) => {
  expect(chooseStatus(reply, field, action)).toBe(status);
});

test.each([
  ['250', 'failed', true],
  ['220', 'delayed', true],
  ['250', 'delivered', false],
  ['550', 'failed', false],
  ['', 'failed', false],
] as const)('%j is no refusal of a %s one: %s', (code, action, expected) => {
  expect(isNoRefusal(code, action)).toBe(expected);
});
