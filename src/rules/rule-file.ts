// Reads the parsed contents of one rule file into typed tables; says what is wrong with it.

import { SPEAKER_KINDS, type SpeakerKind, STRENGTHS, type Strength } from '../classify/compiled.ts';
import type { Detail } from '../model/detail.ts';
import { FAULTS, type Fault } from '../model/fault.ts';
import type { Labels } from '../model/labels.ts';
import type { AddressPermanence, MessagePermanence } from '../model/permanence.ts';
import { REASONS, type Reason } from '../model/reason.ts';
import { STAGES, type Stage } from '../model/stage.ts';

/** What is wrong, where, and what to do. */
export interface RuleProblem {
  readonly file: string;
  /** Rule id, or `''` for the file itself. */
  readonly rule: string;
  readonly message: string;
}

export interface SourceRule {
  readonly id: string;
  readonly reason: Reason;
  readonly words: readonly string[];
  readonly also: readonly string[];
  readonly without: readonly string[];
  readonly code: readonly string[];
  readonly status: readonly string[];
  readonly stage: readonly Stage[];
  readonly needsSpeaker: boolean;
  readonly strength: Strength | undefined;
  readonly at: Stage | undefined;
  readonly fault: Fault | undefined;
  readonly message: MessagePermanence | undefined;
  readonly address: AddressPermanence | undefined;
  readonly labels: Partial<Labels> | undefined;
  readonly detail: Pick<Detail, 'limitOf' | 'suppressedFor' | 'blockedBy'> | undefined;
  readonly source: readonly string[];
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

export interface SourceSpeaker {
  readonly id: string;
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly hosts: readonly string[];
  readonly marks: readonly string[];
}

export interface Source {
  /** `title, date` */
  readonly name: string;
  /** Its web page, or `''`. */
  readonly page: string;
}

export interface RuleFile {
  readonly file: string;
  readonly speaker: SourceSpeaker;
  /** By key. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly rules: readonly SourceRule[];
}

type Table = Readonly<Record<string, unknown>>;

const RULE_FIELDS = new Set([
  'id',
  'reason',
  'words',
  'also',
  'without',
  'code',
  'status',
  'stage',
  'needs-speaker',
  'strength',
  'at',
  'fault',
  'message',
  'address',
  'labels',
  'detail',
  'source',
  'examples',
  'not',
]);

const MESSAGE = ['permanent', 'temporary', 'pending', 'delivered', 'unknown'] as const;
const ADDRESS = ['dead', 'alive', 'unknown'] as const;

const ID = /^[a-z0-9][a-z0-9-]*$/;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects problems of one file while its fields are read. */
class Reader {
  readonly problems: RuleProblem[] = [];
  readonly #file: string;
  #rule = '';

  constructor(file: string) {
    this.#file = file;
  }

  at(rule: string): void {
    this.#rule = rule;
  }

