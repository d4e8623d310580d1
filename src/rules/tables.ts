// Reads the three tables beside the rule files: reasons, frames, block lists.

import type { ReasonEntry, ReasonWords } from '../classify/compiled.ts';
import { FAULTS } from '../model/fault.ts';
import type { Labels } from '../model/labels.ts';
import { ADDRESS_PERMANENCES, MESSAGE_PERMANENCES } from '../model/permanence.ts';
import { REASONS } from '../model/reason.ts';
import { STAGES, type Stage } from '../model/stage.ts';
import type { Fields } from '../text/fields.ts';
import { readSources } from '../text/sources.ts';
import { readLabels } from './labels.ts';

export interface SourceFrame {
  readonly id: string;
  readonly kind: 'inner' | 'stage';
  readonly stage: Stage | undefined;
  readonly expiry: boolean;
  readonly words: readonly string[];
}

export interface SourceBlocklist {
  readonly id: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly words: readonly string[];
  readonly lists: 'ip' | 'domain' | 'url';
  readonly delist: string;
}

const NO_LABELS: Omit<Labels, 'hardbounce'> = {
  sisimai: null,
  sparkpost: null,
  ses: null,
  kumomta: null,
  powermta: null,
};

const NEEDED = [
  'group',
  'meaning',
  'sentence',
  'fault',
  'message',
  'address',
  'addressAdvice',
  'senderAdvice',
] as const;

/** An entry of the vocabulary with its words. */
export type SourceReason = ReasonEntry & ReasonWords;

/** The vocabulary must be told whole: every reason once, none besides. */
export function readReasons(file: Fields): SourceReason[] {
  const reasons = file.tables('reason').flatMap((row) => readReason(row) ?? []);
  file.noOthers();
  for (const id of REASONS)
    if (reasons.every((reason) => reason.id !== id))
      file.say('the reason is in src/model/reason.ts but not here', id);
  return reasons;
}

function readReason(row: Fields): SourceReason | undefined {
  row.named();
  const id = row.oneOf('id', REASONS, undefined);
  for (const key of NEEDED) row.needs(key, 'other reasons show how');
  const reason = {
    group: row.text('group'),
    meaning: row.text('meaning'),
    sentence: row.text('sentence'),
    fault: row.oneOf('fault', FAULTS, 'unknown'),
    message: row.oneOf('message', MESSAGE_PERMANENCES, 'unknown'),
    address: row.oneOf('address', ADDRESS_PERMANENCES, 'unknown'),
    stage: row.oneOf('stage', STAGES, 'unknown'),
    addressAdvice: row.text('addressAdvice'),
    senderAdvice: row.text('senderAdvice'),
    labels: { ...NO_LABELS, ...readLabels(row.table('labels')) },
  };
  row.noOthers();
  return id && { id, ...reason };
}

export function readFrames(file: Fields): SourceFrame[] {
  readSources(file);
  const frames = file.tables('frame').map((row) => {
    const frame: SourceFrame = {
      id: row.named(),
      kind: row.oneOf('kind', ['inner', 'stage'], 'inner'),
      stage: row.oneOf('stage', STAGES, undefined),
      expiry: row.yes('expiry', false),
      words: row.texts('words'),
    };
    row.needs('kind', 'it is "inner" or "stage"');
    row.needs('words', 'write which words wrap a reply');
    row.noOthers();
    return frame;
  });
  file.noOthers();
  return frames;
}

export function readBlocklists(file: Fields): SourceBlocklist[] {
  const sources = readSources(file);
  const lists = file.tables('blocklist').map((row) => {
    const id = row.named();
    const list: SourceBlocklist = {
      id,
      name: row.text('name') || id,
      zones: row.texts('zones'),
      words: row.texts('words'),
      lists: row.oneOf('lists', ['ip', 'domain', 'url'], 'ip'),
      delist: row.text('delist'),
    };
    if (!sources.has(row.text('source'))) row.blame('source', 'must name one of [sources]');
    // For people who look after the list.
    row.noOthers('closed', 'errors');
    return list;
  });
  file.noOthers();
  return lists;
}
