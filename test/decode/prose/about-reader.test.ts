import { expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

const TEXT =
  'Your mailbox is full. 7 messages could not be delivered to bounce+77@example.org.\n\nClick here.';

it('a warning about the reader’s own mailbox is no notice', () => {
  const fields = {
    From: 'Mail Admin <mail@example.net>',
    'Return-Path': '<x@example.net>',
    Subject: 'Undelivered messages: action needed',
  };
  expect(told(readMail(fields, TEXT))).toBe('not-a-bounce');
});

it('a mail to oneself comes back from a mail system', () => {
  const fields = {
    From: 'postmaster@example.net',
    'Return-Path': '<>',
    Subject: 'Undeliverable mail',
  };
  const text = 'Your message could not be delivered to bounce+77@example.org.';
  expect(told(readMail(fields, text))).toBe('failed bounce+77@example.org');
});
