import { describe, expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

const TEXT =
  'Your message\n\n  To: Alice\n  Sent: 25.11.2026 10:00\n\nwas read on 25.11.2026 11:00.';
const THREAD = { 'In-Reply-To': '<1@example.org>' };

describe('a read receipt without its machine-readable part', () => {
  it.each([
    ['Read: Spring'],
    ['Gelesen: Frühling'],
    ['Lu : Printemps'],
    ['Leído: Primavera'],
    ['Letto: Primavera'],
    ['Przeczytano: Wiosna'],
    ['Прочитано: Весна'],
    ['開封済み: 春'],
    ['已读: 春季'],
    ['읽음: 봄'],
  ])('%s', (subject) => {
    expect(told(readMail({ Subject: subject, ...THREAD }, TEXT))).toBe(
      'read-receipt alice@example.com',
    );
  });

  it('may come from a null return path', () => {
    const fields = { Subject: 'Read: Spring', 'Return-Path': '<>' };
    expect(readMail(fields, TEXT).kind).toBe('read-receipt');
  });
});

describe('no receipt', () => {
  it.each([
    ['a book tip', { Subject: 'Read: ten books for 2027' }, TEXT, 'not-a-bounce'],
    ['an answer to a receipt', { Subject: 'Re: Read: Spring', ...THREAD }, TEXT, 'human-reply'],
    [
      'a long letter',
      { Subject: 'Read: Spring', ...THREAD },
      'So much to say in 2026. '.repeat(60),
      'human-reply',
    ],
  ])('%s', (_name, fields, text, kind) => {
    expect(readMail(fields, text).kind).toBe(kind);
  });
});
