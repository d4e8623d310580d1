// Keeps the recipients that our server refused while it was given a message, until it takes the rest of it over.

import { kept } from './kept.ts';
import { OpenMessages } from './open-messages.ts';

export interface Refused {
  readonly time: number;
  readonly recipient: string;
  readonly reply: string;
}

/** Log lines of a refusal name no message: it is the next one from this client with this sender. */
const WITHIN = 60_000;
const CLIENTS = 500;
const MOST = 100;

/** A message of which no recipient is left is none: who hands it in is told, and nothing is in the log. */
export class RefusedRecipients {
  readonly #clients: OpenMessages<Refused[]>;

  /** @param saved what `save` gave, through JSON. */
  constructor(saved?: unknown) {
    this.#clients = new OpenMessages(saved, CLIENTS);
  }

  note(client: string, sender: string, { time, recipient, reply }: Refused): void {
    const key = `${client} ${sender}`;
    const recent = (this.#clients.get(key) ?? []).filter((one) => time - one.time < WITHIN);
    if (recent.length < MOST) recent.push({ time, recipient: kept(recipient), reply: kept(reply) });
    this.#clients.delete(key);
    this.#clients.set(key, recent);
  }

  /** Those of the message that is now taken over; they are forgotten. */
  take(client: string, sender: string, now: number): readonly Refused[] {
    if (this.#clients.size === 0) return [];
    const key = `${client} ${sender}`;
    const found = this.#clients.get(key) ?? [];
    this.#clients.delete(key);
    return found.filter(({ time }) => now - time < WITHIN);
  }

  save(): unknown {
    return this.#clients.save();
  }
}
