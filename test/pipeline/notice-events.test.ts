import { describe, expect, it } from 'vitest';
import { NO_SETTINGS, type OwnSettings } from '../../src/model/own.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { ingestReport } from '../../src/pipeline/ingest.ts';
import { noticeEvents } from '../../src/pipeline/notice-events.ts';
import { hmac } from '../helpers/events.ts';

const report = (fields: readonly string[]): string =>
  ['', '--b', 'Content-Type: message/delivery-status', '', ...fields].join('\r\n');

const DSN = [
  'From: MAILER-DAEMON@mx.example.com',
  'To: bounce@b.example.com',
  'Delivered-To: bounce+17@b.example.com',
  'Subject: Undelivered Mail Returned to Sender',
  'Date: Wed, 01 Jul 2026 14:00:00 +0200 (CEST)',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  report([
    'Reporting-MTA: dns; mx.example.com',
    'Original-Envelope-Id: env-1234',
    'X-Relay-Queue-ID: 4XYZ',
    'Arrival-Date: Wed, 1 Jul 2026 13:00:00 +0200',
    '',
    'Final-Recipient: rfc822; anna@example.org',
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mx.example.org',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    'Final-Recipient: rfc822; bob@example.net',
    'Original-Recipient: rfc822; list@example.org',
    'Action: delayed',
    'Status: 4.2.2',
  ]),
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Return-Path: <bounce+17@b.example.com>',
  'Message-ID: <17@example.com>',
  'From: News <news@example.com>',
  'To: anna@example.org',
  'Subject: News of July',
  '',
  'Hello',
  '--b--',
].join('\r\n');

const SPAM = ['From: x@spam.example', 'To: bounce@b.example.com', 'Subject: Buy', '', 'Buy.'].join(
  '\r\n',
);

const OWN: OwnSettings = {
  ...NO_SETTINGS,
  domains: ['example.com'],
  returnPathPatterns: [{ pattern: 'bounce+*@b.example.com', lifetimeDays: 30 }],
};

describe('noticeEvents', () => {
  it('gives an event for each recipient, with all ids', () => {
    const events = noticeEvents(decode(DSN)).map(({ event }) => event);
    expect(
      events.map(({ type, recipient, originalRecipient }) => [type, recipient, originalRecipient]),
    ).toEqual([
      ['notice-failed', 'anna@example.org', ''],
      ['notice-delayed', 'bob@example.net', 'list@example.org'],
    ]);
    expect(events[0]).toMatchObject({
      system: 'mail',
      time: Date.UTC(2026, 6, 1, 12),
      sender: 'bounce+17@b.example.com',
      subject: 'News of July',
      status: '5.1.1',
      replyCode: '550',
      host: 'mx.example.org',
      ids: { messageId: '17@example.com', envelopeId: 'env-1234' },
    });
  });

  it('keeps the verdict of decode, and finds the return path of our form', () => {
    const [first] = noticeEvents(decode(DSN));
    if (!first) throw new Error('no event');
    const judged = ingestReport(first.event, first.report, { own: OWN, hmac });
    expect(judged.verdict?.reason).toBe('user-unknown');
    expect(judged.ids.returnPath).toBe('bounce+17@b.example.com');
    expect(judged.keys).toEqual(['m:17@example.com', 'e:env-1234', 'r:bounce+17@b.example.com']);
  });

  it('takes the queue id of our own systems only', () => {
    const [first] = noticeEvents(decode(DSN));
    if (!first) throw new Error('no event');
    const own = { ...OWN, hosts: ['mx.example.com'] };
    const queueKeys = (settings: OwnSettings): readonly string[] =>
      ingestReport(first.event, first.report, { own: settings, hmac }).keys.filter((key) =>
        key.startsWith('q:'),
      );
    expect(queueKeys(own)).toEqual(['q:4XYZ/20635']);
    expect(queueKeys(OWN)).toEqual([]);
  });

  it('keeps a mail that reports nothing', () => {
    const [first, ...rest] = noticeEvents(decode(SPAM), 1000);
    expect(rest).toEqual([]);
    expect(first?.event).toMatchObject({ type: 'unrelated', recipient: '', time: 1000 });
  });
});
