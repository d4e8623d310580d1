import { expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

const BARE = { From: '', To: '', Date: '', 'Content-Type': '' };

it.each([
  [
    'with the date of ISO 8601',
    (n: number) => `2026-11-25 09:00:0${n} 1a ** a@example.com R=dns: Unrouteable address: 550 no`,
  ],
  [
    'as syslog writes it',
    (n: number) =>
      `Nov 25 09:00:0${n} mx postfix/smtp[7]: 4Y: to=<a@example.com>, status=bounced (550 5.1.1 no)`,
  ],
])('a log %s is no notice', (_name, line) => {
  expect(told(readMail(BARE, [1, 2, 3].map(line).join('\n')))).toBe('not-a-bounce');
});

it('one line of it may stand in a notice', () => {
  const text = 'Your message could not be delivered:\n\n<a@example.com>: 550 5.1.1 no\n';
  expect(told(readMail(BARE, `2026-11-25 09:00:01 up\n${text}`))).toBe('failed a@example.com');
});
