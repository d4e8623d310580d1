// Reads the three tables beside the rule files: reasons, frames, block lists.

import type { ReasonEntry, ReasonWords } from '../classify/compiled.ts';
import { FAULTS } from '../model/fault.ts';
import type { Labels } from '../model/labels.ts';
import { REASONS } from '../model/reason.ts';
import { STAGES, type Stage } from '../model/stage.ts';
import type { RuleProblem } from './rule-file.ts';

type Table = Readonly<Record<string, unknown>>;

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

const rows = (content: Table, key: string): Table[] => {
  const list = content[key];
  return Array.isArray(list) ? (list as Table[]) : [];
};

const text = (row: Table, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};

const list = (row: Table, key: string): string[] => {
  const value = row[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

const NO_LABELS: Omit<Labels, 'hardbounce'> = {
  sisimai: null,
  sparkpost: null,
  ses: null,
  kumomta: null,
  powermta: null,
};

/** An entry of the vocabulary with its words. */
export type SourceReason = ReasonEntry & ReasonWords;

function readReason(row: Table): SourceReason | undefined {
  const id = REASONS.find((reason) => reason === row['id']);
  const fault = FAULTS.find((item) => item === row['fault']);
  if (!id || !fault) return undefined;
  return {
    id,
    group: text(row, 'group'),
    meaning: text(row, 'meaning'),
    sentence: text(row, 'sentence'),
    fault,
    message: text(row, 'message') as ReasonEntry['message'],
    address: text(row, 'address') as ReasonEntry['address'],
    stage: STAGES.find((stage) => stage === row['stage']) ?? 'unknown',
    addressAdvice: text(row, 'addressAdvice'),
    senderAdvice: text(row, 'senderAdvice'),
    labels: { ...NO_LABELS, ...(row['labels'] as Partial<Labels> | undefined) },
  };
}

/** The vocabulary must be told whole: every reason once, none besides. */
export function readReasons(
  file: string,
  content: Table,
): {
  readonly reasons: readonly SourceReason[];
  readonly problems: readonly RuleProblem[];
} {
  const read = rows(content, 'reason').map((row) => ({ row, entry: readReason(row) }));
  const reasons = read.flatMap(({ entry }) => (entry ? [entry] : []));
  const strange = read
    .filter(({ entry }) => !entry)
    .map(({ row }) => ({ file, rule: text(row, 'id'), message: 'unknown reason or fault' }));
  const missing = REASONS.filter((id) => !reasons.some((entry) => entry.id === id)).map((id) => ({
    file,
    rule: id,
    message: 'the reason is in src/model/reason.ts but not here',
  }));
  return { reasons, problems: [...strange, ...missing] };
}

export function readFrames(content: Table): SourceFrame[] {
  return rows(content, 'frame').map((row) => ({
    id: text(row, 'id'),
    kind: row['kind'] === 'stage' ? 'stage' : 'inner',
    stage: STAGES.find((stage) => stage === row['stage']),
    expiry: row['expiry'] === true,
    words: list(row, 'words'),
  }));
}

export function readBlocklists(content: Table): SourceBlocklist[] {
  return rows(content, 'blocklist').map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'name') || text(row, 'id'),
    zones: list(row, 'zones'),
    words: list(row, 'words'),
    lists: row['lists'] === 'domain' || row['lists'] === 'url' ? row['lists'] : 'ip',
    delist: text(row, 'delist'),
  }));
}
