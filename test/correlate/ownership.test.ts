import { describe, expect, it } from 'vitest';
import { idNumber, makeToken, recipientNumber } from '../../src/correlate/token.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { NO_SETTINGS, type OwnSettings } from '../../src/model/own.ts';
import { ingestReport } from '../../src/pipeline/ingest.ts';
import { hmac, notice, START } from '../helpers/events.ts';

const KEY = { id: 1, secret: new TextEncoder().encode('a secret of the tests') };
const DOMAINS: OwnSettings = { ...NO_SETTINGS, domains: ['example.com'] };
const IDS: OwnSettings = { ...DOMAINS, messageIdDomains: ['mta.example.com'] };
const TAGGED: OwnSettings = { ...DOMAINS, tokenKeys: [KEY], taggedSince: 1 };

const today = Math.floor(START / 86_400_000);
const path = (lastDay: number, key: typeof KEY = KEY): string => {
  const content = {
    message: idNumber('1'),
    recipient: recipientNumber('anna@example.org'),
    lastDay,
  };
  return `b+${makeToken(content, key, 'return-path', hmac)}@b.example.com`;
};

interface Mail {
  readonly type?: MailEvent['type'];
  readonly to?: string;
  readonly from?: string;
  readonly sender?: string;
  readonly messageId?: string;
}

function judged(mail: Mail, own: OwnSettings): string {
  const ids = { messageId: mail.messageId ?? '' };
  const event = notice(mail.type ?? 'notice-failed', 5, { sender: mail.sender ?? '', ids });
  const report = {
    verdict: null,
    originalFrom: mail.from ?? '',
    to: mail.to ? [mail.to] : [],
    reportingMta: '',
  };
  const { ownership, token, ownershipWhy, keys } = ingestReport(event, report, { own, hmac });
  expect(ownershipWhy === '').toBe(ownership !== 'not-ours');
  if (ownership === 'not-ours') expect(keys).toEqual([]);
  return `${ownership} ${token}`;
}

const FOREIGN = { from: 'x@spam.example', sender: 'x@spam.example', messageId: '1@spam.example' };

describe('ownership', () => {
  it.each<[string, Mail, OwnSettings, string]>([
    ['nothing told', FOREIGN, NO_SETTINGS, 'unknown none'],
    ['nothing of it is ours', FOREIGN, DOMAINS, 'not-ours none'],
    ['From is ours', { ...FOREIGN, from: 'News <news@example.com>' }, DOMAINS, 'unknown none'],
    ['of a subdomain', { ...FOREIGN, sender: 'x@b.example.com' }, DOMAINS, 'unknown none'],
    ['no original', {}, DOMAINS, 'unknown none'],
    [
      'sender forged, Message-ID not ours',
      { ...FOREIGN, sender: 'news@example.com' },
      IDS,
      'not-ours none',
    ],
    ['Message-ID ours', { messageId: '1@mta.example.com' }, IDS, 'ours none'],
    ['token', { to: path(today) }, TAGGED, 'ours valid'],
    ['token expired yesterday', { to: path(today - 1) }, TAGGED, 'ours expired'],
    ['token expired long ago', { to: path(today - 40) }, TAGGED, 'not-ours expired'],
    ['token forged', { to: 'b+abc@b.example.com' }, TAGGED, 'not-ours forged'],
    ['token of another key', { to: path(today, { ...KEY, id: 9 }) }, TAGGED, 'not-ours other-key'],
    ['no tag, though all have one', { to: 'bounce@b.example.com' }, TAGGED, 'not-ours none'],
    [
      'an answer to an address without a tag',
      { type: 'auto-reply', to: 'news@example.com' },
      TAGGED,
      'unknown none',
    ],
    ['spam', { type: 'unrelated', to: path(today) }, TAGGED, 'not-ours valid'],
  ])('%s', (_, mail, own, expected) => expect(judged(mail, own)).toBe(expected));
});
