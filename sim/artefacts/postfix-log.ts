// Writes the log of our own Postfix: queue, attempts, bounces, and the talk between them; a file a week.

import { join } from 'node:path';
import type { Answer, Fact, FactOf, Mail, StatusNote } from '../world/fact.ts';
import { Random } from '../world/random.ts';
import { BOUNCE_DOMAIN, OWN_HOST } from '../world/sender.ts';
import { DAY } from '../world/times.ts';
import type { Artefact } from './artefact.ts';
import { compactTime, syslogTime } from './dates.ts';
import { Output } from './output.ts';

const WEEK = 7 * DAY;
const HOST = 'mta1';
const APP = 'app1.shop.example[192.0.2.20]';
const MAILBOX = 'mailbox.shop.example[192.0.2.25]:25';
const COMMANDS: Readonly<Record<string, string>> = {
  ehlo: 'EHLO command',
  mail: 'MAIL FROM command',
  rcpt: 'RCPT TO command',
  data: 'DATA command',
  eod: 'end of DATA command',
};

interface Setting {
  readonly folder: string;
  readonly start: number;
  readonly days: number;
  readonly seed: number;
}

export class PostfixLog implements Artefact {
  readonly #setting: Setting;
  readonly #random: Random;
  readonly #weeks: number;
  #output: Output;
  #week = 0;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#random = new Random(setting.seed, 'postfix-log');
    this.#weeks = Math.ceil((setting.days * DAY) / WEEK);
    this.#output = this.#open();
  }

  /** As logrotate names them: the newest has no number, the oldest the highest. */
  #open(): Output {
    const age = this.#weeks - 1 - this.#week;
    return new Output(join(this.#setting.folder, age > 0 ? `mail.log.${age}.gz` : 'mail.log'));
  }

  #rotate(time: number): void {
    while (time >= this.#endOfWeek() && this.#week < this.#weeks - 1) {
      this.#output.close(this.#endOfWeek());
      this.#week++;
      this.#output = this.#open();
    }
  }

  #endOfWeek(): number {
    return this.#setting.start + (this.#week + 1) * WEEK;
  }

  see(fact: Fact): void {
    this.#rotate(fact.time);
    switch (fact.is) {
      case 'submitted':
        if (fact.mail.lane === 'postfix') this.#submitted(fact);
        break;
      case 'attempt':
        if (fact.mail.lane === 'postfix') this.#attempt(fact);
        break;
      case 'expired':
        if (fact.mail.lane === 'postfix')
          this.#line(
            fact.time,
            'qmgr',
            `${fact.mail.queueId}: from=<${fact.mail.returnPath}>, status=expired, returned to sender`,
            QMGR,
          );
        break;
      case 'returned':
        if (fact.mail && 'format' in fact.note && fact.note.format === 'own')
          this.#notice(fact.time, fact.mail, fact.note);
        break;
      default:
    }
  }

  #line(time: number, daemon: string, text: string, pid = this.#pid()): void {
    this.#output.write(`${syslogTime(time)} ${HOST} postfix/${daemon}[${pid}]: ${text}\n`);
  }

  #pid(): number {
    return 20_000 + this.#random.below(200);
  }

  #submitted({ time, mail }: FactOf<'submitted'>): void {
    const pid = this.#pid();
    if (this.#random.chance(0.3)) this.#line(time, 'smtpd', `connect from ${APP}`, pid);
    this.#line(time, 'smtpd', `${mail.queueId}: client=${APP}`, pid);
    this.#line(time, 'cleanup', `${mail.queueId}: message-id=<${mail.messageId}>`);
    this.#line(
      time,
      'qmgr',
      `${mail.queueId}: from=<${mail.returnPath}>, size=${mail.size}, nrcpt=1 (queue active)`,
      QMGR,
    );
    if (this.#random.chance(0.3))
      this.#line(
        time,
        'smtpd',
        `disconnect from ${APP} ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5`,
        pid,
      );
    if (this.#random.chance(0.001)) this.#chatter(time);
  }

  /** Lines about no mail. */
  #chatter(time: number): void {
    const start = syslogTime(time - 600_000);
    this.#line(
      time,
      'anvil',
      `statistics: max connection rate 12/60s for (smtp:192.0.2.20) at ${start}`,
    );
    this.#line(time, 'scache', `statistics: start interval ${start}`);
    this.#line(time, 'scache', 'statistics: domain lookup hits=41 miss=15 success=73%');
    this.#line(
      time,
      'smtpd',
      'warning: hostname scanner.example does not resolve to address 203.0.113.99',
    );
    this.#line(time, 'smtpd', 'connect from unknown[203.0.113.99]');
    this.#line(
      time,
      'smtpd',
      'NOQUEUE: reject: RCPT from unknown[203.0.113.99]: 554 5.7.1 <x@example.org>: Relay access denied; from=<a@example.net> to=<x@example.org> proto=ESMTP helo=<scanner>',
    );
    this.#line(time, 'smtpd', 'lost connection after RCPT from unknown[203.0.113.99]');
  }

  #attempt({ time, mail, answer, number }: FactOf<'attempt'>): void {
    const pid = this.#pid();
    const where = `${answer.host}[${answer.ip}]`;
    if (answer.isReply && this.#random.chance(0.15))
      this.#line(
        time,
        'smtp',
        `Trusted TLS connection established to ${where}:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256`,
        pid,
      );
    if (number > 1)
      this.#line(
        time - 5,
        'qmgr',
        `${mail.queueId}: from=<${mail.returnPath}>, size=${mail.size}, nrcpt=1 (queue active)`,
        QMGR,
      );
    if (answer.cause === 'dead-server') this.#line(time, 'smtp', answer.words, pid);
    const isDelivered = answer.cause === 'accepted';
    const relay = answer.stage === 'dns' || answer.stage === 'connect' ? 'none' : `${where}:25`;
    const status = isDelivered ? 'sent' : answer.isFinal ? 'bounced' : 'deferred';
    const text = `(${isDelivered ? answer.words : wordsInLog(answer)})`;
    const delays = this.#delays(time - mail.submittedAt);
    this.#line(
      time,
      'smtp',
      `${mail.queueId}: to=<${mail.person.address}>, relay=${relay}, ${delays}, dsn=${statusInLog(answer)}, status=${status} ${text}`,
      pid,
    );
    if (isDelivered) this.#line(time, 'qmgr', `${mail.queueId}: removed`, QMGR);
  }

  #delays(age: number): string {
    const transmission = Math.min(age, 50 + this.#random.below(500)) / 1000;
    const connection = Math.min(age / 1000 - transmission, this.#random.below(300) / 1000);
    const before = Math.max(0, age / 1000 - transmission - connection);
    const parts = [before, 0, connection, transmission].map(brief).join('/');
    return `delay=${brief(age / 1000)}, delays=${parts}`;
  }

  #notice(time: number, mail: Mail, note: StatusNote): void {
    const { noticeQueueId: id } = note;
    const word = note.is === 'failed' ? 'non-delivery' : 'delay';
    const pid = this.#pid();
    this.#line(time, 'cleanup', `${id}: message-id=<${compactTime(time)}.${id}@${OWN_HOST}>`);
    this.#line(time, 'bounce', `${mail.queueId}: sender ${word} notification: ${id}`, pid);
    this.#line(
      time,
      'qmgr',
      `${id}: from=<>, size=${3000 + this.#random.below(2000)}, nrcpt=1 (queue active)`,
      QMGR,
    );
    if (note.is === 'failed') this.#line(time, 'qmgr', `${mail.queueId}: removed`, QMGR);
    this.#line(
      time,
      'smtp',
      `${id}: to=<${mail.returnPath}>, relay=${MAILBOX}, delay=0.06, delays=0.01/0/0.01/0.04, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${this.#random.signs(8)} at ${BOUNCE_DOMAIN})`,
    );
    this.#line(time, 'qmgr', `${id}: removed`, QMGR);
  }

  close(time: number): void {
    this.#rotate(time);
    this.#output.close(time);
  }
}

const QMGR = 1122;

/** Two significant digits, as Postfix gives delays. */
function brief(seconds: number): string {
  if (seconds < 0.01) return '0';
  if (seconds < 1) return String(Number(seconds.toFixed(2)));
  return seconds < 10 ? String(Number(seconds.toFixed(1))) : String(Math.round(seconds));
}

/** What Postfix keeps trying after a 5xx banner has a temporary status. */
export const statusInLog = ({ status, isFinal, cause }: Answer): string =>
  cause !== 'accepted' && !isFinal && status[0] === '5' ? `4${status.slice(1)}` : status;

/** The words of an attempt as Postfix frames them, in its log as in its notices. */
export function wordsInLog({ isReply, words, host, ip, stage }: Answer): string {
  if (!isReply) return words;
  if (stage === 'banner') return `host ${host}[${ip}] refused to talk to me: ${words}`;
  return `host ${host}[${ip}] said: ${words} (in reply to ${COMMANDS[stage] ?? COMMANDS['rcpt']})`;
}
