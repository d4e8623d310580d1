import { expect, test } from 'vitest';
import { stageOfReply } from '../../src/intake/reply-stage.ts';

test.each([
  ['550 5.1.1 <anna@example.com>: Unknown', 'rcpt'],
  ['450-4.2.1 <ANNA@example.com> later', 'rcpt'],
  ['550 <anna@example.com> unknown', 'rcpt'],
  ['550 5.7.1 <news@example.org>: Sender address rejected', 'unknown'],
  ['554 5.7.1 <anna@example.com.invalid>: No', 'unknown'],
  ['552 5.3.4 Too big for <anna@example.com>', 'unknown'],
  ['250 2.1.5 <anna@example.com> Ok', 'unknown'],
  ['', 'unknown'],
])('%s', (reply, stage) => {
  expect(stageOfReply(reply, 'anna@example.com')).toBe(stage);
});
