// Judges one reply: words and facts in, a verdict with its evidence out.

import type { Facts } from '../model/facts.ts';
import type { Fault } from '../model/fault.ts';
import type { Hop } from '../model/hop.ts';
import type { Stage } from '../model/stage.ts';
import type { Verdict } from '../model/verdict.ts';
import { fold } from '../text/fold.ts';
import { readLine, replyText } from '../text/reply-text.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { Case } from './case.ts';
import type { ReasonEntry } from './compiled.ts';
import { detailOf } from './detail.ts';
import { evidenceOf, expiryEvidence } from './evidence.ts';
import { labelsOf } from './labels.ts';
import { permanenceOf } from './permanence.ts';
import { speaksOfSender, withoutBlamingRecipient } from './quoted-address.ts';
import { type FindPhrases, findInOnePass, type RuleSet } from './rule-set.ts';
import { findSpeaker } from './speaker.ts';
import { unwrap } from './unwrap.ts';
import { weigh } from './weigh.ts';

/** A reply longer than this is read only so far: RFC 5321 §4.5.3.1.5 allows 512 octets a line. */
const LONGEST_REPLY = 8192;

/** Reasons that turn into a forwarder's problem when a forwarder's next hop says them. */
const FORWARDING_BREAKS = new Set<Fault>(['sender-authentication', 'sender-reputation']);

/** Statuses that say no more than their class digit. */
const isGeneric = (status: string): boolean => status === '' || status.endsWith('.0.0');

/** Stages at which a reporting server that found no way on says nothing about the address. */
const BEFORE_RECIPIENT = new Set<Stage>(['connect', 'banner', 'ehlo', 'starttls', 'auth', 'mail']);

/** The status beside the words; what a server says of itself after it gave up proves nothing about the address. */
function statusBeside(facts: Facts, stage: Stage): string {
  const gaveUp = facts.speaker === 'reporter' && BEFORE_RECIPIENT.has(stage);
  return gaveUp ? '' : (facts.status ?? '');
}

/** Lays out all that is known of a text. */
function openCase(rules: RuleSet, text: string, facts: Facts, find: FindPhrases): Case {
  const line = replyText(text.length > LONGEST_REPLY ? text.slice(0, LONGEST_REPLY) : text);
  const folded = fold(line);
  const hits = find(rules, folded);
  const { chain, innerStart, stage, expired } = unwrap(rules, line, hits);
  const reply = chain[chain.length - 1] ?? readLine(line);
  const speaker = findSpeaker(rules, facts, hits, innerStart);
  const told = facts.stage ?? 'unknown';
  const where = told === 'unknown' ? stage : told;
  return {
    facts,
    text: line,
    folded,
    hits,
    chain,
    reply,
    innerStart,
    expired,
    speaker,
    stage: where,
    code: reply.code || (chain.length === 1 ? (facts.replyCode ?? '') : ''),
    status: isGeneric(reply.status) ? statusBeside(facts, where) || reply.status : reply.status,
  };
}

function candidatesOf(rules: RuleSet, it: Case): Candidate[] {
  const all = findCandidates(rules, it);
  const found = speaksOfSender(it) ? withoutBlamingRecipient(all) : all;
  // Logs show a `250` of an earlier command beside a failure; it tells nothing about the failure.
  return it.facts.action === 'failed'
    ? found.filter(({ rule }) => rule.reason !== 'delivered')
    : found;
}

interface Ground {
  readonly it: Case;
  readonly candidates: readonly Candidate[];
  readonly field: 'diagnostic' | 'context';
}

const proves = (candidates: readonly Candidate[]): boolean => {
  const top = candidates[0];
  if (top === undefined || top.isOuter) return false;
  return top.rule.own === true || (top.strength !== 'hint' && top.strength !== 'code');
};

/** Prose often lists common errors, so it is read only where the reply does not tell, and counts for less. */
function groundOf(rules: RuleSet, text: string, facts: Facts, find: FindPhrases): Ground {
  const it = openCase(rules, text, facts, find);
  const candidates = candidatesOf(rules, it);
  if (!facts.context || proves(candidates)) return { it, candidates, field: 'diagnostic' };
  const around = openCase(rules, facts.context, { ...facts, context: '' }, find);
  const weaker = candidatesOf(rules, { ...around, code: it.code, status: it.status })
    .filter((candidate) => candidate.hit !== null && !candidate.isOuter)
    .map((candidate) => ({ ...candidate, isOuter: true }));
  const top = candidates[0];
  const better = weaker[0];
  const isTold = top !== undefined && (top.strength !== 'code' || it.reply.code !== '');
  const isBetter = better && (!top || (!isTold && better.strength !== 'hint'));
  return isBetter
    ? { it: { ...around, code: it.code, status: it.status }, candidates: weaker, field: 'context' }
    : { it, candidates, field: 'diagnostic' };
}

function hopOf(facts: Facts): Hop {
  if (facts.hop) return facts.hop;
  if (facts.direction === 'submission' || facts.speaker === 'reporter') return 'own';
  return facts.speaker === 'remote' || facts.direction === 'outbound' ? 'destination' : 'unknown';
}

function faultOf(entry: ReasonEntry, top: Candidate | undefined, hop: Hop): Fault {
  const usual = top?.rule.fault ?? entry.fault;
  return hop === 'forwarder' && FORWARDING_BREAKS.has(usual) ? 'forwarding' : usual;
}

const NO_ENTRY: ReasonEntry = {
  id: 'unknown',
  fault: 'unknown',
  message: 'unknown',
  address: 'unknown',
  stage: 'unknown',
  labels: { sisimai: 'undefined', sparkpost: 1, ses: null, kumomta: null, powermta: null },
};

/** An expiry whose last reply tells nothing is just that. */
function reasonOf(it: Case, weighed: ReturnType<typeof weigh>): ReturnType<typeof weigh> {
  if (weighed.reason !== 'unknown' || !it.expired) return weighed;
  return { ...weighed, reason: 'expired', confidence: 0.5 };
}

/** Never throws. An empty text is judged by the facts alone. `find` is for tests. */
export function judge(
  rules: RuleSet,
  text: string,
  facts: Facts,
  find: FindPhrases = findInOnePass,
): Verdict {
  const { it, candidates, field } = groundOf(rules, text, facts, find);
  const weighed = reasonOf(it, weigh(candidates));
  const { reason } = weighed;
  const entry = rules.reasons.get(reason) ?? NO_ENTRY;
  const top = candidates[0];
  const hop = hopOf(facts);
  return {
    reason,
    stage: it.stage === 'unknown' ? (top?.rule.at ?? entry.stage) : it.stage,
    hop,
    fault: faultOf(entry, top, hop),
    permanence: permanenceOf(it, entry, top?.rule),
    confidence: weighed.confidence,
    evidence:
      reason === 'expired' && candidates.length === 0
        ? expiryEvidence(rules, it)
        : evidenceOf(rules.data, it, candidates, field),
    alternatives: weighed.alternatives,
    detail: detailOf(rules, it, reason, top?.rule),
    labels: labelsOf(entry, top?.rule, it.code || it.status),
    spokenBy: it.speaker?.id ?? '',
  };
}
