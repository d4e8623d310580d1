// Changes an SMTP reply as servers, logs and hostile senders do.
import { BYTES } from './bytes.ts';
import { type Mutations, splice } from './mutation.ts';

const FRAMES: readonly ((reply: string) => string)[] = [
  (reply) => `host mx.example.com[192.0.2.1] said: ${reply} (in reply to RCPT TO command)`,
  (reply) => `554 5.4.7 delivery expired (last transfail: ${reply})`,
  (reply) => `smtp; ${reply}`,
  (reply) => `550 #<mx.example.com #5.1.1 smtp;${reply}> #SMTP#`,
  (reply) => `Unknown address error 550-'${reply}'`,
  (reply) => `Remote server returned '${reply}'`,
  (reply) => `SMTP error from remote mail server after RCPT TO:<a@example.com>: ${reply}`,
];

const LETTERS: readonly string[] = [
  'é',
  'ß',
  'İ',
  'ﬁ',
  '你',
  '한',
  'א',
  '\u0301',
  '\u200b',
  '\ud83d',
  '😀',
  '\u2028',
];

export const REPLY_MUTATIONS: Mutations = {
  ...BYTES,
  frame: (reply, random) => random.pick(FRAMES, String)(reply),
  'several-lines': (reply, random) =>
    reply.replace(/ /g, () =>
      random.chance(20) ? random.pick(['\r\n550-5.1.1 ', '\n', '\n    '], '\n') : ' ',
    ),
  'other-code': (reply, random) =>
    reply.replace(/\b[245]\d\d\b/, String(random.pick([200, 421, 450, 552, 554, 999], 550))),
  'other-status': (reply, random) =>
    reply.replace(
      /\b[245]\.\d{1,3}\.\d{1,3}\b/,
      `${2 + random.int(4)}.${random.int(1000)}.${random.int(1000)}`,
    ),
  'no-codes': (reply) => reply.replace(/\b[245]\d\d\b|\b[245]\.\d{1,3}\.\d{1,3}\b/g, ''),
  upper: (reply) => reply.toUpperCase(),
  letters: (reply, random) =>
    splice(reply, random.int(reply.length + 1), random.int(2), random.pick(LETTERS, '')),
  join: (reply, random, other) => `${reply}${random.pick([' ', '\n', '; ', ''], ' ')}${other()}`,
};
