// Adds to reasons and sources what people are told of them: the words of the vocabulary, the pages of sources.

import type {
  CompiledRules,
  ReasonEntry,
  ReasonWords,
  Vocabulary,
} from '../../classify/compiled.ts';
import type { RuleSet } from '../../classify/rule-set.ts';
import { loadVocabulary } from '../../generated/vocabulary.ts';
import type { Reason } from '../../model/reason.ts';

export type ReasonInWords = ReasonEntry & ReasonWords;

let loaded: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  loaded ??= loadVocabulary();
  return loaded;
}

/** For rules without a vocabulary. */
const NO_ENTRY: ReasonInWords = {
  id: 'unknown',
  group: 'unknown',
  meaning: '',
  sentence: 'What happened to the mail to {recipient} is not told.',
  stage: 'unknown',
  fault: 'unknown',
  message: 'unknown',
  address: 'unknown',
  addressAdvice: '',
  senderAdvice: '',
  labels: { sisimai: null, sparkpost: null, ses: null, kumomta: null, powermta: null },
};

export function reasonInWords(rules: RuleSet, reason: Reason): ReasonInWords {
  const entry = rules.reasons.get(reason) ?? NO_ENTRY;
  const words = vocabulary().reasons.find(({ id }) => id === reason) ?? NO_ENTRY;
  return { ...words, ...entry };
}

/** `title, date` becomes `title, date, page`; evidence names several sources with `; ` between them. */
export function sourceWithPage(data: CompiledRules, source: string): string {
  const pageOf = (name: string): string => data.pages?.[name] ?? vocabulary().pages[name] ?? '';
  return source
    .split('; ')
    .map((name) => [name, pageOf(name)].filter(Boolean).join(', '))
    .join('; ');
}