  say(message: string): void {
    this.problems.push({ file: this.#file, rule: this.#rule, message });
  }

  text(table: Table, key: string): string {
    const value = table[key];
    if (typeof value === 'string') return value;
    if (value !== undefined) this.say(`\`${key}\` must be a text`);
    return '';
  }

  list(table: Table, key: string): string[] {
    const value = table[key];
    if (value === undefined) return [];
    if (typeof value === 'string') return [value];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.say(`\`${key}\` must be a list of texts`);
    return [];
  }

  oneOf<T extends string>(table: Table, key: string, allowed: readonly T[]): T | undefined {
    const value = table[key];
    if (value === undefined) return undefined;
    const found = allowed.find((item) => item === value);
    if (!found)
      this.say(`\`${key}\` is ${JSON.stringify(value)}: not one of ${allowed.join(', ')}`);
    return found;
  }

  /** Texts of one form; others are said and left out. */
  shaped(table: Table, key: string, shape: RegExp, likes: string): string[] {
    return this.list(table, key).filter((value) => {
      const fits = shape.test(value);
      if (!fits) this.say(`\`${key}\` ${JSON.stringify(value)}: must be like ${likes}`);
      return fits;
    });
  }

  reason(table: Table): Reason {
    const value = table['reason'];
    const found = REASONS.find((reason) => reason === value);
    if (value === undefined) this.say('has no reason (`postbound reasons` lists them)');
    else if (!found)
      this.say(
        `\`reason\` is ${JSON.stringify(value)}: not one of them (\`postbound reasons\` lists them)`,
      );
    return found ?? 'unknown';
  }

  stages(table: Table): Stage[] {
    return this.list(table, 'stage').flatMap((name) => {
      const stage = STAGES.find((item) => item === name);
      if (!stage) this.say(`\`stage\` ${JSON.stringify(name)}: not one of ${STAGES.join(', ')}`);
      return stage ? [stage] : [];
    });
  }
}

type RuleDetail = NonNullable<SourceRule['detail']>;

/** Constants that a rule may give to the detail of its verdicts. */
const DETAIL: { readonly [Key in keyof RuleDetail]-?: readonly NonNullable<RuleDetail[Key]>[] } = {
  limitOf: ['own', 'smarthost', 'receiver', 'mailbox'],
  suppressedFor: ['bounce', 'complaint', 'opt-out', 'manual', 'unknown'],
  blockedBy: ['user', 'organisation', 'provider', 'unknown'],
};
const LABELS = ['sisimai', 'hardbounce', 'sparkpost', 'ses', 'kumomta', 'powermta'];

/** A table inside a rule, of known fields only. */
function readTable(reader: Reader, table: Table, key: string, known: readonly string[]): Table {
  const value = table[key] ?? {};
  if (!isTable(value)) {
    reader.say(`\`${key}\` must be a table: { … }`);
    return {};
  }
  for (const field of Object.keys(value))
    if (!known.includes(field))
      reader.say(`\`${key}\` knows no \`${field}\`: only ${known.join(', ')}`);
  return value;
}

function readDetail(reader: Reader, rule: Table): SourceRule['detail'] {
  const table = readTable(reader, rule, 'detail', Object.keys(DETAIL));
  const fields = Object.entries(DETAIL).map(([key, allowed]) => [
    key,
    reader.oneOf<string>(table, key, allowed),
  ]);
  const told = fields.filter(([, value]) => value !== undefined);
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

function readLabels(reader: Reader, rule: Table): Partial<Labels> | undefined {
  const table = readTable(reader, rule, 'labels', LABELS);
  return Object.keys(table).length > 0 ? (table as Partial<Labels>) : undefined;
}

const CODE = /^[245](?:\d\d|\dx|xx)$/;
const STATUS = /^[245x]\.(?:\d{1,3}|x)\.(?:\d{1,3}|x)$/;

function readRule(reader: Reader, table: Table, speaker: string): SourceRule {
  const name = reader.text(table, 'id');
  const id = `${speaker}/${name}`;
  reader.at(id);
  if (!ID.test(name)) reader.say('`id` must be lower-case words with `-`');
  for (const key of Object.keys(table))
    if (!RULE_FIELDS.has(key)) reader.say(`unknown field \`${key}\``);
  const needs = table['needs-speaker'] ?? false;
  if (typeof needs !== 'boolean') reader.say('`needs-speaker` must be true or false');
  return {
    id,
    reason: reader.reason(table),
    words: reader.list(table, 'words'),
    also: reader.list(table, 'also'),
    without: reader.list(table, 'without'),
    code: reader.shaped(table, 'code', CODE, '"550" or "5xx"'),
    status: reader.shaped(table, 'status', STATUS, '"5.1.1", "x.7.1" or "5.7.x"'),
    stage: reader.stages(table),
    needsSpeaker: needs === true,
    strength: reader.oneOf(table, 'strength', STRENGTHS),
    at: reader.oneOf(table, 'at', STAGES),
    fault: reader.oneOf(table, 'fault', FAULTS),
    message: reader.oneOf(table, 'message', MESSAGE),
    address: reader.oneOf(table, 'address', ADDRESS),
    labels: readLabels(reader, table),
    detail: readDetail(reader, table),
    source: reader.list(table, 'source'),
    examples: reader.list(table, 'examples'),
    not: reader.list(table, 'not'),
  };
}

function readSpeaker(reader: Reader, content: Table): SourceSpeaker {
  const table = isTable(content['speaker']) ? content['speaker'] : {};
  const id = reader.text(table, 'id');
  if (!ID.test(id)) reader.say('`[speaker] id` must be lower-case words with `-`');
  return {
    id,
    name: reader.text(table, 'name') || id,
    kind: reader.oneOf(table, 'kind', SPEAKER_KINDS) ?? 'common',
    hosts: reader.list(table, 'hosts'),
    marks: reader.list(table, 'marks'),
  };
}

function readSources(reader: Reader, content: Table): Map<string, Source> {
  const sources = new Map<string, Source>();
  const table = isTable(content['sources']) ? content['sources'] : {};
  for (const [key, value] of Object.entries(table)) {
    if (!isTable(value)) continue;
    const title = reader.text(value, 'title');
    const date = reader.text(value, 'date');
    const url = reader.text(value, 'url');
    if (!title || !date) reader.say(`source \`${key}\`: needs a title and a date`);
    sources.set(key, { name: [title, date].filter(Boolean).join(', '), page: url });
  }
  return sources;
}

const FILE_FIELDS = new Set(['speaker', 'sources', 'rule']);

function readTables(reader: Reader, content: Table): Table[] {
  for (const key of Object.keys(content))
    if (!FILE_FIELDS.has(key))
      reader.say(`unknown field \`${key}\`: a file has [speaker], [sources] and [[rule]]`);
  const list = content['rule'] ?? [];
  const tables = Array.isArray(list) ? list.filter(isTable) : [];
  if (!Array.isArray(list) || tables.length < list.length)
    reader.say('`rule` must be a list of tables: write [[rule]]');
  return tables;
}

/** `given` is what a TOML reader returned for `file`. Never throws. */
export function readRuleFile(
  file: string,
  given: Table,
): { readonly file: RuleFile; readonly problems: readonly RuleProblem[] } {
  const reader = new Reader(file);
  const content = isTable(given) ? given : {};
  const speaker = readSpeaker(reader, content);
  const sources = readSources(reader, content);
  const rules = readTables(reader, content).map((table) => readRule(reader, table, speaker.id));
  return { file: { file, speaker, sources, rules }, problems: reader.problems };
}
