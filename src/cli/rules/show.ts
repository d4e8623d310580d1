// Shows one rule: when it applies, what follows from it, its examples and where the knowledge is from.

import type { CompiledRule, CompiledRules } from '../../classify/compiled.ts';
import { builtInRules } from '../../pipeline/classify.ts';
import type { ParsedRules } from '../../pipeline/own-rules.ts';
import { sourceWithPage } from '../../pipeline/words/vocabulary.ts';
import { readRuleFile } from '../../rules/rule-file.ts';
import { nearest } from '../../text/nearest.ts';
import type { Args } from '../args.ts';
import { ownRules } from '../own-rules.ts';
import { painter } from '../screen/paint.ts';
import { row } from '../screen/verdict-screen.ts';
import { UsageError } from '../usage-error.ts';
import { conditions } from './conditions.ts';
import { ruleRecord } from './list.ts';

const WIDTH = 80;

export async function showRule(args: Args): Promise<string> {
  const own = await ownRules(args);
  const { data } = own?.rules ?? builtInRules();
  const [id] = args.words;
  if (id === undefined) throw new UsageError('name a rule: postbound rules show ID');
  const rule = data.rules.find((one) => one.id === id) ?? refuse(data, id);
  if (args.switches.has('json')) return `${JSON.stringify(ruleRecord(data, rule))}\n`;
  return `${(await screen(data, rule, own?.files ?? [])).join('\n')}\n`;
}

function refuse(data: CompiledRules, id: string): never {
  const ids = data.rules.map((rule) => rule.id);
  const near = nearest(id, ids) ?? ids.find((one) => one.endsWith(`/${id}`) || one.includes(id));
  throw new UsageError(`no rule ${id}${near ? ` (did you mean ${near}?)` : ''}`);
}

async function screen(
  data: CompiledRules,
  rule: CompiledRule,
  own: readonly ParsedRules[],
): Promise<string[]> {
  const frame = { paint: painter(process.stdout), width: WIDTH };
  const { examples, not } = rule.own ? ownExamples(own, rule.id) : await examplesOf(rule.id);
  const several = (label: string, texts: readonly string[]): string[] =>
    texts.flatMap((text, at) => row(at === 0 ? label : '', text, frame));
  return [
    frame.paint('strong', rule.id),
    ...row('Reason', rule.reason, frame),
    ...row('Speaker', data.speakers[rule.speaker]?.name ?? '', frame),
    ...several('When', conditions(data, rule)),
    ...row('Origin', rule.own ? 'your own; it wins over the built-in rules' : '', frame),
    ...row('Strength', rule.strength ?? '', frame),
    ...row('Fault', rule.fault ?? '', frame),
    ...row('Message', rule.message ?? '', frame),
    ...row('Address', rule.address ?? '', frame),
    ...several('Example', examples),
    ...several('Not', not),
    ...several(
      'Source',
      rule.source.map((at) => sourceWithPage(data, data.sources[at] ?? '')),
    ),
  ];
}

interface Examples {
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

const NONE: Examples = { examples: [], not: [] };

/** Compiled rules carry no examples: they are read from the rule files that come with the package. */
async function examplesOf(id: string): Promise<Examples> {
  const { readRuleFolder, RULES } = await import('../../app/rule-folder.ts');
  const rules = readRuleFolder(RULES).sources.files.flatMap((file) => file.rules);
  return rules.find((rule) => rule.id === id) ?? NONE;
}

function ownExamples(own: readonly ParsedRules[], id: string): Examples {
  const rules = own.flatMap(({ name, content }) => readRuleFile(name, content).file.rules);
  return rules.find((rule) => rule.id === id) ?? NONE;
}
