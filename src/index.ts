// The library's front door; re-exports only.

export type { CompiledRules } from './classify/compiled.ts';
export type { RuleSet } from './classify/rule-set.ts';
export { DEFAULT_LIMITS, type Limits } from './mime/limits.ts';
export type { Decoded, JudgedReport } from './model/decoded.ts';
export type { Detail, Forwarding } from './model/detail.ts';
export type { Evidence } from './model/evidence.ts';
export type { Facts } from './model/facts.ts';
export type { Fault } from './model/fault.ts';
export type { Hop } from './model/hop.ts';
export type { Action, Kind } from './model/kind.ts';
export type { Labels } from './model/labels.ts';
export type { Notice } from './model/notice.ts';
export type { Original } from './model/original.ts';
export type { AddressPermanence, MessagePermanence, Permanence } from './model/permanence.ts';
export type { Problem } from './model/problem.ts';
export { REASONS, type Reason } from './model/reason.ts';
export type { Reply } from './model/reply.ts';
export type { Report } from './model/report.ts';
export type { Span } from './model/span.ts';
export { STAGES, type Stage } from './model/stage.ts';
export type { Alternative, Verdict } from './model/verdict.ts';
export { builtInRules, classify } from './pipeline/classify.ts';
export { type DecodeOptions, decode } from './pipeline/decode.ts';
export { explain, type NoticeExplanation } from './pipeline/explain.ts';
export type { ExplainOptions, Explanation, Told } from './pipeline/explain-verdict.ts';
export type { Quote } from './pipeline/words/quote.ts';
