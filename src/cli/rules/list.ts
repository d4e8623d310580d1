// Lists the rules, or those for one reason or of one speaker.

import type { CompiledRule, CompiledRules } from '../../classify/compiled.ts';
import { REASONS } from '../../model/reason.ts';
import { builtInRules } from '../../pipeline/classify.ts';
import { sourceWithPage } from '../../pipeline/words/vocabulary.ts';
import { didYouMean } from '../../text/nearest.ts';
import { type Args, choice } from '../args.ts';
import { ownRules } from '../own-rules.ts';
import { painter } from '../screen/paint.ts';
import { UsageError } from '../usage-error.ts';
import { conditions } from './conditions.ts';

const ID = 38;
const REASON = 26;

export async function listRules(args: Args): Promise<string> {
  const { data } = (await ownRules(args))?.rules ?? builtInRules();
  const reason = choice(args, 'reason', REASONS);
  const speaker = speakerOf(data, args.values.get('speaker'));
  const rules = data.rules.filter(
    (rule) => (!reason || rule.reason === reason) && (speaker === -1 || rule.speaker === speaker),
  );
  if (args.switches.has('json'))
    return rules.map((rule) => `${JSON.stringify(ruleRecord(data, rule))}\n`).join('');
  const paint = painter(process.stdout);
  const room = process.stdout.isTTY
    ? Math.max(10, process.stdout.columns - ID - REASON - 2)
    : undefined;
  const lines = rules.map((rule) => {
    const [first = ''] = conditions(data, rule);
    return `${paint('strong', rule.id.padEnd(ID))} ${rule.reason.padEnd(REASON)} ${first.slice(0, room)}`;
  });
  return `${[...lines, paint('quiet', `${rules.length} rules`)].join('\n')}\n`;
}

function speakerOf(data: CompiledRules, name: string | undefined): number {
  if (name === undefined) return -1;
  const ids = data.speakers.map(({ id }) => id);
  const at = ids.indexOf(name);
  if (at >= 0) return at;
  throw new UsageError(`--speaker ${name}: no rules of it${didYouMean(name, ids)}`);
}

/** A rule with its words and sources instead of their numbers. */
export function ruleRecord(data: CompiledRules, rule: CompiledRule): object {
  const words = (list: readonly number[] | undefined): string[] | undefined =>
    list?.map((at) => data.phrases[at] ?? '');
  return {
    ...rule,
    speaker: data.speakers[rule.speaker]?.id,
    words: words(rule.words),
    also: words(rule.also),
    without: words(rule.without),
    source: rule.source.map((at) => sourceWithPage(data, data.sources[at] ?? '')),
  };
}
