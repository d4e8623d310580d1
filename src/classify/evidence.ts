// Turns the candidates behind a verdict into evidence that can be quoted.

import type { Evidence } from '../model/evidence.ts';
import type { Candidate } from './candidates.ts';
import type { Case } from './case.ts';
import type { CompiledRules } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

const MOST_EVIDENCE = 5;

const sourceOf = (data: CompiledRules, candidate: Candidate): string =>
  candidate.rule.source.length === 1
    ? (data.sources[candidate.rule.source[0] ?? 0] ?? '')
    : candidate.rule.source.map((at) => data.sources[at] ?? '').join('; ');

function codeEvidence(data: CompiledRules, it: Case, candidate: Candidate): Evidence {
  const byStatus = candidate.rule.status !== undefined;
  return {
    rule: candidate.rule.id,
    matched: byStatus ? it.status : it.code,
    field: byStatus ? 'status' : 'reply-code',
    place: null,
    mail: null,
    source: sourceOf(data, candidate),
  };
}

function quote(
  data: CompiledRules,
  it: Case,
  candidate: Candidate,
  field: 'diagnostic' | 'context',
): Evidence {
  const { hit } = candidate;
  if (!hit) return codeEvidence(data, it, candidate);
  return {
    rule: candidate.rule.id,
    matched: it.text.slice(hit.start, hit.end),
    field,
    place: { start: hit.start, end: hit.end },
    mail: null,
    source: sourceOf(data, candidate),
  };
}

/** What says that the queue lifetime ended, where no rule tells more. */
export function expiryEvidence(rules: RuleSet, it: Case): Evidence[] {
  for (const { id, start, end } of it.hits) {
    const frame = rules.uses[id]?.frames.find(({ expiry }) => expiry === true);
    if (!frame) continue;
    const place = { start, end };
    const matched = it.text.slice(start, end);
    const source = 'rules/frames.toml';
    return [
      { rule: `frames/${frame.id}`, matched, field: 'diagnostic', place, mail: null, source },
    ];
  }
  return [];
}

/** Evidence for the winning reason first, then what spoke for others. */
export function evidenceOf(
  data: CompiledRules,
  it: Case,
  candidates: readonly Candidate[],
  field: 'diagnostic' | 'context',
): Evidence[] {
  const reason = candidates[0]?.rule.reason;
  const own = candidates.filter((candidate) => candidate.rule.reason === reason);
  return own.slice(0, MOST_EVIDENCE).map((candidate) => quote(data, it, candidate, field));
}
