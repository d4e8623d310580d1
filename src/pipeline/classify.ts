// Judges one SMTP reply.

import { judge } from '../classify/judge.ts';
import { type PackedPart, unpackRules } from '../classify/packed.ts';
import { makeRuleSet, type RuleSet } from '../classify/rule-set.ts';
import { DEFAULT_RULES } from '../generated/default-rules.ts';
import { loadEntries } from '../generated/entries.ts';
import { loadTables } from '../generated/rules.ts';
import type { Facts } from '../model/facts.ts';
import type { Reply } from '../model/reply.ts';
import type { Verdict } from '../model/verdict.ts';

let loaders = DEFAULT_RULES;
let builtIn: RuleSet | undefined;

/**
 * The built-in rules, made ready at the first use and kept. In a browser bundle those in other languages than English
 * are among them only once `postbound/languages` is loaded.
 */
export function builtInRules(): RuleSet {
  builtIn ??= makeRuleSet(
    unpackRules(
      loadTables(),
      loaders.map((load) => load()),
    ),
    loadEntries(),
  );
  return builtIn;
}

/** Adds rules to the built-in ones, unless they are among them. Rule sets made before stay as they are. */
export function addRules(load: () => PackedPart): void {
  if (loaders.includes(load)) return;
  loaders = [...loaders, load];
  builtIn = undefined;
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
