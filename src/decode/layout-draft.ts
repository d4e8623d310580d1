// Takes the words gathered for one recipient apart, into what the text says about it.

import type { Action } from '../model/kind.ts';
import type { Stage } from '../model/stage.ts';
import { readReply } from '../text/reply-text.ts';
import type { Layout, TextRecord } from './format.ts';
import { stageOfCommand, stageOfWords } from './stage-words.ts';
import type { Refusal } from './transcript.ts';
import type { NoticeView } from './view.ts';

/** A recipient while the lines are still being read. */
export interface Draft {
  readonly address: string;
  readonly original: string;
  readonly host: string;
  readonly action: Action | '';
  /** Shared by the recipients that stand above the same words. */
  words: { text: string; line: number };
  /** Prose that is no words of a refusing system. */
  around: string;
}

/** What is known about a text besides one recipient's words. */
export interface Surroundings {
  readonly layout: Layout;
  readonly view: NoticeView;
  readonly refusals: readonly Refusal[];
  readonly above: Draft;
}

const MAX_WORDS = 4000;

/** An empty draft. */
export function newDraft(line: number): Draft {
  return { address: '', original: '', host: '', action: '', words: { text: '', line }, around: '' };
}

/** Takes a draft's words apart by the layout's `said`, or by the refused command that names the recipient. */
export function finishDraft(draft: Draft, given: Surroundings): TextRecord {
  const { layout, view } = given;
  const words = draft.words.text === '' ? given.above.words : draft.words;
  const text = words.text.slice(0, MAX_WORDS);
  const said = takeApart(layout, text);
  const refusal = refusalOf(draft, said, given.refusals);
  const diagnostic = said['diagnostic'] ?? refusal?.reply ?? text;
  const reply = readReply(diagnostic);
  const code = said['code'] ?? reply.code;
  return {
    address: said['address'] ?? draft.address,
    original: said['original'] ?? (said['address'] ? draft.address : draft.original),
    action: draft.action || 'failed',
    diagnostic: reply.text,
    context: contextOf(draft, text, diagnostic),
    status: said['status'] ?? reply.status,
    replyCode: code,
    host: said['host'] ?? (refusal?.host || draft.host),
    stage: stageOf(layout, text, said['command'], refusal),
    speaker: code ? 'remote' : (layout.speaker ?? 'unknown'),
    at: diagnostic ? view.place(diagnostic, words.line) : null,
  };
}

function takeApart(layout: Layout, text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const expression of text === '' ? [] : (layout.said ?? []))
    for (const [name, value] of Object.entries(expression.exec(text)?.groups ?? {}))
      if (value && parts[name] === undefined) parts[name] = value.trim();
  return parts;
}

/** The refused command that names this recipient, else one that names none and so counts for all. */
function refusalOf(
  draft: Draft,
  said: Record<string, string>,
  refusals: readonly Refusal[],
): Refusal | undefined {
  const names = [draft.address, draft.original, said['address'], said['original']]
    .filter((name) => name)
    .map((name) => name?.toLowerCase());
  return (
    refusals.find((r) => r.address !== '' && names.includes(r.address.toLowerCase())) ??
    refusals.find((r) => r.address === '')
  );
}

function stageOf(
  layout: Layout,
  text: string,
  command: string | undefined,
  refusal: Refusal | undefined,
): Stage {
  const own = layout.stages?.find(([words]) => words.test(text))?.[1];
  if (own) return own;
  const told = command ? stageOfCommand(command) : 'unknown';
  if (told !== 'unknown') return told;
  const common = stageOfWords(text);
  return common === 'unknown' ? (refusal?.stage ?? 'unknown') : common;
}

function contextOf(draft: Draft, text: string, diagnostic: string): string {
  const rest = text === diagnostic ? '' : text;
  return `${rest} ${draft.around}`.trim().slice(0, MAX_WORDS);
}
