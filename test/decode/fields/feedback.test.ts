// The fields of feedback reports and disposition notifications.

import { expect, test } from 'vitest';
import { isRejection, readDisposition } from '../../../src/decode/fields/disposition.ts';
import { readFeedback } from '../../../src/decode/fields/feedback.ts';

test.each([
  ['Feedback-Type: abuse', 'abuse'],
  ['feedback-type:  Opt-Out ', 'opt-out'],
  ['Feedback-Type: auth-failure (dmarc)', 'auth-failure'],
  ['Version: 1', ''],
])('%s', (field, feedbackType) => {
  expect(readFeedback(`${field}\nUser-Agent: x\n`).feedbackType).toBe(feedbackType);
});

test.each([
  ['Original-Rcpt-To: <a@example.org>', ['a@example.org']],
  [
    'Original-Rcpt-To: a@example.org\nOriginal-Rcpt-To: b@example.org',
    ['a@example.org', 'b@example.org'],
  ],
  ['Original-Rcpt-To: a@example.org\nOriginal-Rcpt-To: a@example.org', ['a@example.org']],
  ['Original-Rcpt-To: rfc822; a@example.org', ['a@example.org']],
  ['Original-Rcpt-To: {{ rcpt }}', ['']],
  ['Original-Rcpt-To: redacted-a81f', ['redacted-a81f']],
  ['Version: 1', ['']],
])('recipients of %j', (fields, recipients) => {
  const { reports } = readFeedback(`Feedback-Type: abuse\n${fields}\n`);
  expect(reports.map((report) => report.recipient)).toEqual(recipients);
});

test.each([
  ['automatic-action/MDN-sent-automatically; deleted', 'auto-replied (rejected)', '', true],
  ['automatic-action/MDN-sent-automatically; deleted', '', 'was automatically rejected by', true],
  ['automatic-action/MDN-sent-automatically; deleted', '', 'was deleted unread', false],
  ['manual-action/MDN-sent-manually; deleted', 'auto-replied (rejected)', '', false],
  ['automatic-action/MDN-sent-automatically; displayed', '', 'was automatically rejected', false],
  ['', '', '', false],
])('%j, %j, %j is a refusal: %s', (disposition, autoSubmitted, text, expected) => {
  const read = readDisposition(
    `Final-Recipient: rfc822; a@example.org\nDisposition: ${disposition}\n`,
  );
  expect(isRejection(read, autoSubmitted, text)).toBe(expected);
});
