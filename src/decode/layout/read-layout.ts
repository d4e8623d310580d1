// Runs the layout of a text format over the lines of a notice, from text to what it says about each recipient.

import type { Action } from '../../model/kind.ts';
import type { NoticeView } from '../view.ts';
import type { Layout, Reading } from './format.ts';
import { type Draft, finishDraft, newDraft, type Surroundings } from './layout-draft.ts';
import { settleRecords } from './settle-records.ts';
import { type DialogueLine, isTranscript, type Remark, readTranscript } from './transcript.ts';
import { indexTranscript } from './transcript-index.ts';

const MAX_RECORDS = 1000;
/** Words kept for one recipient, in characters. */
const MAX_WORDS = 4000;
/** Fields of a status part that a gateway turned into text: machine fields, read elsewhere. */
const STATUS_FIELDS = /^(?:Reporting-MTA|Final-Recipient|Original-Envelope-Id):/i;
/** How much of a line is read as a list of addresses, in characters. */
const MAX_LIST = 4000;
/** Most lines name one address: testing for a second is cheaper than splitting. */
const SEVERAL = /[,;\s]/;
const ADDRESSES_APART = /[,;]\s{0,8}|\s{1,8}(?:and\s{1,8})?(?=\S{1,128}@)/;

interface Run {
  readonly layout: Layout;
  readonly records: Draft[];
  /** Words that stood above every recipient, or above the next one. */
  above: Draft;
  readonly transcript: DialogueLine[];
  action: Action | '';
  mode: 'greeting' | 'outside' | 'silent' | 'waiting' | 'words' | 'dialogue' | 'end';
  returnedAt: number;
}

interface Line {
  text: string;
  readonly number: number;
}

/** Reads a notice's text by a layout. Never throws; cost grows with the text. */
export function readLayout(layout: Layout, view: NoticeView): Reading {
  const run: Run = {
    layout,
    records: [],
    above: newDraft(0),
    transcript: [],
    action: headingAction(layout, view.subject),
    mode: layout.begin ? 'greeting' : startOf(layout),
    returnedAt: -1,
  };
  for (const line of logicalLines(view.lines, layout)) {
    step(run, line);
    if (run.mode === 'end') break;
  }
  const transcript = indexTranscript(readTranscript(run.transcript));
  if (layout.dialogue && run.records.length === 0)
    run.records.push(...remarked(transcript.remarks, run.action));
  const given: Surroundings = { layout, view, transcript, above: run.above };
  const records = run.records.map((draft, index) => finishDraft(draft, index + 1, given));
  return {
    records: settleRecords(records, view, {
      above: () => finishDraft(run.above, 0, given),
      localNames: layout.localNames === true,
    }),
    action: run.action,
    returnedAt: run.returnedAt,
  };
}

/** The recipients of a dialogue that no list names: each with the refusal above its remark. */
function remarked(remarks: readonly Remark[], action: Action | ''): Draft[] {
  return remarks
    .filter((remark) => remark.address !== '')
    .slice(0, MAX_RECORDS)
    .map((remark) => ({ ...newDraft(0), address: remark.address, action }));
}

