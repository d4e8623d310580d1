// Reads kept webhook payloads into parcels of events: one JSON document, or one a line.

import { trouble } from '../../adapters/files/trouble.ts';
import type { WebhookFormat } from '../../intake/webhook-format.ts';
import { recogniseWebhook } from '../../intake/webhooks/index.ts';
import type { MailEvent } from '../../model/event.ts';
import type { OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import { linesOf } from '../lines.ts';
import type { Parcel } from './parcel.ts';

/** A document that spans lines is gathered up to this many characters. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;
const FORM = /^[\w-]{1,40}=/;
/** A document over several lines, and no line that was cut: it breaks off behind a bracket or a comma. */
const BEGINS_DOCUMENT = /^\s*[[{].{0,200}[[{,]\s*$|^\s*[[{]\s*$/;

/** @param format what the payloads are; null: each is looked at. */
export async function* readWebhooks(
  name: string,
  opened: OpenedFile,
  format: WebhookFormat | null,
): AsyncGenerator<Parcel | Unreadable> {
  const documents = new Documents();
  let consumed = 0;
  try {
    for await (const lines of linesOf(chunksOf(opened))) {
      const payloads = lines.flatMap((line) => documents.take(line));
      const weight = opened.consumed() - consumed;
      consumed += weight;
      yield parcelOf(payloads, format, weight);
    }
    const rest = documents.end();
    yield parcelOf(rest, format, 0);
    if (documents.broken > 0)
      yield { kind: 'unreadable', name, why: brokenWords(documents.broken) };
  } catch (error) {
    yield trouble(name, error);
  }
}

const brokenWords = (count: number): string =>
  `${count === 1 ? 'a line is' : `${count} lines are`} no JSON; the others were read`;

async function* chunksOf({ head, rest }: OpenedFile): AsyncGenerator<Uint8Array> {
  yield head;
  if (rest !== null) yield* rest;
}

function parcelOf(
  payloads: readonly unknown[],
  format: WebhookFormat | null,
  weight: number,
): Parcel {
  const events: MailEvent[] = [];
  const problems: string[] = [];
  for (const payload of payloads) {
    const reader = format ?? recogniseWebhook(payload);
    if (!reader) {
      problems.push('a payload is of no provider that is known');
      continue;
    }
    const reading = reader.read(payload);
    events.push(...reading.events);
    problems.push(...reading.problems);
  }
  return { kind: 'parcel', events, mails: [], checkpoint: null, last: false, weight, problems };
}

/** Finds whole JSON documents in lines: each line one, or all lines together one. */
class Documents {
  #open = '';
  broken = 0;

  take(line: string): unknown[] {
    if (this.#open === '' && line.trim() === '') return [];
    const whole = this.#open === '' ? parsed(formBody(line)) : undefined;
    if (whole !== undefined) return [whole];
    if (this.#open !== '' || BEGINS_DOCUMENT.test(line)) return this.#gather(line);
    this.broken++;
    return [];
  }

  /** A document over several lines ends at a bracket in the first column, or at the end of the file. */
  #gather(line: string): unknown[] {
    this.#open += `${line}\n`;
    if (this.#open.length > LARGEST_DOCUMENT) this.#giveUp();
    if (!/^[\]}]/.test(line)) return [];
    const document = parsed(this.#open);
    if (document === undefined) return [];
    this.#open = '';
    return [document];
  }

  end(): unknown[] {
    if (this.#open.trim() === '') return [];
    const document = parsed(this.#open);
    if (document !== undefined) return [document];
    this.broken++;
    return [];
  }

  #giveUp(): void {
    this.broken++;
    this.#open = '';
  }
}

/** `mandrill_events=%5B…`: the value of the first field (application/x-www-form-urlencoded). */
function formBody(line: string): string {
  if (!FORM.test(line)) return line;
  const [value = ''] = new URLSearchParams(line).values();
  return value;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
