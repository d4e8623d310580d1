// Takes the words gathered for one recipient apart, into what the text says about it.

import type { Action } from '../../model/kind.ts';
import type { Stage } from '../../model/stage.ts';
import { readReply } from '../../text/reply-text.ts';
import type { NoticeView } from '../view.ts';
import type { Layout, TextRecord } from './format.ts';
import { stageOfCommand, stageOfWords } from './stage-words.ts';
import type { Refusal } from './transcript.ts';
import { refusalFor, refusalQuoted, remarksOn, type TranscriptIndex } from './transcript-index.ts';

/** The groups that the layout's `said` found. */
type Parts = Readonly<Record<string, string>>;

/** Words of one or several recipients, taken apart once. */
interface Words {
  text: string;
  line: number;
  parts?: Parts;
}

/** A recipient while the lines are still being read. */
export interface Draft {
  readonly address: string;
  readonly original: string;
  readonly host: string;
  readonly action: Action | '';
  /** Shared by the recipients that stand above the same words. */
  words: Words;
  /** Prose that is no words of a refusing system. */
  around: string;
}

/** What is known about a text besides one recipient's words. */
export interface Surroundings {
  readonly layout: Layout;
  readonly view: NoticeView;
  readonly transcript: TranscriptIndex;
  readonly above: Draft;
}

const MAX_WORDS = 4000;

/** An empty draft. */
export function newDraft(line: number): Draft {
  return { address: '', original: '', host: '', action: '', words: { text: '', line }, around: '' };
}

/**
 * Takes a draft's words apart by the layout's `said`, or by what the dialogue tells of the recipient.
 * `number` counts the recipients from 1.
 */
export function finishDraft(draft: Draft, number: number, given: Surroundings): TextRecord {
  const { layout, view } = given;
  const words = draft.words.text === '' ? given.above.words : draft.words;
  const text = words.text.slice(0, MAX_WORDS);
  const said = takeApart(layout, words);
  const names = namesOf(draft, said);
  const refusal =
    refusalQuoted(given.transcript, said['diagnostic']) ?? refusalOf(names, number, given);
  const remarks = layout.dialogue ? remarksOn(given.transcript, names) : '';
  const diagnostic = fuller(said['diagnostic'], refusal?.reply) ?? (remarks || text);
  const reply = readReply(diagnostic);
  const code = said['code'] ?? reply.code;
  const around = `${remarks} ${draft.around}`.trim();
  return {
    ...addressesOf(draft, said, aimedAt(names, refusal)),
    action: toldIn(text, layout) || draft.action || 'failed',
    diagnostic: reply.text,
    context: contextOf(around, text, diagnostic),
    status: said['status'] ?? (reply.status || statusIn(remarks, code)),
    replyCode: code,
    host: said['host'] ?? (refusal?.host || draft.host),
    stage: stageOf(layout, [text || reply.text, around], said['command'], refusal),
    speaker: code ? 'remote' : (layout.speaker ?? 'unknown'),
    at: diagnostic ? view.place(diagnostic, words.line) : null,
  };
}

const toldIn = (text: string, { told = [] }: Layout): Action | '' =>
  told.find(([words]) => words.test(text))?.[1] ?? '';

/** The reporter's remark may tell the status of a reply that is quoted without: `550 5.1.2 <a>... Host unknown`. */
function statusIn(remarks: string, code: string): string {
  const remark = readReply(remarks);
  return remark.code === code ? remark.status : '';
}

function addressesOf(
  draft: Draft,
  said: Parts,
  aimed: string | undefined,
): Pick<TextRecord, 'address' | 'original'> {
  const target = said['address'] ?? aimed;
  return {
    address: target ?? draft.address,
    original: said['original'] ?? (target ? draft.address : draft.original),
  };
}

function takeApart(layout: Layout, words: Words): Parts {
  words.parts ??= partsOf(layout, words.text.slice(0, MAX_WORDS));
  return words.parts;
}

function partsOf(layout: Layout, text: string): Parts {
  const parts: Record<string, string> = {};
  for (const expression of text === '' ? [] : (layout.said ?? [])) {
    const groups = expression.exec(text)?.groups;
    for (const name in groups) {
      const value = groups[name];
      if (value && parts[name] === undefined) parts[name] = value.trim();
    }
  }
  return parts;
}

function namesOf(draft: Draft, said: Parts): readonly string[] {
  return [draft.address, draft.original, said['address'], said['original']].flatMap((name) =>
    name ? [name.toLowerCase()] : [],
  );
}

/** Inside words, a dialogue stands right below the recipient that it is about. */
function refusalOf(
  names: readonly string[],
  number: number,
  { layout, transcript }: Surroundings,
): Refusal | undefined {
  const below = layout.transcript ? transcript.byPlace.get(number) : undefined;
  return below ?? refusalFor(transcript, names, number);
}

/** The address that the refused command named, where the notice lists the one before aliases. */
function aimedAt(names: readonly string[], refusal: Refusal | undefined): string | undefined {
  if (!refusal?.address || refusal.stage !== 'rcpt') return undefined;
  return names.includes(refusal.address.toLowerCase()) ? undefined : refusal.address;
}

/** A notice may quote the first line of a reply in one place, the whole in another. */
function fuller(quoted: string | undefined, reply: string | undefined): string | undefined {
  if (quoted === undefined || reply === undefined) return quoted ?? reply;
  return reply.startsWith(readReply(quoted).text) ? reply : quoted;
}

function stageOf(
  layout: Layout,
  texts: readonly string[],
  command: string | undefined,
  refusal: Refusal | undefined,
): Stage {
  const own = layout.stages?.find(([words]) => texts.some((text) => words.test(text)))?.[1];
  if (own) return own;
  const told = command ? stageOfCommand(command) : 'unknown';
  if (told !== 'unknown') return told;
  const common = stageOfWords(texts[0] ?? '');
  return common === 'unknown' ? (refusal?.stage ?? 'unknown') : common;
}

function contextOf(around: string, text: string, diagnostic: string): string {
  const rest = text === diagnostic ? '' : text;
  return `${rest} ${around === diagnostic ? '' : around}`.trim().slice(0, MAX_WORDS);
}
