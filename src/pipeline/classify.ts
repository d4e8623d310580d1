// Judges one SMTP reply.

import { judge } from '../classify/judge.ts';
import { unpackRules } from '../classify/packed.ts';
import { makeRuleSet, type RuleSet } from '../classify/rule-set.ts';
import { loadEntries } from '../generated/entries.ts';
import { RULE_TEXTS } from '../generated/rule-texts.ts';
import { loadColumns } from '../generated/rules.ts';
import type { Facts } from '../model/facts.ts';
import type { Reply } from '../model/reply.ts';
import type { Verdict } from '../model/verdict.ts';

let builtIn: RuleSet | undefined;

/** The built-in rules, made ready at the first use and kept. */
export function builtInRules(): RuleSet {
  builtIn ??= makeRuleSet(unpackRules({ ...loadColumns(), texts: RULE_TEXTS }), loadEntries());
  return builtIn;
}

export interface ClassifyOptions {
  /** Rules to judge by; the built-in ones by default. `withRules` adds your own. */
  readonly rules?: RuleSet;
}

/**
 * Judges one SMTP reply, or the words of a bounce that stand for one.
 *
 * @param reply the text as found (several lines are one reply) or a `Reply`; read up to 8,192 characters.
 * @param facts what is known besides: provider, MX, stage, who speaks. The more, the surer.
 * @returns a verdict; `unknown` with low confidence where the words do not tell. Never throws.
 *
 * @example
 * classify('550 5.1.1 <a@example.com>: User unknown', { stage: 'rcpt' }).reason; // 'user-unknown'
 */
export function classify(
  reply: string | Reply,
  facts: Facts = {},
  options: ClassifyOptions = {},
): Verdict {
  const text = typeof reply === 'string' ? reply : reply.text;
  const codes = typeof reply === 'string' ? {} : { replyCode: reply.code, status: reply.status };
  return judge(options.rules ?? builtInRules(), text, { ...codes, ...facts });
}
