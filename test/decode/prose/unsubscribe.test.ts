import { describe, expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

type Fields = Readonly<Record<string, string>>;

const check = (fields: Fields, text: string, expected: string): void => {
  expect(told(readMail(fields, text))).toBe(expected);
};

const UNSUBSCRIBE = 'unsubscribe alice@example.com';

describe('a mail that ends a subscription', () => {
  it.each<[string, Fields, string]>([
    ['by its subject', { Subject: 'unsubscribe' }, ''],
    ['in capitals', { Subject: 'UNSUBSCRIBE' }, ''],
    ['in an answer', { Subject: 'Re: unsubscribe', 'In-Reply-To': '<1@example.org>' }, 'please'],
    ['politely', { Subject: 'Please remove me' }, 'Thanks'],
    ['with a token', { Subject: 'unsubscribe:4f3c2a1b.77' }, ''],
    ['to a box for it', { To: 'unsub+77@example.org', Subject: '' }, ''],
    [
      'made by a mail program',
      { 'X-Apple-Unsubscribe': 'true', 'Auto-Submitted': 'auto-replied', Subject: 'unsubscribe' },
      'The mail program sent this email to unsubscribe.',
    ],
    [
      'made by a program, to its box',
      { To: 'opt-out-77@example.org', Subject: 'x' },
      'The mail program sent this email to unsubscribe from the message.',
    ],
    ['in German', { Subject: 'Abmelden' }, ''],
    ['in French', { Subject: 'désabonnement' }, ''],
    ['in Spanish', { Subject: 'Darme de baja' }, ''],
    ['in Portuguese', { Subject: 'Cancelar inscrição' }, ''],
    ['in Italian', { Subject: 'Cancellami' }, ''],
    ['in Dutch', { Subject: 'Uitschrijven' }, ''],
    ['in Polish', { Subject: 'wypisz' }, ''],
    ['in Russian', { Subject: 'Отписаться' }, ''],
    ['in Japanese', { Subject: '配信停止' }, ''],
    ['in Chinese', { Subject: '退订' }, ''],
    ['in Korean', { Subject: '수신거부' }, ''],
  ])('%s', (_name, fields, text) => check(fields, text, UNSUBSCRIBE));

  it('is an opt-out', () => {
    expect(readMail({ Subject: 'unsubscribe' }, '').reports[0]?.feedbackType).toBe('opt-out');
  });
});

describe('no such mail', () => {
  it.each<[string, Fields, string, string]>([
    [
      'a question about it',
      { Subject: 'How do I unsubscribe from the paper edition' },
      'Hello',
      'not-a-bounce',
    ],
    [
      'a failure of it',
      {
        Subject: 'Undeliverable: unsubscribe',
        From: 'postmaster@example.com',
        'Return-Path': '<>',
      },
      'Your message could not be delivered to:\n\n<news@example.net>',
      'failed news@example.net',
    ],
    [
      'an answer to a box with such a name',
      { To: 'leave-planning@example.org', Subject: 'Re: rota' },
      'Monday suits me.',
      'human-reply alice@example.com',
    ],
  ])('%s', (_name, fields, text, expected) => check(fields, text, expected));
});
