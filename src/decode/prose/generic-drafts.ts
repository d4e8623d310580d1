// Walks the lines of a notice without a known format, from lines to recipients with the words that belong to them.

import { readReply } from '../../text/reply-text.ts';
import type { Dictionary, Meaning } from '../words/words.ts';
import { type Naming, namingsIn, type Plainness } from './recipient-lines.ts';

/** Words that belong together: the lines of one recipient, or a paragraph. */
export interface Passage {
  line: number;
  text: string;
}

/** A recipient as the lines name it. */
export interface GenericDraft {
  readonly address: string;
  original: string;
  readonly plainness: Plainness;
  readonly line: number;
  /** Shared by the recipients that stand above the same words. */
  passage: Passage;
  /** A heading (`…:`) or a sentence about the failure stands right above it. */
  readonly isIntroduced: boolean;
}

/** What the walk over the lines gives. */
export interface Walk {
  readonly drafts: readonly GenericDraft[];
  /** Paragraphs that belong to no recipient, in their order. */
  readonly paragraphs: readonly Passage[];
}

const MAX_DRAFTS = 1000;
const MAX_PARAGRAPHS = 300;
const MAX_TEXT = 4000;
const RULE = /^\s*[-=_*#~]{3,}/;
const SMTP_VERB = /^\s*(?:QUIT|RSET|DATA|EHLO\b|HELO\b|MAIL FROM|RCPT TO)/i;
const HEADING_END = /[:：]\s*$/;

interface State {
  readonly dictionary: Dictionary;
  readonly drafts: GenericDraft[];
  /** By address in lower case, the first of each. */
  readonly byAddress: Map<string, GenericDraft>;
  readonly paragraphs: Passage[];
  /** The recipients whose words are being read. */
  open: readonly GenericDraft[];
  indent: number;
  paragraph: Passage | null;
  /** Last line with text, for what it introduces. */
  above: string;
  isAboveHead: boolean;
}

/** Walks lines up to `end`. Linear in the text. */
export function walkLines(lines: readonly string[], end: number, dictionary: Dictionary): Walk {
  const state: State = {
    dictionary,
    drafts: [],
    byAddress: new Map(),
    paragraphs: [],
    open: [],
    indent: 0,
    paragraph: null,
    above: '',
    isAboveHead: false,
  };
  for (let i = 0; i < end; i++) step(state, lines[i] ?? '', i);
  return { drafts: state.drafts, paragraphs: state.paragraphs };
}

function step(state: State, line: string, number: number): void {
  const text = line.trim();
  if (text === '' || /^>+$/.test(text)) {
    endPassage(state);
    return;
  }
  if (RULE.test(line)) endPassage(state);
  const isFull = state.drafts.length >= MAX_DRAFTS;
  const namings = isFull ? [] : namingsIn(line).map((naming) => settleOpening(state, naming));
  const isHead = openDrafts(state, namings, line, number);
  if (!isHead) takeWords(state, line, number);
  state.above = text;
  state.isAboveHead = isHead;
}

/** `a@example.com is unknown` names a recipient; `a@example.com wrote` does not. */
function settleOpening(state: State, naming: Naming): Naming {
  if (naming.plainness !== 'opening') return naming;
  const isTold = tellingOf(naming.rest, state.dictionary) > 1;
  return { ...naming, plainness: isTold ? 'head' : 'prose' };
}

/** A blank line right below an address does not yet part it from its words. */
function endPassage(state: State): void {
  if (state.open.some((draft) => draft.passage.text !== '')) state.open = [];
  state.paragraph = null;
}

function openDrafts(
  state: State,
  namings: readonly Naming[],
  line: string,
  number: number,
): boolean {
  const first = namings[0];
  if (!first) return false;
  if (isWithin(state, first, line)) return noteParent(state, namings);
  if (first.plainness === 'command') return reopen(state, first, number);
  if (first.plainness === 'prose' || first.plainness === 'parent') {
    noteProse(state, namings, number);
    return false;
  }
  open(state, namings, line, number);
  return true;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The words of a recipient may name addresses, at the beginning of a line too: it is indented then. */
function isWithin(state: State, naming: Naming, line: string): boolean {
  const [current] = state.open;
  if (!current) return false;
  const isSame = current.address.toLowerCase() === naming.address.toLowerCase();
  if (naming.plainness !== 'head' && naming.plainness !== 'label')
    return naming.plainness !== 'command' || isSame || current.passage.text !== '';
  return isSame || (indentOf(line) > state.indent && current.passage.text !== '');
}

function noteParent(state: State, namings: readonly Naming[]): boolean {
  const parent = namings.find(({ plainness }) => plainness === 'parent');
  const [current] = state.open;
  if (parent && current && current.original === '') current.original = parent.address;
  return false;
}

/** In a dialogue the reply to RCPT TO belongs to the recipient named above, if it has no words yet. */
function reopen(state: State, naming: Naming, number: number): boolean {
  const known = state.byAddress.get(naming.address.toLowerCase());
  if (known && known.passage.text !== '') return false;
  if (known) known.passage = { line: number, text: '' };
  const draft = known ?? newDraft(state, naming, number);
  if (!known) keep(state, draft);
  state.open = [draft];
  return true;
}

function newDraft(state: State, naming: Naming, line: number): GenericDraft {
  return {
    address: naming.address,
    original: '',
    plainness: naming.plainness,
    line,
    passage: { line, text: naming.rest },
    isIntroduced: isIntroduction(state),
  };
}

function keep(state: State, draft: GenericDraft): void {
  if (state.drafts.length >= MAX_DRAFTS) return;
  state.drafts.push(draft);
  const name = draft.address.toLowerCase();
  if (!state.byAddress.has(name)) state.byAddress.set(name, draft);
}

function isIntroduction(state: State): boolean {
  if (state.isAboveHead) return state.drafts[state.drafts.length - 1]?.isIntroduced ?? false;
  if (HEADING_END.test(state.above)) return true;
  return state.above !== '' && has(state.dictionary, state.above, ['failures', 'delays']);
}

function open(state: State, namings: readonly Naming[], line: string, number: number): void {
  const above = state.open[0]?.passage;
  const drafts = namings
    .filter(({ plainness }) => plainness === 'head' || plainness === 'label')
    .map((naming) => newDraft(state, withLabel(state, naming, line), number));
  const [first] = drafts;
  if (!first) return;
  const passage = above?.text === '' ? above : first.passage;
  passage.line = first.passage.line;
  passage.text = first.passage.text;
  for (const draft of drafts) draft.passage = passage;
  for (const draft of drafts) keep(state, draft);
  // Those above have the same passage: the first of them stands for all.
  if (passage !== above) state.open = drafts;
  state.indent = indentOf(line);
  state.paragraph = null;
}

/** `Mailbox full: a@example.com`: the label itself is the reason. */
function withLabel(state: State, naming: Naming, line: string): Naming {
  if (naming.plainness !== 'label' || naming.rest !== '') return naming;
  return tellingOf(line, state.dictionary) > 1 ? { ...naming, rest: line.trim() } : naming;
}

function noteProse(state: State, namings: readonly Naming[], number: number): void {
  for (const naming of namings)
    if (state.drafts.length < MAX_DRAFTS)
      state.drafts.push({
        ...newDraft(state, naming, number),
        passage: { line: number, text: '' },
      });
}

function takeWords(state: State, line: string, number: number): void {
  const text = line.trim();
  const [current] = state.open;
  if (current && SMTP_VERB.test(line)) {
    state.open = [];
    return;
  }
  if (current && !RULE.test(line)) {
    addText(current.passage, text);
    return;
  }
  if (!state.paragraph && state.paragraphs.length < MAX_PARAGRAPHS) {
    state.paragraph = { line: number, text: '' };
    state.paragraphs.push(state.paragraph);
  }
  if (state.paragraph) addText(state.paragraph, text);
}

function addText(passage: Passage, text: string): void {
  if (passage.text.length < MAX_TEXT) passage.text += passage.text === '' ? text : ` ${text}`;
}

function has(dictionary: Dictionary, text: string, meanings: readonly Meaning[]): boolean {
  return dictionary.find(text).some(({ meaning }) => meanings.includes(meaning));
}

/** One line may name a thousand recipients, and is asked for each. */
const MAX_TELLING = 4000;

/** How much a passage tells of the cause: a reply code, a status code, words for a cause, or nothing (0). */
export function tellingOf(passage: string, dictionary: Dictionary): number {
  if (passage === '') return 0;
  const text = passage.slice(0, MAX_TELLING);
  const reply = readReply(text);
  if (/^[45]/.test(reply.code)) return 4;
  if (/^[45]/.test(reply.status)) return 3;
  if (has(dictionary, text, ['causes'])) return 2;
  return has(dictionary, text, ['failures', 'delays']) ? 1 : 0;
}
