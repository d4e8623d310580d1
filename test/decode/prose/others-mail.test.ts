import { expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

it('a warning that the reader’s own mailbox fills up is no notice', () => {
  const notice = readMail(
    {
      From: 'Mail Delivery <postmaster@example.org>',
      'Return-Path': '<>',
      Subject: 'Your mailbox quota warning',
    },
    'Your mailbox bounce+77@example.org has reached 95 % of its quota. If it is full, messages will be rejected.',
  );
  expect(told(notice)).toBe('not-a-bounce');
});

it('the subject of a mail that came back may speak of a password, or of a full mailbox', () => {
  for (const original of ['Your password expires today', 'Your mailbox is almost full']) {
    const notice = readMail(
      {
        From: 'postmaster@example.net',
        'Return-Path': '<>',
        Subject: `Undeliverable: ${original}`,
      },
      'Your message could not be delivered to a@example.com: 550 5.1.1 no',
    );
    expect(told(notice)).toBe('failed a@example.com');
  }
});

it('a summary of a quarantine is no notice', () => {
  const notice = readMail(
    {
      From: 'Postmaster <postmaster@example.net>',
      'Return-Path': '<>',
      Subject: 'Quarantine summary for bounce+77@example.org',
    },
    '5 messages were blocked.\n\nSender: a@example.com   Subject: Hi   Reason: spam',
  );
  expect(told(notice)).toBe('not-a-bounce');
});

it('what a server refused to others is no notice', () => {
  const notice = readMail(
    {
      From: 'Mail Delivery System <MAILER-DAEMON@mx.example.org>',
      Subject: 'Postfix SMTP server: errors from unknown[192.0.2.9]',
    },
    `Transcript of session follows.

 Out: 220 mx.example.org ESMTP Postfix
 In:  RCPT TO:<a@example.com>
 Out: 554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked
 In:  QUIT`,
  );
  expect(told(notice)).toBe('not-a-bounce');
});
