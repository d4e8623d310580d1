// What happened, by a notice without a known format; who it happened to tells generic.test.ts.

import { describe, expect, it, test } from 'vitest';
import { type Fields, readMail, SYSTEM, told } from '../../helpers/plain-mail.ts';

describe('what happened', () => {
  it.each<[string, Fields, string, string]>([
    [
      'a delay by its subject',
      { Subject: 'Warning: message delayed 24 hours' },
      'Not yet at <a@example.com>',
      'delayed a@example.com',
    ],
    [
      'a delay by its text',
      { Subject: 'Delivery status' },
      'Delivery to the following recipient has been delayed:\n\n  a@example.com\n\nThe message will be retried.',
      'delayed a@example.com',
    ],
    [
      'a failure that speaks of its attempts',
      { Subject: 'Delivery failure' },
      'Your message could not be delivered to <a@example.com>. Delivery failed for 3 days and we gave up.',
      'failed a@example.com',
    ],
    [
      'a success',
      { Subject: 'Successful Mail Delivery Report' },
      'Your message was successfully delivered to:\n\n<a@example.com>',
      'delivered a@example.com',
    ],
    [
      'a daemon’s mail in words that nobody knows',
      { Subject: 'qwv zxk' },
      'qwv zxk plugh',
      'failed',
    ],
    [
      'a failure marked as an automatic reply',
      { 'Auto-Submitted': 'auto-replied', Subject: 'Mail delivery failed' },
      'Could not be delivered:\n\n  a@example.com\n    550 no',
      'failed a@example.com',
    ],
    [
      'a failure whose subject holds "auto"',
      { Subject: 'Undeliverable: Automatic reply: Auto sale' },
      'Could not be delivered:\n\n  a@example.com\n    550 no',
      'failed a@example.com',
    ],
    [
      'a failure of a post that waits for a moderator',
      { Subject: 'Undeliverable: Your message to Talk awaits moderator approval' },
      'Did not reach:\n\n<a@example.com>',
      'failed a@example.com',
    ],
  ])('%s', (_name, fields, text, expected) => {
    expect(told(readMail({ ...SYSTEM, ...fields }, text))).toBe(expected);
  });
});

test('a system’s box with an id behind its name', () => {
  const fields = {
    From: 'System <exchangebox329e71ec88ae4615bbc36ab6ce41109e@example.com>',
    Subject: 'Undeliverable: hello',
  };
  const text =
    "Your message to a@example.com couldn't be delivered.\n\na wasn't found at example.com.";
  expect(told(readMail(fields, text))).toBe('failed a@example.com');
});

describe('what happened, where the subject tells no more than that it is a report', () => {
  it.each([
    ['Mail delivery report', 'Your message was delivered to:\n\n  a@example.com', 'delivered'],
    ['Undeliverable mail', 'Your message was delivered to:\n\n  a@example.com', 'failed'],
    ['Delivery Status Notification (Delay)', 'Xyzzy:\n\n  a@example.com', 'delayed'],
    ['Delivery Status Notification (Success)', 'Xyzzy:\n\n  a@example.com', 'delivered'],
  ])('%s', (subject, text, kind) => {
    expect(told(readMail({ ...SYSTEM, Subject: subject }, text))).toBe(`${kind} a@example.com`);
  });
});

test('words of the original’s subject do not make it a summary', () => {
  const fields = { From: 'relay@example.net', Subject: 'Undeliverable: your weekly digest' };
  const text =
    'Your message could not be delivered to:\n\n<a@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 no';
  expect(told(readMail(fields, text))).toBe('failed a@example.com');
});

describe('a success that names its recipients below', () => {
  it.each([
    ['German', 'Ihre Nachricht wurde erfolgreich an folgende Empfänger zugestellt:'],
    ['French', 'Votre message a été remis avec succès aux destinataires suivants :'],
    ['Spanish', 'Su mensaje fue entregado correctamente a los siguientes destinatarios:'],
    ['Russian', 'Ваше сообщение успешно доставлено следующим получателям:'],
    ['Dutch', 'Uw bericht is bezorgd bij de volgende ontvangers:'],
  ])('%s', (_language, sentence) => {
    const notice = readMail({ ...SYSTEM, Subject: 'xyzzy' }, `${sentence}\n\n  a@example.com\n`);
    expect(told(notice)).toBe('delivered a@example.com');
  });
});
