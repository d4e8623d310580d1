// Writes which reasons a verdict can have, with an example of each.
import type { ReasonWords } from '../../src/classify/compiled.ts';
import { classify } from '../../src/pipeline/classify.ts';
import type { RuleFile, SourceRule } from '../../src/rules/rule-file.ts';
import { markdownTable, type Row } from '../helpers/table.ts';

export function reasonsPart(reasons: readonly ReasonWords[], files: readonly RuleFile[]): string {
  const groups = Map.groupBy(reasons, ({ group }) => group);
  const tables = [...groups].map(
    ([group, entries]) => `### ${heading(group)}\n\n${table(entries, files)}`,
  );
  return `## Reasons

${reasons.length} reasons; \`postbound reasons\` tells their usual fault and what to do. Those without a rule follow from what a mail is, or from
what is known besides its words.

${tables.join('\n\n')}`;
}

const heading = (group: string): string =>
  (group.charAt(0).toUpperCase() + group.slice(1)).replaceAll('-', ' ');

/** Where hardly anything has a rule, the columns about rules are left out. */
function table(entries: readonly ReasonWords[], files: readonly RuleFile[]): string {
  const rows = entries.map((entry) => rowOf(entry, files));
  const width = rows.some(([, , , example]) => example !== '') ? HEAD.length : 2;
  return markdownTable(
    HEAD.slice(0, width),
    rows.map((row) => row.slice(0, width)),
    'left',
  );
}

const HEAD = ['reason', 'means', 'rules', 'for example'];

function rowOf({ id, group, meaning }: ReasonWords, files: readonly RuleFile[]): Row {
  const rulesOf = (some: readonly RuleFile[]): SourceRule[] =>
    some.flatMap(({ rules }) => rules.filter(({ reason }) => reason === id));
  const common = files.filter(({ speaker }) => speaker.kind === 'common');
  const example =
    group === 'not-failure' ? '' : exampleOf(rulesOf(common)) || exampleOf(rulesOf(files));
  return [`\`${id}\``, meaning, String(rulesOf(files).length), example && `\`${example}\``];
}

/** The first in one line, in plain English, that tells by its words alone. */
function exampleOf(rules: readonly SourceRule[]): string {
  const examples = rules.filter(({ words }) => words.length > 0).flatMap((rule) => rule.examples);
  const reason = rules[0]?.reason;
  return (
    examples.find((one) => /^[ -_a-{}~]{25,100}$/.test(one) && classify(one).reason === reason) ??
    ''
  );
}
