// Writes what people and their mailboxes answer: absences in several languages, questions, challenges; and spam.

import type { PlainNote } from '../world/fact.ts';
import { mailTime } from './dates.ts';
import type { Returned } from './returned-mail.ts';

interface Absence {
  readonly subject: (subject: string) => string;
  readonly text: string;
}

const ABSENCES: readonly Absence[] = [
  {
    subject: (subject) => `Automatic reply: ${subject}`,
    text: 'I am out of the office until Monday with limited access to email. In urgent cases please call my colleagues.',
  },
  {
    subject: (subject) => `Out of office: ${subject}`,
    text: 'Thank you for your message. I am on vacation and will answer when I am back.',
  },
  {
    subject: (subject) => `Automatische Antwort: ${subject}`,
    text: 'Ich bin bis Montag nicht im Büro. Ihre Nachricht wird nicht weitergeleitet.',
  },
  {
    subject: (subject) => `Abwesenheitsnotiz: ${subject}`,
    text: 'Ich bin im Urlaub und lese meine E-Mails erst danach wieder.',
  },
  {
    subject: (subject) => `Réponse automatique : ${subject}`,
    text: "Je suis absente du bureau jusqu'à lundi. Je vous répondrai à mon retour.",
  },
  {
    subject: (subject) => `Respuesta automática: ${subject}`,
    text: 'Estoy fuera de la oficina hasta el lunes. Contestaré a mi vuelta.',
  },
  {
    subject: (subject) => `Risposta automatica: ${subject}`,
    text: 'Sono fuori ufficio fino a lunedì. Risponderò al mio ritorno.',
  },
  {
    subject: (subject) => `Automatisch antwoord: ${subject}`,
    text: 'Ik ben tot maandag niet op kantoor. Ik beantwoord uw bericht na mijn terugkeer.',
  },
];

const QUESTIONS = [
  'Hi, is the blue one still in stock? Thanks!',
  'Please send this to my new colleague from now on, too.',
  'Danke, das hat geklappt. Viele Grüße',
  'When will my order arrive?',
];

export function autoReply(fact: Returned, note: PlainNote): string {
  const absence = ABSENCES[note.variant % ABSENCES.length];
  const subject = encoded(absence?.subject(fact.original.subject) ?? '');
  const headers = note.variant % 2 === 0 ? 'X-Auto-Response-Suppress: All\n' : 'Precedence: bulk\n';
  return plain(
    fact,
    note.from,
    subject,
    absence?.text ?? '',
    `Auto-Submitted: auto-replied\n${headers}`,
  );
}

export function humanReply(fact: Returned, note: PlainNote): string {
  const text = QUESTIONS[note.variant % QUESTIONS.length] ?? '';
  const quoted = `On ${mailTime(fact.original.date)}, Shop <${fact.original.from}> wrote:\n> Hello,\n>\n> ${fact.original.subject}.`;
  return plain(fact, note.from, `Re: ${fact.original.subject}`, `${text}\n\n${quoted}`, '');
}

export function challenge(fact: Returned, note: PlainNote): string {
  const text = `Your message has been held pending confirmation: ${note.from} accepts mail of known senders only.\nPlease verify that you are a person, and it will be delivered:\nhttps://confirm.example/${fact.messageId.slice(0, 12)}\n\nYou only have to do this once.`;
  const subject = `Please confirm your message to ${note.from}`;
  return plain(fact, note.from, subject, text, '');
}

export function spamMail(fact: Returned, note: PlainNote): string {
  return `Received: from unknown (unknown [203.0.113.66]); ${mailTime(fact.time)}
From: ${fact.original.subject} <${note.from}>
To: ${fact.sentTo}
Subject: ${fact.original.subject}
Date: ${mailTime(fact.time)}
Message-ID: <${fact.messageId}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear customer, see https://offers.example/${note.variant} before it is too late.
`;
}

function plain(
  fact: Returned,
  from: string,
  subject: string,
  text: string,
  headers: string,
): string {
  return `Received: from mail.${from.split('@')[1]} (unknown [203.0.113.40]); ${mailTime(fact.time)}
From: <${from}>
To: ${fact.sentTo}
Subject: ${subject}
Date: ${mailTime(fact.time)}
Message-ID: <${fact.messageId}>
In-Reply-To: <${fact.original.messageId}>
References: <${fact.original.messageId}>
${headers}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${text}
`;
}

/** Encoded words (RFC 2047) where a subject is not ASCII. */
const encoded = (subject: string): string =>
  [...subject].every((sign) => sign < '\u0080')
    ? subject
    : `=?utf-8?B?${Buffer.from(subject, 'utf8').toString('base64')}?=`;
