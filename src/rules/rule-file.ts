// Reads the parsed contents of one rule file into typed tables; says what is wrong with it.

import { SPEAKER_KINDS, type SpeakerKind, STRENGTHS, type Strength } from '../classify/compiled.ts';
import type { Detail } from '../model/detail.ts';
import { FAULTS, type Fault } from '../model/fault.ts';
import type { Labels } from '../model/labels.ts';
import {
  ADDRESS_PERMANENCES,
  type AddressPermanence,
  MESSAGE_PERMANENCES,
  type MessagePermanence,
} from '../model/permanence.ts';
import { REASONS, type Reason } from '../model/reason.ts';
import { STAGES, type Stage } from '../model/stage.ts';
import { Fields, type FileProblem } from '../text/fields.ts';
import { readSources, type Source } from '../text/sources.ts';
import { readLabels } from './labels.ts';

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

export interface RuleFile {
  readonly file: string;
  readonly speaker: SourceSpeaker;
  /** By key. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly rules: readonly SourceRule[];
}

type RuleDetail = NonNullable<SourceRule['detail']>;

/** Constants that a rule may give to the detail of its verdicts. */
const DETAIL: { readonly [Key in keyof RuleDetail]-?: readonly NonNullable<RuleDetail[Key]>[] } = {
  limitOf: ['own', 'smarthost', 'receiver', 'mailbox'],
  suppressedFor: ['bounce', 'complaint', 'opt-out', 'manual', 'unknown'],
  blockedBy: ['user', 'organisation', 'provider', 'unknown'],
};

const CODE = /^[245](?:\d\d|\dx|xx)$/;
const STATUS = /^[245x]\.(?:\d{1,3}|x)\.(?:\d{1,3}|x)$/;

/** `given` is what a TOML reader returned for `file`. Never throws. */
export function readRuleFile(
  file: string,
  given: unknown,
): { readonly file: RuleFile; readonly problems: readonly FileProblem[] } {
  const fields = new Fields(file, given);
  const speaker = readSpeaker(fields.table('speaker'));
  const sources = readSources(fields);
  const rules = fields.tables('rule').map((table) => readRule(table, speaker.id));
  fields.noOthers();
  return { file: { file, speaker, sources, rules }, problems: fields.problems };
}

function readSpeaker(fields: Fields): SourceSpeaker {
  const id = fields.id('id');
  const speaker = {
    id,
    name: fields.text('name') || id,
    kind: fields.oneOf('kind', SPEAKER_KINDS, 'common'),
    hosts: fields.texts('hosts'),
    marks: fields.texts('marks'),
  };
  fields.noOthers();
  return speaker;
}

function readRule(fields: Fields, speaker: string): SourceRule {
  const id = fields.named(`${speaker}/`);
  fields.needs('reason', '`postbound reasons` lists them');
  const rule: SourceRule = {
    id,
    reason: fields.oneOf('reason', REASONS, 'unknown'),
    words: fields.texts('words'),
    also: fields.texts('also'),
    without: fields.texts('without'),
    code: shaped(fields, 'code', CODE, '"550" or "5xx"'),
    status: shaped(fields, 'status', STATUS, '"5.1.1", "x.7.1" or "5.7.x"'),
    stage: fields.someOf('stage', STAGES),
    needsSpeaker: fields.yes('needs-speaker', false),
    strength: fields.oneOf('strength', STRENGTHS, undefined),
    at: fields.oneOf('at', STAGES, undefined),
    fault: fields.oneOf('fault', FAULTS, undefined),
    message: fields.oneOf('message', MESSAGE_PERMANENCES, undefined),
    address: fields.oneOf('address', ADDRESS_PERMANENCES, undefined),
    labels: fields.has('labels') ? readLabels(fields.table('labels')) : undefined,
    detail: fields.has('detail') ? readDetail(fields.table('detail')) : undefined,
    source: fields.texts('source'),
    examples: fields.texts('examples'),
    not: fields.texts('not'),
  };
  fields.noOthers();
  return rule;
}

/** Texts of one form; others are said and left out. */
function shaped(fields: Fields, key: string, shape: RegExp, likes: string): string[] {
  return fields.texts(key).filter((text) => {
    const fits = shape.test(text);
    if (!fits) fields.blame(key, `${JSON.stringify(text)}: must be like ${likes}`);
    return fits;
  });
}

function readDetail(fields: Fields): SourceRule['detail'] {
  const told = Object.entries(DETAIL).flatMap(([key, allowed]) => {
    const value = fields.oneOf<string, null>(key, allowed, null);
    return value === null ? [] : [[key, value]];
  });
  fields.noOthers();
  return Object.fromEntries(told);
}
