// `postbound policies`: lists the policies there are, or shows one rule by rule.

import { loadPolicies, policyNames } from '../app/policies.ts';
import type { Policy, PolicyRule, PolicyStep } from '../model/policy.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { type Paint, painter } from './screen/paint.ts';
import { hang } from './screen/wrap.ts';
import { UsageError } from './usage-error.ts';

export const policiesCommand: Command = {
  name: 'policies',
  summary: 'list the policies, show one, check one of your own',
  usage: ['[NAME|FILE]'],
  details: [
    'A policy says what is done to an address after what happened: what counts, how often, for how long. `default` is ours; the others are what other systems do, for comparison (`postbound backtest`).',
    'FILE is a policy of your own (policies/README.md): what is wrong in it is told, a sentence each, and the exit code is 1.',
  ],
  options: [{ name: 'json', help: 'one JSON object a policy' }],
  examples: [
    { line: 'postbound policies default', what: 'what is done by default, and why' },
    { line: 'postbound policies mine.toml', what: 'check a policy of your own' },
  ],
  run,
};

const WIDTH = 80;
const NAME = 14;
const RULE = 26;

async function run(args: Args): Promise<number> {
  if (args.words.length > 1) throw new UsageError('name one policy');
  const isList = args.words.length === 0;
  const { policies, problems } = loadPolicies(isList ? policyNames() : args.words);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const all = policies.map(({ policy }) => policy);
  if (args.switches.has('json')) {
    await write(all.map((policy) => `${JSON.stringify(policy)}\n`).join(''));
    return EXIT.ok;
  }
  const paint = painter(process.stdout);
  const lines = isList
    ? all.flatMap(({ name, title }) => hang(`  ${name}`, title, NAME, WIDTH))
    : all.flatMap((policy) => policyLines(policy, paint));
  await write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

function policyLines(policy: Policy, paint: Paint): string[] {
  const { name, title, source, rules, resets, minds } = policy;
  const life = resets.length === 0 ? 'nothing' : resets.map((kind) => LIFE[kind]).join(' or ');
  return [
    `${paint('strong', name)}  ${title}`,
    ...hang('', source, 2, WIDTH).map((line) => paint('quiet', line)),
    ...hang('', `Strikes are forgiven by ${life}.`, 2, WIDTH),
    ...hang(
      '',
      minds === 'incidents'
        ? 'Failures within an incident do not count.'
        : 'Incidents change nothing.',
      2,
      WIDTH,
    ),
    '',
    ...rules.flatMap((rule) => ruleLines(rule, paint)),
  ];
}

const LIFE = { delivered: 'a delivery', human: 'a person’s reaction' } as const;

function ruleLines(rule: PolicyRule, paint: Paint): string[] {
  const { id, steps, why, scope } = rule;
  const where = scope === 'stream' ? ', for its stream' : '';
  const told =
    steps.length === 0
      ? [['does not count', why]]
      : steps.map((step) => [stepText(step, where), step.why]);
  return told.flatMap(([what = '', words = ''], at) => [
    ...hang(at === 0 ? `  ${id}` : '', what, RULE, WIDTH).map((line, row) =>
      at === 0 && row === 0 ? paint('strong', line.slice(0, RULE)) + line.slice(RULE) : line,
    ),
    ...hang('', words, RULE, WIDTH).map((line) => paint('quiet', line)),
  ]);
}

function stepText(
  { strikes, over, action, days, turnsInto, probation }: PolicyStep,
  where: string,
): string {
  const from = strikes === 1 ? 'at once' : `from ${strikes} strikes on`;
  const span = over > 0 ? `, over ${over} days` : '';
  const term = days === 0 ? ' for ever' : ` for ${days} days`;
  const turns = turnsInto
    ? `, then suppress${turnsInto.days === 0 ? ' for ever' : ` for ${turnsInto.days} days`}`
    : '';
  const end = probation ? ', then one message on probation' : '';
  return action === 'count' || action === 'none'
    ? `${from}${span}: counted`
    : `${from}${span}: ${action}${term}${turns}${end}${where}`;
}
