import { expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

const OWNER = { From: 'news-owner@lists.example.com', Precedence: 'bulk' };

it.each([
  [
    'Mailman 2: a moderator refused it',
    { ...OWNER, Subject: 'Request to mailing list News rejected' },
    `Your request to the News mailing list

    Posting of your message titled "July"

has been rejected by the list moderator.`,
    'failed news@lists.example.com',
  ],
  [
    'Mailman 3: by its rules',
    { ...OWNER, Subject: 'Request to mailing list "News" rejected' },
    'Your message to the news@lists.example.com mailing-list was rejected for the following\nreasons:\n\nThe message is not from a list member',
    'failed news@lists.example.com',
  ],
  [
    'LISTSERV: the list stands in the subject',
    {
      From: 'LISTSERV@LISTS.EXAMPLE.COM',
      Subject: 'Rejected posting to NEWS-L@LISTS.EXAMPLE.COM',
    },
    'You are not authorized to send mail to the NEWS-L list from your bounce+77@example.org account.',
    'failed NEWS-L@LISTS.EXAMPLE.COM',
  ],
  [
    'Mailman 2: it waits for the moderator',
    { ...OWNER, Subject: 'Your message to News awaits moderator approval' },
    "Your mail to 'News' is being held until the list moderator can review it for approval.",
    'auto-reply news-owner@lists.example.com',
  ],
  [
    'its member is told about his own address',
    { ...OWNER, Subject: 'You have been unsubscribed from News' },
    'Your membership has been disabled due to excessive bounces: mail could not be delivered.',
    'not-a-bounce',
  ],
  [
    'Majordomo answers what it took for commands',
    {
      From: 'Majordomo@lists.example.com',
      'Return-Path': '<owner-majordomo@lists.example.com>',
      Subject: 'Majordomo results',
      'In-Reply-To': '<1@example.org>',
    },
    "**** Command 'hello' not recognized.\nEND OF COMMANDS",
    'not-a-bounce',
  ],
])('%s', (_name, fields, text, expected) => {
  expect(told(readMail(fields, text))).toBe(expected);
});
