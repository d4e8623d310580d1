// Writes the sender's own list of mails, as CSV.

import { join } from 'node:path';
import type { Fact, Mail } from '../world/fact.ts';
import type { Artefact } from './artefact.ts';
import { isoTime } from './dates.ts';
import { Output } from './output.ts';

const COLUMNS: readonly (readonly [string, (mail: Mail) => string])[] = [
  ['id', ({ id }) => id],
  ['recipient', ({ person }) => person.address],
  ['stream', ({ stream }) => stream],
  ['campaign', ({ campaign }) => campaign],
  ['time', ({ submittedAt }) => isoTime(submittedAt)],
  ['envelope_sender', ({ returnPath }) => returnPath],
  ['message_id', ({ messageId }) => messageId],
  ['provider_id', ({ providerId }) => providerId],
  ['link_token', ({ linkToken }) => linkToken],
  ['lane', ({ pool }) => pool],
  ['subject', ({ subject }) => subject],
];

export class SentLog implements Artefact {
  readonly #output: Output;

  constructor(folder: string) {
    this.#output = new Output(join(folder, 'sent.csv'));
    this.#output.write(`${COLUMNS.map(([name]) => name).join(',')}\n`);
  }

  see(fact: Fact): void {
    if (fact.is !== 'submitted') return;
    this.#output.write(`${COLUMNS.map(([, value]) => field(value(fact.mail))).join(',')}\n`);
  }

  close(time: number): void {
    this.#output.close(time);
  }
}

const field = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
