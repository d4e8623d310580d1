// Imports files into a store: judges what they tell, writes it down in batches, settles what became of each mail.

import type { Hmac } from '../../correlate/token.ts';
import type { MailReport } from '../../model/mail-report.ts';
import type { OwnSettings } from '../../model/own.ts';
import { ingest, ingestReport } from '../../pipeline/ingest.ts';
import { noticeEvents } from '../../pipeline/notice-events.ts';
import type { Unreadable } from '../../ports/mail-input.ts';
import type { NewReport } from '../../ports/report-store.ts';
import type { Batch, Checkpoint, NewEvent, NewRawMail, Store } from '../../ports/store.ts';
import { digestOf, noticeDigest, rawDigestOf, reportDigest } from './digest.ts';
import { type Reading, readFiles } from './files.ts';
import { OneWrite } from './one-write.ts';
import type { Begun, Parcel, ReadMail } from './parcel.ts';
import { settleAll } from './settle-all.ts';

export interface ImportWork extends Reading {
  readonly paths: readonly string[];
  readonly own: OwnSettings;
  readonly rulesVersion: string;
  /** Whether raw mails are kept. */
  readonly keepRaw: boolean;
  readonly hmac: Hmac;
}

/** How far it is. */
export type Progressed =
  | Begun
  | Unreadable
  | { readonly kind: 'problems'; readonly problems: readonly string[] }
  | {
      readonly kind: 'stored';
      readonly added: number;
      readonly known: number;
      /** Reports of other mail systems that are new. */
      readonly reports: number;
      readonly weight: number;
    }
  | { readonly kind: 'settled'; readonly messages: number };

const MOST_EVENTS = 8000;
const MOST_RAW_BYTES = 16 * 1024 * 1024;
const LONGEST_MS = 1000;
/** Events judged before the store is listened to again: about 2 ms. */
const IN_A_ROW = 64;

/**
 * Everything that was told as `stored` is durable. Interrupted at any time, a second run goes on and adds what is missing.
 * What follows is read and judged while a batch is being written.
 */
export async function* importFiles(work: ImportWork): AsyncGenerator<Progressed> {
  const open = new OpenBatch(work.rulesVersion);
  const writes = new OneWrite<Progressed>();
  try {
    for await (const step of readFiles(work.paths, work)) {
      if (step.kind !== 'parcel') {
        yield step;
        continue;
      }
      if (step.problems.length > 0) yield { kind: 'problems', problems: step.problems };
      await addParcel(open, step, work, writes);
      // After `conclude`, which asks for the checkpoint, and before the reader goes on.
      if (open.isFull()) {
        const written = await writes.end();
        if (written) yield written;
        writes.begin(store(work.store, open));
      }
    }
    const written = await writes.end();
    if (written) yield written;
    yield await store(work.store, open);
  } finally {
    await writes.abandon();
  }
  for await (const messages of settleAll(work.store, work.own)) yield { kind: 'settled', messages };
}

async function store(to: Store, open: OpenBatch): Promise<Progressed> {
  const { batch, reports, weight } = open.close();
  // Before the batch: its checkpoints say that they were read.
  const fresh = await to.addReports(reports);
  const { added, known } = await to.append(batch);
  return { kind: 'stored', added, known, reports: fresh, weight };
}

async function addParcel(
  open: OpenBatch,
  parcel: Parcel,
  work: ImportWork,
  writes: OneWrite<Progressed>,
): Promise<void> {
  for (const [index, event] of parcel.events.entries()) {
    if (index % IN_A_ROW === 0) await writes.listen();
    const judged = ingest(event, work);
    if (judged) open.add({ event: judged, digest: digestOf(event), raw: '' });
  }
  await writes.listen();
  for (const mail of parcel.mails) addMail(open, mail, work);
  for (const report of parcel.reports ?? []) open.addReport(report);
  open.conclude(parcel);
}

function addMail(open: OpenBatch, { bytes, decoded }: ReadMail, work: ImportWork): void {
  const digest = rawDigestOf(bytes);
  const events = noticeEvents(decoded);
  events.forEach(({ event, report }, number) => {
    const judged = ingestReport(event, report, work);
    open.add({
      event: judged,
      digest: noticeDigest(digest, number),
      raw: work.keepRaw ? digest : '',
    });
  });
  if (work.keepRaw)
    open.addRaw({ digest, bytes: new Uint8Array(bytes), receivedAt: events[0]?.event.time ?? 0 });
}

/** Gathers what goes into the store together. */
class OpenBatch {
  readonly #rulesVersion: string;
  #events: NewEvent[] = [];
  #raws: NewRawMail[] = [];
  #rawBytes = 0;
  #reports: NewReport[] = [];
  #reportRows = 0;
  #weight = 0;
  #since = performance.now();
  readonly #checkpoints = new Map<string, Checkpoint>();

  constructor(rulesVersion: string) {
    this.#rulesVersion = rulesVersion;
  }

  add(event: NewEvent): void {
    this.#events.push(event);
  }

  addRaw(raw: NewRawMail): void {
    this.#raws.push(raw);
    this.#rawBytes += raw.bytes.length;
  }

  addReport(report: MailReport): void {
    this.#reports.push({ report, digest: reportDigest(report) });
    this.#reportRows += report.kind === 'dmarc' ? report.rows.length : report.policies.length;
  }

  /** To be called when the parcel's events are in. What a log reader remembers is large: it is asked only when needed. */
  conclude({ weight, checkpoint, last }: Parcel): void {
    this.#weight += weight;
    if (!checkpoint || !(last || this.isFull())) return;
    const reached = checkpoint();
    this.#checkpoints.set(reached.source, reached);
  }

  isFull(): boolean {
    return (
      this.#events.length >= MOST_EVENTS ||
      this.#rawBytes >= MOST_RAW_BYTES ||
      this.#reportRows >= MOST_EVENTS ||
      performance.now() - this.#since > LONGEST_MS
    );
  }

  close(): { batch: Batch; reports: readonly NewReport[]; weight: number } {
    const batch = {
      events: this.#events,
      raws: this.#raws,
      checkpoints: [...this.#checkpoints.values()],
      rulesVersion: this.#rulesVersion,
    };
    const weight = this.#weight;
    const reports = this.#reports;
    this.#events = [];
    this.#raws = [];
    this.#rawBytes = 0;
    this.#reports = [];
    this.#reportRows = 0;
    this.#weight = 0;
    this.#since = performance.now();
    this.#checkpoints.clear();
    return { batch, reports, weight };
  }
}
