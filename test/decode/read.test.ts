// Whole mails whose parts are put together in odd ways; mails for each standard stand in the corpus.

import { describe, expect, test } from 'vitest';
import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import type { Notice } from '../../src/model/notice.ts';

const HEAD =
  'From: mailer-daemon@mx.example.net\nTo: news@example.com\nSubject: Delivery report\nMIME-Version: 1.0\n';
const STATUS =
  'Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n';
const COPY =
  'From: news@example.com\nTo: a@example.org\nSubject: News\nMessage-ID: <1@example.com>\n\nHello\n';

const part = (header: string, body: string): string => `${header}\n\n${body}`;
const multipart = (type: string, boundary: string, ...parts: string[]): string =>
  `Content-Type: ${type}; boundary=${boundary}\n\n${parts.map((p) => `--${boundary}\n${p}\n`).join('')}--${boundary}--\n`;

const status = part('Content-Type: message/delivery-status', STATUS);
const copy = part('Content-Type: message/rfc822', COPY);
const text = part('Content-Type: text/plain', 'This is a report.\n');
const report = multipart('multipart/report', 'r', text, status, copy);

const readMail = (mail: string): Notice => read(parseMessage(mail));
const short = ({ kind, format, reports }: Notice): string =>
  [kind, format, ...reports.map((r) => `${r.recipient}:${r.status}`)].join(' ');

describe('parts', () => {
  test.each([
    ['a report', HEAD + report, 'failed rfc3464 a@example.org:5.1.1'],
    [
      'without text',
      HEAD + multipart('multipart/report', 'r', status),
      'failed rfc3464 a@example.org:5.1.1',
    ],
    ['status alone', `${HEAD}${status}`, 'failed rfc3464 a@example.org:5.1.1'],
    [
      'in another type',
      HEAD + multipart('multipart/related', 'm', report),
      'failed rfc3464 a@example.org:5.1.1',
    ],
    [
      'in alternatives',
      HEAD + multipart('multipart/alternative', 'm', text, status),
      'failed rfc3464 a@example.org:5.1.1',
    ],
    [
      'a boundary that is nowhere',
      `${HEAD}Content-Type: multipart/report; boundary=x\n\n${STATUS}`,
      'failed rfc3464 a@example.org:5.1.1',
    ],
    [
      'as an attachment',
      `From: b@example.com\nSubject: Fwd\n${multipart('multipart/mixed', 'm', text, part('Content-Type: message/rfc822', HEAD + report))}`,
      'failed rfc3464 a@example.org:5.1.1',
    ],
    [
      'as an attachment twice',
      `From: b@example.com\n${multipart('multipart/mixed', 'm', part('Content-Type: message/rfc822', `From: c@example.com\n${multipart('multipart/mixed', 'n', part('Content-Type: message/rfc822', HEAD + report))}`))}`,
      'failed rfc3464 a@example.org:5.1.1',
    ],
  ])('%s', (_, mail, expected) => {
    expect(short(readMail(mail))).toBe(expected);
  });
});

describe('text', () => {
  const told =
    "I'm sorry to have to inform you that your message could not\nbe delivered.\n\n<a@example.org>: host mx.example.org[192.0.2.9] said: 550 5.1.1 no user (in\n    reply to RCPT TO command)\n";
  const html = `<html><body><pre>${told.replaceAll('<', '&lt;')}</pre></body></html>`;
  const from = HEAD.replace('Delivery report', 'Undelivered Mail Returned to Sender');

  test.each([
    ['plain', part('Content-Type: text/plain', told)],
    ['HTML alone', part('Content-Type: text/html', html)],
    [
      'an empty plain text beside HTML',
      multipart(
        'multipart/alternative',
        'a',
        part('Content-Type: text/plain', '\n\n'),
        part('Content-Type: text/html', html),
      ),
    ],
    [
      'plain text beside HTML',
      multipart(
        'multipart/alternative',
        'a',
        part('Content-Type: text/plain', told),
        part('Content-Type: text/html', '<p>Sorry</p>'),
      ),
    ],
  ])('%s', (_, body) => {
    const { reports } = readMail(from + body);
    expect(reports[0]).toMatchObject({
      recipient: 'a@example.org',
      status: '5.1.1',
      stage: 'rcpt',
    });
  });
});

test('a read receipt in TNEF', () => {
  const body = Buffer.from('x\x9f>"IPM.Example Mail.Read Receipt\0', 'latin1').toString('base64');
  const header =
    'From: a@example.org\nSubject: Read: News\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64';
  expect(readMail(part(header, body)).kind).toBe('read-receipt');
});

test('the copy tells the original', () => {
  expect(readMail(HEAD + report).original).toMatchObject({
    messageId: '1@example.com',
    to: ['a@example.org'],
    subject: 'News',
  });
});

test('no copy, no original', () => {
  expect(readMail(HEAD + multipart('multipart/report', 'r', text, status)).original).toBeNull();
});

test('header fields and problems of the notice', () => {
  const notice = readMail(`${HEAD}Date: Tue, 10 Mar 2026 09:15:00 +0000\n${report.slice(0, -12)}`);
  expect(notice).toMatchObject({
    from: 'mailer-daemon@mx.example.net',
    subject: 'Delivery report',
    date: 'Tue, 10 Mar 2026 09:15:00 +0000',
  });
  expect(notice.problems.map((problem) => problem.code)).toEqual(['missing-closing-boundary']);
});

test.each([
  ['nothing', ''],
  ['a header alone', HEAD],
  ['a body alone', '\n\nhello'],
])('%s is read as no notice', (_, mail) => {
  expect(readMail(mail).reports).toEqual([]);
});
