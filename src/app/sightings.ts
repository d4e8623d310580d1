// Gathers what receivers said, from mails, mailboxes, files of replies or decoded records, to look rules over.

import { findFiles } from '../adapters/files/find.ts';
import { openFile } from '../adapters/files/open.ts';
import { read } from '../decode/read.ts';
import { parseMessage } from '../mime/message.ts';
import type { Facts } from '../model/facts.ts';
import type { Notice } from '../model/notice.ts';
import type { MailFile, OpenedFile, Unreadable } from '../ports/mail-input.ts';
import type { Item } from './batches.ts';
import { linesOf } from './lines.ts';
import { mailsIn } from './mails.ts';
import { readMail } from './read-mail.ts';
import { askedIn, parseObject } from './replies.ts';

/** A mail that was read, or a reply with what is known besides; neither is judged yet. */
export type Sighting =
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'reply'; readonly text: string; readonly facts: Facts }
  | Unreadable;

/**
 * Everything under `paths`, as `postbound decode` finds it. Besides mails, files called .txt (one reply a line) and
 * .jsonl (as `classify --json` reads them, or as `decode` prints them); what comes from the standard input shows by
 * its first line which of these it is.
 */
export async function* sightingsIn(paths: readonly string[]): AsyncGenerator<Sighting[]> {
  for (const found of findFiles(paths)) {
    if (found.kind === 'unreadable') yield [found];
    else if (found.single) yield [await notice({ ...found, kind: 'path' })];
    else yield* openedSightings(found, paths.includes(found.path));
  }
}

async function* openedSightings(file: MailFile, isNamed: boolean): AsyncGenerator<Sighting[]> {
  const opened = await openFile(file.path, file.name);
  if (opened.kind === 'unreadable') yield [opened];
  else
    switch (contentOf(file, opened.head, isNamed)) {
      case 'mails':
        for await (const item of mailsIn(file, opened)) yield [await notice(item)];
        return;
      case 'json':
        yield* jsonSightings(file.name, opened);
        return;
      case 'text':
        yield* textSightings(opened);
    }
}

type Content = 'mails' | 'json' | 'text';

const ENDING = /\.(txt|jsonl|ndjson)(?:\.(?:gz|zst))?$/i;
/** Two header fields, or the line that begins a mail in a mailbox. */
const MAIL =
  /^\s{0,20}(?:From |>?[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,998}\n(?:[ \t]|[A-Za-z][A-Za-z0-9-]{0,60}:))/;
const REPLY = /^\s{0,20}(?:smtp;\s?)?[245](?:\d\d[ -]|\.\d{1,3}\.\d)/i;
const RECORD = /^\s{0,20}\{.{0,2000}"(?:text|reports)":/;
const LOOKED_AT = 2048;

/** Who names a file knows what is in it; in a folder, notes and other lists lie beside replies. */
function contentOf(file: MailFile, head: Uint8Array, isNamed: boolean): Content {
  const ending = ENDING.exec(file.name)?.[1]?.toLowerCase();
  if (ending === undefined && file.name !== '-') return 'mails';
  const start = new TextDecoder().decode(head.subarray(0, LOOKED_AT));
  if (!isNamed) return RECORD.test(start) ? 'json' : REPLY.test(start) ? 'text' : 'mails';
  if (ending !== undefined && ending !== 'txt') return 'json';
  if (MAIL.test(start)) return 'mails';
  return start.trimStart().startsWith('{') ? 'json' : 'text';
}

async function notice(item: Item): Promise<Sighting> {
  const mail = item.kind === 'path' ? await readMail(item) : item;
  if (mail.kind === 'unreadable') return mail;
  return { kind: 'notice', notice: read(parseMessage(mail.bytes)) };
}

async function* chunksOf({ head, rest }: OpenedFile): AsyncGenerator<Uint8Array> {
  yield head;
  if (rest) yield* rest;
}

async function* textSightings(opened: OpenedFile): AsyncGenerator<Sighting[]> {
  for await (const lines of linesOf(chunksOf(opened)))
    yield lines
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'reply', text, facts: {} }));
}

/** Lines that are none are told once a file: it may be something else altogether. */
async function* jsonSightings(name: string, opened: OpenedFile): AsyncGenerator<Sighting[]> {
  let line = 0;
  let bad = 0;
  let first = '';
  for await (const lines of linesOf(chunksOf(opened))) {
    const sightings: Sighting[] = [];
    for (const json of lines) {
      line++;
      if (json.trim() === '') continue;
      const found = inLine(json, line);
      if (Array.isArray(found)) sightings.push(...found);
      else {
        bad++;
        first ||= `line ${line}: ${found.why}`;
      }
    }
    yield sightings;
  }
  if (bad > 0)
    yield [{ kind: 'unreadable', name, why: `${bad} of ${line} lines hold no reply; ${first}` }];
}

function inLine(json: string, line: number): Sighting[] | { readonly why: string } {
  const parsed = parseObject(json, line);
  if ('why' in parsed) return parsed;
  const { reports } = parsed.object;
  if (Array.isArray(reports)) return reports.flatMap(recordSighting);
  const asked = askedIn(parsed.object, line, {});
  return 'why' in asked ? asked : [{ kind: 'reply', text: asked.text, facts: asked.facts }];
}

const JUDGED_BY_WORDS: readonly unknown[] = ['failed', 'delayed'];

/** A report as `decode` prints it, back to what was known of it. */
function recordSighting(report: unknown): Sighting[] {
  if (typeof report !== 'object' || report === null) return [];
  const { diagnostic, remoteMta, action, ...fields } = report as Record<string, unknown>;
  if (typeof diagnostic !== 'string' || !JUDGED_BY_WORDS.includes(action)) return [];
  const asked = askedIn({ ...fields, text: diagnostic, mx: remoteMta }, 0, {});
  if ('why' in asked) return [];
  return [
    { kind: 'reply', text: diagnostic, facts: { ...asked.facts, action: action as 'failed' } },
  ];
}
