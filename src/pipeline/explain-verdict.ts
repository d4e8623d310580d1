// Says one verdict in words: reason, stage, fault, sureness, quotes, advice.

import type { RuleSet } from '../classify/rule-set.ts';
import type { JudgedReport } from '../model/decoded.ts';
import type { Fault } from '../model/fault.ts';
import type { Hop } from '../model/hop.ts';
import type { Reason } from '../model/reason.ts';
import type { Stage } from '../model/stage.ts';
import type { Verdict } from '../model/verdict.ts';
import { builtInRules } from './classify.ts';
import { addressAdvice } from './words/address-advice.ts';
import { CHANGES, FORWARDED, UNKNOWN_SPEAKER, UNKNOWN_STAGE } from './words/change.ts';
import { detailWords } from './words/detail.ts';
import { FAULT_WORDS } from './words/fault.ts';
import { HOP_WORDS } from './words/hop.ts';
import { messageAdvice } from './words/message-advice.ts';
import { ADDRESS_WORDS, MESSAGE_WORDS } from './words/permanence.ts';
import { type Quote, quotesOf } from './words/quote.ts';
import { senderAdvice } from './words/sender-advice.ts';
import { aboutWhom, sentenceOf } from './words/sentence.ts';
import { STAGE_WORDS } from './words/stage.ts';
import { surenessWords } from './words/sureness.ts';
import { toldByNotice } from './words/told-by-notice.ts';
import { reasonInWords, sourceWithPage } from './words/vocabulary.ts';

/** A word of the vocabulary beside its meaning. */
export interface Told<T extends string> {
  readonly id: T;
  readonly words: string;
}

/** One verdict in words. Texts are sentences without line breaks; quotes hold the notice's own words, unchanged. */
export interface Explanation {
  /** What a person could forward. */
  readonly sentence: string;
  /** `''` where the notice names none; null for a bare reply. */
  readonly recipient: string | null;
  /** The address the sender used, where it is not the one that failed. */
  readonly originalRecipient: string;
  /** Whether the mail did not arrive, or not yet: false for successes, auto-replies, complaints … */
  readonly isFailure: boolean;
  /** Whether it is over for this message: false while a server keeps trying, or a retry may succeed. */
  readonly isFinal: boolean;
  readonly reason: Told<Reason>;
  readonly stage: Told<Stage>;
  readonly hop: Told<Hop>;
  /** Until when the server keeps trying, as the notice words it; `''` if it does not tell. */
  readonly retryUntil: string;
  /** Host that answered, as far as it is known. */
  readonly host: string;
  /** Who spoke, by name; `''` if not recognised. */
  readonly speaker: string;
  readonly fault: Told<Fault>;
  readonly sureness: { readonly confidence: number; readonly words: string };
  readonly permanence: { readonly message: string; readonly address: string };
  readonly quotes: readonly Quote[];
  readonly evidence: readonly {
    readonly matched: string;
    readonly rule: string;
    readonly source: string;
  }[];
  /** What the detail tells, a sentence each. */
  readonly detail: readonly string[];
  readonly todo: { readonly address: string; readonly message: string; readonly sender: string };
  readonly wouldChange: readonly string[];
  readonly alternatives: readonly {
    readonly reason: Told<Reason>;
    readonly confidence: number;
  }[];
}

export interface ExplainOptions {
  /** The reply that was judged, for a verdict of `classify`. */
  readonly reply?: string;
  readonly recipient?: string;
  /** Host that answered. */
  readonly mx?: string;
  /** Rules that the verdict came from; the built-in ones by default. */
  readonly rules?: RuleSet;
}

/** Costs more than the verdict itself: meant for what a person looks at. Never throws. */
export function explainVerdict(
  it: Verdict | JudgedReport,
  options: ExplainOptions = {},
): Explanation {
  const rules = options.rules ?? builtInRules();
  const entry = reasonInWords(rules, it.reason);
  const { diagnostic, context, ...who } = surroundings(it, options);
  const isFailure = entry.group !== 'not-failure' || it.reason === 'delayed';
  const { message, address } = it.permanence;
  const told = 'diagnostic' in it ? toldByNotice(it) : undefined;
  const whom = aboutWhom(who.recipient ?? '', who.originalRecipient);
  return {
    ...who,
    sentence: sentenceOf({ ...entry, ...told }, whom, message, it.confidence),
    isFailure,
    isFinal: message !== 'pending' && message !== 'temporary',
    reason: { id: it.reason, words: entry.meaning },
    stage: { id: it.stage, words: STAGE_WORDS[it.stage] },
    hop: { id: it.hop, words: HOP_WORDS[it.hop] },
    speaker: rules.speakerOf(it.spokenBy)?.name ?? '',
    fault: { id: it.fault, words: FAULT_WORDS[it.fault] },
    sureness: { confidence: it.confidence, words: surenessWords(it.confidence) },
    permanence: { message: MESSAGE_WORDS[message], address: ADDRESS_WORDS[address] },
    quotes: quotesOf(diagnostic, context, it.evidence),
    evidence: it.evidence.map(({ matched, rule, source }) => ({
      matched,
      rule,
      source: sourceWithPage(rules.data, source),
    })),
    detail: detailWords(it.detail, it.reason),
    todo: {
      address: told?.address ?? addressAdvice(it, entry),
      message: messageAdvice(it.reason, it.fault, message),
      sender: told?.sender ?? senderAdvice(it.fault, entry),
    },
    wouldChange: isFailure ? changes(it, who.host) : [],
    alternatives: it.alternatives.map(({ reason, confidence }) => ({
      reason: { id: reason, words: reasonInWords(rules, reason).meaning },
      confidence,
    })),
  };
}

interface Surroundings
  extends Pick<Explanation, 'recipient' | 'originalRecipient' | 'host' | 'retryUntil'> {
  readonly diagnostic: string;
  readonly context: string;
}

/** A report tells itself what stands around its verdict; of a bare reply the caller may know some of it. */
function surroundings(it: Verdict | JudgedReport, options: ExplainOptions): Surroundings {
  if (!('diagnostic' in it)) {
    const { recipient = null, mx = '', reply = '' } = options;
    return {
      recipient,
      originalRecipient: '',
      host: mx,
      retryUntil: '',
      diagnostic: reply,
      context: '',
    };
  }
  const { recipient, originalRecipient, remoteMta, willRetryUntil, diagnostic, context } = it;
  return {
    recipient,
    originalRecipient,
    host: remoteMta,
    retryUntil: willRetryUntil,
    diagnostic,
    context,
  };
}

/** From here on a missing fact would hardly move the verdict. */
const SURE_ENOUGH = 0.9;

function changes(it: Verdict, host: string): string[] {
  const unsure = it.confidence < SURE_ENOUGH;
  return [
    it.fault === 'forwarding' ? FORWARDED : CHANGES[it.reason],
    unsure && it.stage === 'unknown' && UNKNOWN_STAGE,
    unsure && it.spokenBy === '' && host === '' && UNKNOWN_SPEAKER,
  ].filter((sentence) => typeof sentence === 'string') as string[];
}
