// Says in words when a compiled rule applies.

import type { CompiledRule, CompiledRules } from '../../classify/compiled.ts';

/** One phrase for each condition: the words first, then codes, stages and the rest. */
export function conditions(data: CompiledRules, rule: CompiledRule): string[] {
  const words = (list: readonly number[]): string =>
    list.map((at) => `“${data.phrases[at] ?? ''}”`).join(' or ');
  return [
    rule.words.length > 0 && words(rule.words),
    rule.code && `reply code ${rule.code.join(' or ')}`,
    rule.status && `status ${rule.status.join(' or ')}`,
    rule.also && `and also ${words(rule.also)}`,
    rule.without && `but not ${words(rule.without)}`,
    rule.stage && `at stage ${rule.stage.join(' or ')}`,
    rule.needsSpeaker && `only where ${data.speakers[rule.speaker]?.name} speaks`,
  ].filter((one) => typeof one === 'string') as string[];
}
