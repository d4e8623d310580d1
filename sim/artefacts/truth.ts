// Writes the truth of each mail, one line per message and recipient.

import { join } from 'node:path';
import type { Fact } from '../world/fact.ts';
import type { Artefact } from './artefact.ts';
import { Output } from './output.ts';

export class TruthFile implements Artefact {
  readonly #output: Output;

  constructor(folder: string) {
    this.#output = new Output(join(folder, 'truth.jsonl'));
  }

  see(fact: Fact): void {
    if (fact.is !== 'told') return;
    const { mail, truth } = fact;
    const { id, lane, messageId, queueId, providerId, stream, campaign, submittedAt } = mail;
    const { address, receiver } = mail.person;
    const ids = { id, messageId, queueId, providerId };
    const about = {
      recipient: address,
      receiver: receiver.id,
      lane,
      stream,
      campaign,
      submittedAt,
    };
    this.#output.write(`${JSON.stringify({ ...ids, ...about, ...truth })}\n`);
  }

  close(time: number): void {
    this.#output.close(time);
  }
}
