// The shape of compiled rules: what the rule compiler writes and the engine reads. Data only, no code.

import type { Detail } from '../model/detail.ts';
import type { Fault } from '../model/fault.ts';
import type { Labels } from '../model/labels.ts';
import type { AddressPermanence, MessagePermanence } from '../model/permanence.ts';
import type { Reason } from '../model/reason.ts';
import type { Stage } from '../model/stage.ts';

/** How much a match proves, strongest first. */
export const STRENGTHS = ['mark', 'sentence', 'phrase', 'hint', 'code'] as const;
export type Strength = (typeof STRENGTHS)[number];

export const SPEAKER_KINDS = ['receiver', 'filter', 'server', 'sender', 'common'] as const;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

export interface CompiledRule {
  readonly id: string;
  readonly reason: Reason;
  /** Index into `speakers`. */
  readonly speaker: number;
  /** Indexes into `phrases`. */
  readonly words: readonly number[];
  readonly also?: readonly number[];
  readonly without?: readonly number[];
  readonly code?: readonly string[];
  readonly status?: readonly string[];
  readonly stage?: readonly Stage[];
  readonly needsSpeaker?: true;
  /** Written by the user: wins over every rule that is not, in the same part of a reply. */
  readonly own?: true;
  readonly strength?: Strength;
  /** The stage that these words tell. */
  readonly at?: Stage;
  readonly fault?: Fault;
  readonly message?: MessagePermanence;
  readonly address?: AddressPermanence;
  readonly labels?: Partial<Labels>;
  readonly detail?: Pick<Detail, 'limitOf' | 'suppressedFor' | 'blockedBy'>;
  /** Indexes into `sources`. */
  readonly source: readonly number[];
}

export interface CompiledSpeaker {
  readonly id: string;
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Host name endings, with the leading dot. */
  readonly hosts: readonly string[];
  /** The same as indexes into `phrases`, to find them inside replies. */
  readonly hostWords: readonly number[];
  /** Indexes into `phrases`. */
  readonly marks: readonly number[];
}

/** Words that wrap a reply: what follows them is the reply of another system, or an earlier one. */
export interface CompiledFrame {
  readonly id: string;
  readonly words: readonly number[];
  /** `inner`: the reply that decides follows. `stage`: a note that only tells the stage. */
  readonly kind: 'inner' | 'stage';
  readonly stage?: Stage;
  /** The inner reply comes from an earlier attempt: the outer words say only that the queue lifetime ended. */
  readonly expiry?: true;
}

export interface CompiledBlocklist {
  readonly id: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly lists: 'ip' | 'domain' | 'url';
  /** Page to ask for removal; `{listed}` stands for the IP address or domain. */
  readonly delist: string;
  readonly words: readonly number[];
}

/** One entry of the vocabulary: what a verdict takes from it. */
export interface ReasonEntry {
  readonly id: Reason;
  readonly fault: Fault;
  readonly message: MessagePermanence;
  readonly address: AddressPermanence;
  /** Where such a refusal usually comes; `unknown` where it may come anywhere. */
  readonly stage: Stage;
  readonly labels: Omit<Labels, 'hardbounce'>;
}

/** What people are told of a reason. */
export interface ReasonWords {
  readonly id: Reason;
  readonly group: string;
  readonly meaning: string;
  readonly sentence: string;
  readonly addressAdvice: string;
  readonly senderAdvice: string;
}

/** What people are told beside a verdict: apart from the rules, so that programs that want verdicts need not load it. */
export interface Vocabulary {
  readonly reasons: readonly ReasonWords[];
  /** Web pages by source. */
  readonly pages: Readonly<Record<string, string>>;
}

export interface CompiledRules {
  /** Changes with every change of a rule: kept beside stored verdicts. */
  readonly version: string;
  readonly reasons: readonly ReasonEntry[];
  readonly speakers: readonly CompiledSpeaker[];
  readonly rules: readonly CompiledRule[];
  readonly frames: readonly CompiledFrame[];
  readonly blocklists: readonly CompiledBlocklist[];
  /** Folded phrases: the indexes above count in them. */
  readonly phrases: readonly string[];
  /** `title, date`, as evidence quotes them. */
  readonly sources: readonly string[];
  /** Web pages by source, of rules that the user wrote; those of the built-in rules lie in a file of their own. */
  readonly pages?: Readonly<Record<string, string>>;
}
