// Runs the examples of rules through the engine; names every rule that is dead, shadowed or wrong.

import { judge } from '../classify/judge.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import type { Facts } from '../model/facts.ts';
import type { Reason } from '../model/reason.ts';
import type { Verdict } from '../model/verdict.ts';
import type { FileProblem } from '../text/fields.ts';
import type { RuleFile, SourceRule } from './rule-file.ts';

/** What an example takes for granted: the stage and the speaker that its rule asks for. */
function factsOf(file: RuleFile, rule: SourceRule): Facts {
  const stage = rule.stage[0];
  return {
    ...(stage && { stage }),
    ...(rule.needsSpeaker && { provider: file.speaker.id }),
  };
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 90 ? `${text.slice(0, 90)}…` : text);

type Own = ReadonlySet<string>;

/** Says what is wrong with one example, or `''`. Built-in rules cannot take the example of a user's own. */
function faultOf(rule: SourceRule, example: string, verdict: Verdict, own: Own): string {
  if (verdict.reason === rule.reason) return '';
  const winner = verdict.evidence[0];
  if (!winner || (own.has(rule.id) && !own.has(winner.rule)))
    return `is dead: it does not match its example ${quote(example)}. Compare its words and codes with the example`;
  return `is shadowed in its example ${quote(example)} by ${winner.rule} (${verdict.reason}, on ${quote(winner.matched)}): make one of them more exact`;
}

function checkExamples(rules: RuleSet, own: Own, file: RuleFile, rule: SourceRule): string[] {
  const verdicts = rule.examples.map((text) => judge(rules, text, factsOf(file, rule)));
  const faults = rule.examples.map((text, i) => faultOf(rule, text, verdicts[i] as Verdict, own));
  const said = faults.filter((fault) => fault !== '');
  const isHeard = verdicts.some((verdict) => verdict.evidence.some((e) => e.rule === rule.id));
  if (said.length > 0 || isHeard || verdicts.length === 0) return said;
  const winner = verdicts[0]?.evidence[0]?.rule ?? '';
  return [`is never heard in its own examples (${winner} answers): delete it or mend its words`];
}

/** A counter-example may be anybody's words, so nothing is taken for granted. */
function checkCounterExamples(rules: RuleSet, rule: SourceRule): string[] {
  return rule.not
    .filter((text) => judge(rules, text, {}).evidence[0]?.rule === rule.id)
    .map(
      (text) => `wins ${quote(text)}, which it must not: give it \`without\`, \`also\` or a code`,
    );
}

/** An example of one rule that another rule answers after a change, with another reason. */
export interface TakenExample {
  readonly rule: string;
  readonly reason: Reason;
  readonly example: string;
  readonly by: string;
  readonly with: Reason;
}

/** Which examples of `files` are answered otherwise with the rules `after` than with those `before`. */
export function takenExamples(
  before: RuleSet,
  after: RuleSet,
  files: readonly RuleFile[],
): TakenExample[] {
  return files.flatMap((file) =>
    file.rules.flatMap((rule) =>
      rule.examples.flatMap((example) => {
        const [was, is] = [before, after].map((rules) =>
          judge(rules, example, factsOf(file, rule)),
        );
        if (!was || !is || was.reason === is.reason) return [];
        const by = is.evidence[0]?.rule ?? '';
        return [{ rule: rule.id, reason: was.reason, example, by, with: is.reason }];
      }),
    ),
  );
}

/** Runs every example and counter-example of `files` with `rules`. */
export function checkRules(rules: RuleSet, files: readonly RuleFile[]): FileProblem[] {
  const own = new Set(rules.data.rules.flatMap((rule) => (rule.own ? [rule.id] : [])));
  return files.flatMap((file) =>
    file.rules.flatMap((rule) =>
      [...checkExamples(rules, own, file, rule), ...checkCounterExamples(rules, rule)].map(
        (message) => ({ file: file.file, rule: rule.id, message }),
      ),
    ),
  );
}
