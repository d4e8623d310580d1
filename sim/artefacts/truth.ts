// Writes the truth of each mail, one line per message and recipient, with why it failed and was clicked beside it.

import { join } from 'node:path';
import type { Fact } from '../world/fact.ts';
import type { Artefact } from './artefact.ts';
import { Output } from './output.ts';

export class TruthFile implements Artefact {
  readonly #output: Output;
  readonly #explanations: Output;

  constructor(folder: string) {
    this.#output = new Output(join(folder, 'truth.jsonl'));
    this.#explanations = new Output(join(folder, 'truth-explanations.jsonl'));
  }

  see(fact: Fact): void {
    if (fact.is !== 'told') return;
    const { mail } = fact;
    const { explanation, ...truth } = fact.truth;
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
    if (!explanation) return;
    const { name, behind } = explanation;
    const told = { id, messageId, recipient: address, explanation: name, behind };
    this.#explanations.write(`${JSON.stringify(told)}\n`);
  }

  close(time: number): void {
    this.#output.close(time);
    this.#explanations.close(time);
  }
}
