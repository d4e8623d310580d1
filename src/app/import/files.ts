// Turns paths into parcels of events: finds the files, tells what each holds, reads it from where it was left.

import { findFiles } from '../../adapters/files/find.ts';
import { fs } from '../../adapters/files/fs.ts';
import { openFile } from '../../adapters/files/open.ts';
import type { RuleSet } from '../../classify/rule-set.ts';
import type { LinkSettings } from '../../model/links.ts';
import type { MailFile, OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import type { Checkpoint, Store } from '../../ports/store.ts';
import { sourceOf } from './file-source.ts';
import { type Content, identify } from './identify.ts';
import { readLog } from './log-source.ts';
import { readMails } from './mail-source.ts';
import type { Begun, Parcel } from './parcel.ts';
import { readReports } from './report-source.ts';
import { readWebhooks } from './webhook-source.ts';

export interface Reading {
  readonly store: Store;
  readonly rules: RuleSet;
  /** What the user says the files are; `''` to find out. */
  readonly from: string;
  /** Zone of times without one. */
  readonly zone: string;
  readonly links: LinkSettings;
}

export type Step = Begun | Parcel | Unreadable;

/** A file that was not written to for so long is complete, with or without an end of its last line. */
const QUIET_MS = 60_000;

export async function* readFiles(paths: readonly string[], reading: Reading): AsyncGenerator<Step> {
  for (const found of findFiles(paths)) {
    if (found.kind === 'unreadable') yield found;
    else if (found.single && reading.from === '') yield* singleMail(found, reading);
    else yield* anyFile(found, reading);
  }
}

async function* singleMail(file: MailFile, { rules }: Reading): AsyncGenerator<Step> {
  const opened = await openFile(file.path, file.name);
  if (opened.kind === 'unreadable') yield opened;
  else
    for await (const step of readMails({ file, opened, source: '', rules, before: null }))
      yield step.kind === 'parcel' ? { ...step, checkpoint: null } : step;
}

async function* anyFile(file: MailFile, reading: Reading): AsyncGenerator<Step> {
  const opened = await openFile(file.path, file.name);
  if (opened.kind === 'unreadable') {
    yield opened;
    return;
  }
  const content = identify(opened.head, reading.from);
  // The head lies in a buffer that the next file uses again.
  const own = opened.rest === null ? { ...opened, head: new Uint8Array(opened.head) } : opened;
  if (content.kind === 'unknown') yield unknown(file, opened.head, reading.from);
  else yield* readAs(content, file, own, reading);
}

function unknown({ name }: MailFile, head: Uint8Array, from: string): Unreadable {
  if (head.length === 0) return { kind: 'unreadable', name, why: 'it is empty' };
  const why =
    from === ''
      ? 'it looks like no mail, log, webhook or report that is known; --from FORMAT says what it is'
      : `it is not of the format ${from}`;
  return { kind: 'unreadable', name, why };
}

async function* readAs(
  content: Exclude<Content, { kind: 'unknown' }>,
  file: MailFile,
  opened: OpenedFile,
  reading: Reading,
): AsyncGenerator<Step> {
  if (content.kind === 'webhooks') {
    const title = content.format ? `${content.format.title} webhooks` : 'webhooks';
    yield { kind: 'begun', name: file.name, title, from: 0 };
    yield* readWebhooks(file.name, opened, content.format);
    return;
  }
  if (content.kind === 'reports') {
    yield { kind: 'begun', name: file.name, title: 'reports', from: 0 };
    yield* readReports(file.name, opened);
    return;
  }
  const id = content.kind === 'log' ? content.format.id : 'mails';
  const source = sourceOf(opened.head, id);
  const before = usable(await reading.store.checkpoint(source), opened);
  const title = content.kind === 'log' ? content.format.title : 'mails';
  yield { kind: 'begun', name: file.name, title, from: before?.offset ?? 0 };
  if (content.kind === 'mails')
    yield* readMails({ file, opened, source, rules: reading.rules, before });
  else {
    const { format } = content;
    const { writtenAt, quiet } = lastWritten(file, opened);
    const setting = { writtenAt, zone: reading.zone, links: reading.links };
    const closed = quiet || format.byHand === true;
    yield* readLog({ name: file.name, source, opened, format, setting, closed, before });
  }
}

/** A file that is shorter than what was read of it was cut: it is another one by now. */
function usable(before: Checkpoint | null, { size }: OpenedFile): Checkpoint | null {
  const isCut =
    before !== null && size !== null && before.format !== 'mails' && size < before.offset;
  return isCut ? null : before;
}

function lastWritten(
  { path }: MailFile,
  { size }: OpenedFile,
): { writtenAt: number; quiet: boolean } {
  const now = Date.now();
  const stats = path === '-' ? undefined : fs.statSync(path, { throwIfNoEntry: false });
  const writtenAt = stats?.mtimeMs ?? now;
  // What is compressed is complete, and so is a pipe that ended.
  return { writtenAt, quiet: size === null || now - writtenAt > QUIET_MS };
}
