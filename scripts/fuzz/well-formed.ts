// Tells what is wrong with the shape of a verdict or of a whole decoded mail.
import { isDeepStrictEqual } from 'node:util';
import type { Decoded, JudgedReport } from '../../src/model/decoded.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { FAULTS } from '../../src/model/fault.ts';
import { HOPS } from '../../src/model/hop.ts';
import { ACTIONS, KINDS } from '../../src/model/kind.ts';
import { REASONS } from '../../src/model/reason.ts';
import type { Span } from '../../src/model/span.ts';
import { STAGES } from '../../src/model/stage.ts';
import type { Verdict } from '../../src/model/verdict.ts';

const FIELDS = ['diagnostic', 'context', 'status', 'reply-code', 'format'];
const MESSAGE = ['permanent', 'temporary', 'pending', 'delivered', 'unknown'];
const ADDRESS = ['dead', 'alive', 'unknown'];
const SPEAKERS = ['remote', 'reporter', 'unknown'];

/** Texts that the evidence quotes from. */
export interface Texts {
  readonly diagnostic: string;
  readonly context: string;
  /** Bytes of the mail; 0 where there is none. */
  readonly size: number;
}

/** Short sentences, each always the same for the same fault; empty where all is well. */
export function decodedFlaws(it: Decoded, size: number): string[] {
  return [
    ...oneOf('kind', it.kind, KINDS),
    ...share('sureness', it.sureness),
    ...when(it.format === '', 'format is empty'),
    ...when(
      it.problems.some(({ code, message }) => code === '' || message === ''),
      'a problem says nothing',
    ),
    ...it.reports.flatMap((report) => reportFlaws(report, size)),
    ...serialFlaws(it),
  ];
}

/** What is written as JSON must come back the same. */
export function serialFlaws(it: object): string[] {
  return when(!isDeepStrictEqual(JSON.parse(JSON.stringify(it)), it), 'changed by JSON');
}

const STATUS = /^(?:[245]\.\d{1,3}\.\d{1,3})?$/;
const REPLY_CODE = /^(?:[2-5]\d\d)?$/;
const LINE_END = /[\r\n]/;

/** Fields that hold one line. */
const LINES = [
  'recipient',
  'originalRecipient',
  'forwardedTo',
  'diagnostic',
  'diagnosticType',
  'reportingMta',
  'remoteMta',
  'receivedFromMta',
  'arrivalDate',
  'lastAttemptDate',
  'willRetryUntil',
  'feedbackType',
] as const satisfies readonly (keyof JudgedReport)[];

function reportFlaws(report: JudgedReport, size: number): string[] {
  const { action, status, replyCode, diagnostic, context, diagnosticAt, speaker } = report;
  return [
    ...oneOf('action', action, [...ACTIONS, '']),
    ...oneOf('speaker', speaker, SPEAKERS),
    ...when(!STATUS.test(status), 'status is no status'),
    ...when(!REPLY_CODE.test(replyCode), 'replyCode is no reply code'),
    ...LINES.flatMap((name) => when(LINE_END.test(report[name]), `${name} has several lines`)),
    ...inside('diagnosticAt', diagnosticAt, size),
    ...verdictFlaws(report, { diagnostic, context, size }),
  ];
}

export function verdictFlaws(it: Verdict, texts: Texts): string[] {
  return [
    ...oneOf('reason', it.reason, REASONS),
    ...oneOf('stage', it.stage, STAGES),
    ...oneOf('hop', it.hop, HOPS),
    ...oneOf('fault', it.fault, FAULTS),
    ...oneOf('permanence.message', it.permanence.message, MESSAGE),
    ...oneOf('permanence.address', it.permanence.address, ADDRESS),
    ...share('confidence', it.confidence),
    ...when(it.reason !== 'unknown' && it.evidence.length === 0, 'a reason without evidence'),
    ...it.evidence.flatMap((evidence) => evidenceFlaws(evidence, texts)),
    ...when(it.alternatives.length > 3, 'more than three alternatives'),
    ...it.alternatives.flatMap((one) => [
      ...oneOf('alternative', one.reason, REASONS),
      ...share('alternative confidence', one.confidence),
    ]),
    ...detailFlaws(it),
  ];
}

function evidenceFlaws(
  { rule, matched, field, place, mail, source }: Evidence,
  texts: Texts,
): string[] {
  const text = field === 'context' ? texts.context : texts.diagnostic;
  return [
    ...when(rule === '' || source === '', 'evidence without rule or source'),
    ...oneOf('evidence field', field, FIELDS),
    ...inside('evidence place', place, text.length),
    ...when(
      place !== null && text.slice(place.start, place.end) !== matched,
      'evidence matched is not what stands at its place',
    ),
    ...inside('evidence mail', mail, texts.size),
  ];
}

function detailFlaws({
  detail: { chain = [], retryAfterSeconds = 0, sizeLimitBytes = 0 },
}: Verdict): string[] {
  const numbers = [retryAfterSeconds, sizeLimitBytes];
  return [
    ...when(
      numbers.some((one) => !(one >= 0 && Number.isFinite(one))),
      'a detail is no number',
    ),
    ...chain.flatMap(({ code, status, text }) => [
      ...when(!REPLY_CODE.test(code) || !STATUS.test(status), 'codes of the chain are none'),
      ...when(LINE_END.test(text), 'a reply of the chain has several lines'),
    ]),
  ];
}

const when = (isSo: boolean, what: string): string[] => (isSo ? [what] : []);

const oneOf = (name: string, value: string, all: readonly string[]): string[] =>
  when(!all.includes(value), `${name} is none of its words`);

const share = (name: string, value: number): string[] =>
  when(!(value >= 0 && value <= 1), `${name} is not within 0 and 1`);

const inside = (name: string, span: Span | null, size: number): string[] =>
  when(
    span !== null && !(span.start >= 0 && span.start <= span.end && span.end <= size),
    `${name} lies outside`,
  );
