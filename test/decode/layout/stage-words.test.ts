// The stage that words and SMTP verbs name.

import { expect, test } from 'vitest';
import { stageOfCommand, stageOfWords } from '../../../src/decode/layout/stage-words.ts';

test.each([
  ['RCPT TO', 'rcpt'],
  ['RCPT TO:<a@example.org>', 'rcpt'],
  ['MAIL FROM', 'mail'],
  ['DATA', 'data'],
  ['end of DATA', 'eod'],
  ['end of DATA command', 'eod'],
  ['.', 'eod'],
  ['BDAT 120 LAST', 'eod'],
  ['EHLO mx.example.net', 'ehlo'],
  ['HELO', 'ehlo'],
  ['LHLO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['AUTH PLAIN', 'auth'],
  ['CONNECT', 'banner'],
  ['initial connection', 'banner'],
  ['NOOP', 'unknown'],
  ['', 'unknown'],
])('verb %j: %s', (verb, stage) => {
  expect(stageOfCommand(verb)).toBe(stage);
});

test.each([
  ['host x said: 550 no (in reply to RCPT TO command)', 'rcpt'],
  ['host x said: 550 no (in reply to end of DATA command)', 'eod'],
  ['host x said: 550 no (in reply to MAIL FROM command)', 'mail'],
  ['550 no such user', 'unknown'],
  ['', 'unknown'],
])('words %j: %s', (words, stage) => {
  expect(stageOfWords(words)).toBe(stage);
});
