import { describe, expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

type Fields = Readonly<Record<string, string>>;

const check = (fields: Fields, text: string, expected: string): void => {
  expect(told(readMail(fields, text))).toBe(expected);
};

const CHALLENGE = 'challenge alice@example.com';

describe('a challenge by its marks', () => {
  it.each<[string, Fields]>([
    ['a header field', { 'X-Boxtrapper': 'abc', 'X-Autorespond': 'abc', Precedence: 'auto_reply' }],
    ['a delivery agent', { 'X-Delivery-Agent': 'TMDA/1.1.12' }],
    [
      'a boundary',
      { 'Content-Type': 'multipart/alternative; boundary="mUlTiPaRtBoUnDaRy_MailInBlack"' },
    ],
    ['a token in the subject', { Subject: 'Your email requires verification verify#WS3cV2x3OKT7' }],
    ['a probe', { 'X-Spamarrest-noauth': '1' }],
  ])('%s', (_name, fields) =>
    check({ Subject: 'Re: Spring', ...fields }, 'Please answer.', CHALLENGE),
  );

  it('wins over the report that it imitates', () => {
    const text = `--b
Content-Type: text/plain

Please add yourself to my guest list.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; boxbe.com

Final-Recipient: rfc822; alice@example.com
Action: failed
Status: 4.7.0

--b--`;
    const fields = {
      From: 'noreply@boxbe.com',
      'Reply-To': 'alice@example.com',
      Subject: 'Re: Spring',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    };
    check(fields, text, CHALLENGE);
  });
});

describe('a challenge by its words', () => {
  it.each<[string, Fields, string]>([
    [
      'English',
      { 'Auto-Submitted': 'auto-replied' },
      'Your message is being held until you confirm it. Please verify that you are a human being by clicking the link.',
    ],
    [
      'approved senders',
      { Precedence: 'auto_reply' },
      'I apologize for this automatic reply to your email. To control spam, I now allow incoming messages only from senders I have approved beforehand.',
    ],
    [
      'German',
      { 'Auto-Submitted': 'auto-replied' },
      'Ihre Nachricht wird erst zugestellt, wenn Sie sich als Absender bestätigen. Bitte bestätigen Sie, dass Sie ein Mensch sind.',
    ],
    [
      'French',
      { 'Auto-Submitted': 'auto-replied' },
      'Expéditeur inconnu : confirmez votre message en cliquant ici afin que votre message soit délivré.',
    ],
    [
      'Spanish',
      { 'Auto-Submitted': 'auto-replied' },
      'Remitente desconocido: confirme que es una persona para que su mensaje sea entregado.',
    ],
    [
      'Portuguese',
      { 'Auto-Submitted': 'auto-replied' },
      'Remetente desconhecido. Confirme que você é o remetente para que sua mensagem seja entregue.',
    ],
    [
      'Italian',
      { 'Auto-Submitted': 'auto-replied' },
      'Mittente sconosciuto: confermare di essere il mittente affinché il suo messaggio sia consegnato.',
    ],
    [
      'Russian',
      { 'Auto-Submitted': 'auto-replied' },
      'Подтвердите, что вы человек, чтобы ваше письмо было доставлено.',
    ],
    [
      'Japanese',
      { 'Auto-Submitted': 'auto-replied' },
      '送信者の確認が必要です。承認されるまで保留されます。',
    ],
  ])('in %s', (_name, fields, text) =>
    check({ Subject: 'Re: Spring', ...fields }, text, CHALLENGE),
  );
});

describe('no challenge', () => {
  it.each<[string, Fields, string, string]>([
    [
      'a registration',
      { Subject: 'Confirm your address' },
      'Please confirm your email address by clicking the link.',
      'not-a-bounce',
    ],
    [
      'an absence',
      { Subject: 'Automatic reply: x' },
      'I am away. Please confirm your visit by phone.',
      'auto-reply alice@example.com',
    ],
    [
      'a person',
      { Subject: 'Re: Spring' },
      'I use a filter to stop spam, so I saw your mail late.',
      'human-reply alice@example.com',
    ],
    [
      'a list',
      { Subject: 'Re: verification', 'List-Id': '<a.example.com>' },
      'It requires verification that you are a human.',
      'not-a-bounce',
    ],
  ])('%s', (_name, fields, text, expected) => check(fields, text, expected));
});
