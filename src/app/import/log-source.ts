// Reads a log of lines into parcels of events, from its beginning or from where it was left.

import { trouble } from '../../adapters/files/trouble.ts';
import type { LogFormat, LogReader, LogSetting } from '../../intake/log-format.ts';
import type { MailEvent } from '../../model/event.ts';
import type { OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import type { Checkpoint } from '../../ports/store.ts';
import type { Parcel } from './parcel.ts';

export interface LogFile {
  readonly name: string;
  readonly source: string;
  readonly opened: OpenedFile;
  readonly format: LogFormat;
  readonly setting: LogSetting;
  /** Whether the file is complete: of one that still grows, a last line without its end is left for the next time. */
  readonly closed: boolean;
  readonly before: Checkpoint | null;
}

const NEWLINE = 10;
/** Longer than any line that is meant as one: what has no line end within is passed over. */
const LONGEST_LINE = 16 * 1024 * 1024;

export async function* readLog(file: LogFile): AsyncGenerator<Parcel | Unreadable> {
  const reading = new Reading(file);
  try {
    for await (const chunk of chunksOf(file.opened)) {
      const parcel = reading.take(chunk);
      if (parcel) yield parcel;
    }
    yield reading.end();
  } catch (error) {
    yield trouble(file.name, error);
  }
}

async function* chunksOf({ head, rest }: OpenedFile): AsyncGenerator<Uint8Array> {
  // The first bytes may lie in a buffer that the next file uses again.
  yield rest === null ? Buffer.from(head) : head;
  if (rest !== null) yield* rest;
}

class Reading {
  readonly #file: LogFile;
  readonly #reader: LogReader;
  /** Bytes of whole lines taken. */
  #offset = 0;
  /** Still to be passed over: read before. */
  #skip: number;
  #open: Buffer = Buffer.alloc(0);
  #consumed = 0;

  constructor(file: LogFile) {
    this.#file = file;
    this.#skip = file.before?.offset ?? 0;
    const saved = file.before ? (JSON.parse(file.before.reader) as unknown) : undefined;
    this.#reader = file.format.open(file.setting, saved);
  }

  take(chunk: Uint8Array): Parcel | null {
    const bytes = this.#unread(chunk);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.#keep([this.#open, bytes]);
      return null;
    }
    const lines = Buffer.concat([this.#open, bytes.subarray(0, end)]);
    this.#open = Buffer.from(bytes.subarray(end));
    this.#offset += lines.length;
    return this.#parcel(this.#events(lines), false, () => this.#checkpoint(false));
  }

  end(): Parcel {
    const events: MailEvent[] = [];
    const { closed } = this.#file;
    if (closed && this.#open.length > 0) {
      events.push(...this.#events(this.#open));
      this.#offset += this.#open.length;
    }
    const checkpoint = this.#checkpoint(true);
    this.#reader.end((event) => events.push(event));
    return this.#parcel(events, true, () => checkpoint);
  }

  #unread(chunk: Uint8Array): Buffer {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    this.#offset += skipped;
    return bytes.subarray(skipped);
  }

  #keep(parts: Buffer[]): void {
    const open = Buffer.concat(parts);
    if (open.length > LONGEST_LINE) this.#offset += open.length;
    this.#open = open.length > LONGEST_LINE ? Buffer.alloc(0) : open;
  }

  #events(lines: Buffer): MailEvent[] {
    const events: MailEvent[] = [];
    const emit = (event: MailEvent): void => {
      events.push(event);
    };
    const text = lines.toString('utf8');
    let from = 0;
    while (from < text.length) {
      const found = text.indexOf('\n', from);
      const end = found < 0 ? text.length : found;
      const cut = text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
      this.#reader.line(text.slice(from, cut), emit);
      from = end + 1;
    }
    return events;
  }

  #checkpoint(done: boolean): Checkpoint {
    return {
      source: this.#file.source,
      name: this.#file.name,
      format: this.#file.format.id,
      offset: this.#offset,
      reader: JSON.stringify(this.#reader.save() ?? null),
      done,
    };
  }

  #parcel(events: readonly MailEvent[], last: boolean, checkpoint: () => Checkpoint): Parcel {
    const weight = this.#file.opened.consumed() - this.#consumed;
    this.#consumed += weight;
    const problems = last ? this.#problems() : [];
    return { kind: 'parcel', events, mails: [], checkpoint, last, weight, problems };
  }

  #problems(): readonly string[] {
    const { name, format } = this.#file;
    const { problem = '', unread } = this.#reader;
    if (problem !== '') return [`${name}: ${problem}`];
    const lines = unread === 1 ? 'one line looks' : `${unread} lines look`;
    return unread > 0 ? [`${name}: ${lines} like ${format.title} and could not be read`] : [];
  }
}