/** A mail client breaks long lines: the rest of an answer that a dialogue quotes begins like neither line of it. */
const ANSWER = /^\s{0,4}<<< .{44}/;
const REST_OF_ANSWER = /^[^\s<>.\d"|-]/;

function logicalLines(lines: readonly string[], layout: Layout): Line[] {
  const { continued, labels } = layout;
  const hasDialogue = layout.transcript === true || layout.dialogue !== undefined;
  const goesOn = (above: string, text: string): boolean =>
    continued?.test(text) === true ||
    (hasDialogue && ANSWER.test(above) && REST_OF_ANSWER.test(text));
  const joined: Line[] = [];
  lines.forEach((text, number) => {
    const above = joined[joined.length - 1];
    const isLabel = above !== undefined && labels?.test(above.text.trim()) === true;
    if (isLabel && text.trim() === '') return;
    if (above && (isLabel || (above.text !== '' && goesOn(above.text, text))))
      above.text = `${above.text.trimEnd()} ${text.trim()}`.slice(0, MAX_WORDS);
    else joined.push({ text, number });
  });
  return joined;
}

function headingAction(layout: Layout, line: string): Action | '' {
  return layout.actions?.find(([words]) => words.test(line))?.[1] ?? '';
}

function step(run: Run, line: Line): void {
  const { layout } = run;
  if (line.text === '') {
    takeBlank(run);
    return;
  }
  if (STATUS_FIELDS.test(line.text)) {
    run.mode = 'end';
    return;
  }
  if (layout.end?.test(line.text)) {
    run.returnedAt = line.number;
    run.mode = 'end';
    return;
  }
  if (run.mode === 'greeting') {
    if (!layout.begin?.test(line.text)) return;
    run.mode = startOf(layout);
  }
  if (takeDialogue(run, line)) return;
  if (openRecords(run, line) || takeHeading(run, line)) return;
  takeText(run, line);
}

function takeDialogue(run: Run, line: Line): boolean {
  const { layout } = run;
  const inside = run.mode === 'dialogue';
  if (inside || (layout.transcript && isTranscript(line.text))) {
    run.transcript.push({ text: line.text, below: run.records.length });
    if (!inside) run.mode = 'outside';
    return true;
  }
  if (!layout.dialogue?.test(line.text)) return false;
  run.mode = 'dialogue';
  return true;
}

function openRecords(run: Run, line: Line): boolean {
  for (const recipient of run.layout.recipient) {
    const groups = recipient.exec(line.text)?.groups;
    if (!groups) continue;
    const { address = '', target = '' } = groups;
    if (address === '' && target === '') continue;
    const names = target === '' ? addressesIn(address).map(withoutSigns) : [target];
    for (const name of names) openRecord(run, line, name, groups);
    run.mode = run.layout.words ? 'outside' : 'waiting';
    addWords(run, groups['diagnostic'] ?? '', line.number);
    return true;
  }
  return false;
}

/** In a sentence an address may be quoted, and a full stop end it. */
const withoutSigns = (name: string): string => name.replace(/^[<']|[>'.,;]{1,3}$/g, '');

function addressesIn(list: string): readonly string[] {
  return SEVERAL.test(list) ? list.slice(0, MAX_LIST).split(ADDRESSES_APART) : [list];
}

function openRecord(
  run: Run,
  line: Line,
  address: string,
  groups: Record<string, string | undefined>,
): void {
  if (address === '' || run.records.length >= MAX_RECORDS) return;
  run.records.push({
    ...newDraft(line.number),
    ...(run.layout.wordsAbove ? { words: run.above.words } : {}),
    address,
    around: run.layout.sentences ? `${line.text.trim()} ` : '',
    original: groups['original'] ?? '',
    host: groups['host'] ?? '',
    action: (run.layout.sentences && headingAction(run.layout, line.text)) || run.action,
  });
}

function takeHeading(run: Run, line: Line): boolean {
  const { layout } = run;
  const words = layout.words?.exec(line.text);
  if (words) {
    run.mode = 'waiting';
    addWords(run, words.groups?.['diagnostic'] ?? '', line.number);
    return true;
  }
  const action = headingAction(layout, line.text);
  if (action) run.action = action;
  const stops = layout.stop?.test(line.text) ?? false;
  if (action || stops) {
    run.mode = stops && run.records.length > 0 ? 'silent' : 'outside';
    return true;
  }
  return layout.skip?.test(line.text) ?? false;
}

function startOf(layout: Layout): 'waiting' | 'outside' {
  return layout.wordsAbove ? 'waiting' : 'outside';
}

function takeBlank(run: Run): void {
  if (run.mode === 'words' && run.layout.blank !== 'inside') run.mode = 'outside';
}

function takeText(run: Run, line: Line): void {
  const text = line.text.trim();
  if (text === '') takeBlank(run);
  else if (run.mode === 'silent') return;
  else if (run.mode === 'outside') {
    const draft = run.records[run.records.length - 1] ?? run.above;
    if (draft.around.length < MAX_WORDS) draft.around += `${text} `;
  } else addWords(run, text, line.number);
}

/** Whose words the next ones are. */
function ownerOf(run: Run, number: number): Draft {
  const last = run.records[run.records.length - 1];
  if (!last) return run.above;
  if (!run.layout.wordsAbove) return last;
  if (last.words === run.above.words) run.above = newDraft(number);
  return run.above;
}

/** The first words below several recipients are shared by all of them that have none of their own. */
function addWords(run: Run, text: string, number: number): void {
  if (text.trim() === '') return;
  const last = ownerOf(run, number);
  if (run.mode !== 'words' && last.words.text === '' && last !== run.above) {
    last.words.line = number;
    for (let i = run.records.length - 2; run.records[i]?.words.text === ''; i--) {
      const draft = run.records[i];
      if (draft) draft.words = last.words;
    }
  }
  run.mode = 'words';
  const { words } = last;
  if (words.text.length < MAX_WORDS) words.text += `${words.text ? ' ' : ''}${text.trim()}`;
}
