// Writes all mails that came back: an mbox a week, the last week's answers as Maildir; with the truth of each.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../world/fact.ts';
import { DAY } from '../world/times.ts';
import type { Artefact } from './artefact.ts';
import { mboxTime } from './dates.ts';
import { Output } from './output.ts';
import { type Returned, returnedMail } from './returned-mail.ts';

const WEEK = 7 * DAY;
/** Every so many mails lies in the Maildir instead. */
const EVERY = 50;

export class Mailbox implements Artefact {
  readonly #folder: string;
  readonly #start: number;
  readonly #truth: Output;
  #output: Output;
  #name = '';
  #week = 0;
  #number = 0;
  #count = 0;

  constructor(folder: string, start: number) {
    this.#folder = folder;
    this.#start = start;
    this.#truth = new Output(join(folder, 'truth-notices.jsonl'));
    for (const part of ['cur', 'new', 'tmp'])
      mkdirSync(join(folder, 'mails/Maildir', part), { recursive: true });
    this.#output = this.#open();
  }

  #open(): Output {
    this.#name = `mails/week-${String(this.#week + 1).padStart(2, '0')}.mbox.gz`;
    this.#number = 0;
    return new Output(join(this.#folder, this.#name));
  }

  see(fact: Fact): void {
    if (fact.is !== 'returned') return;
    const week = Math.floor((fact.time - this.#start) / WEEK);
    if (week > this.#week) {
      this.#output.close(this.#start + week * WEEK);
      this.#week = week;
      this.#output = this.#open();
    }
    const mail = returnedMail(fact);
    const place =
      ++this.#count % EVERY === 0 ? this.#intoMaildir(fact, mail) : this.#intoMbox(fact, mail);
    this.#truth.write(`${JSON.stringify({ ...place, ...truthOf(fact) })}\n`);
  }

  #intoMbox(fact: Returned, mail: string): { file: string; number: number } {
    const body = mail.replace(/^(>*From )/gm, '>$1');
    this.#output.write(`From MAILER-DAEMON ${mboxTime(fact.time)}\n${body}\n`);
    return { file: this.#name, number: ++this.#number };
  }

  #intoMaildir(fact: Returned, mail: string): { file: string; number: number } {
    const seconds = Math.floor(fact.time / 1000);
    const file = `mails/Maildir/cur/${seconds}.M${this.#count}P1.mailbox:2,S`;
    writeFileSync(join(this.#folder, file), mail);
    return { file, number: 1 };
  }

  close(time: number): void {
    this.#output.close(time);
    this.#truth.close(time);
  }
}

function truthOf({ mail, note, messageId, time }: Returned): Record<string, unknown> {
  const kind = note.is === 'spam' ? 'not-a-bounce' : note.is;
  const report =
    'answer' in note
      ? { reason: note.answer.reason, reported: note.recipient, format: note.format }
      : {};
  const about = mail ? { id: mail.id, recipient: mail.person.address } : {};
  return { messageId, time: Math.floor(time), ours: mail !== null, kind, ...about, ...report };
}
