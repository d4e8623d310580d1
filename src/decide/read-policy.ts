// Reads the parsed contents of a policy file into a policy, and says what is wrong with it.

import { FAULTS } from '../model/fault.ts';
import { HOPS } from '../model/hop.ts';
import { OBSERVATION_KINDS } from '../model/observation.ts';
import {
  CONDITION_LISTS,
  type Policy,
  type PolicyCondition,
  type PolicyRule,
  type PolicyStep,
} from '../model/policy.ts';
import { REASONS } from '../model/reason.ts';
import { STAGES } from '../model/stage.ts';
import { Fields, isTable, type PolicyProblem, type Table, tablesOf } from './fields.ts';
import { takerOf } from './takes-all.ts';
import { unknownFacts, WHY_FACTS } from './why.ts';

const POLICY_FIELDS = [
  'name',
  'title',
  'source',
  'resets',
  'minds',
  'strikes-per-day',
  'rule',
] as const;
const RULE_FIELDS = [
  'id',
  'cause',
  'when',
  'weight',
  'apart',
  'within',
  'stale',
  'lasting',
  'scope',
  'step',
  'why',
] as const;
const WHEN_FIELDS = [...CONDITION_LISTS, 'confidence', 'human-within', 'lifeless-for'] as const;
const STEP_FIELDS = [
  'strikes',
  'over',
  'hold',
  'suppress',
  'turns-into',
  'turned-why',
  'probation',
  'why',
] as const;

const MESSAGE = ['permanent', 'temporary', 'pending', 'delivered', 'unknown'] as const;
const ADDRESS = ['dead', 'alive', 'unknown'] as const;
const RESETS = ['delivered', 'human'] as const;
const MINDS = ['incidents', 'nothing'] as const;
const SCOPES = ['address', 'stream'] as const;
/** What a rule may count; signs of life are no rule's business. */
const COUNTED = OBSERVATION_KINDS.filter((kind) => kind !== 'delivered' && kind !== 'human');

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const MOST_STRIKES = 1000;

/**
 * @param file its name, for what is said about it.
 * @param content what a TOML or JSON reader returned.
 * @returns a policy in any case; use it only if there are no problems.
 */
export function readPolicy(
  file: string,
  content: unknown,
): { readonly policy: Policy; readonly problems: readonly PolicyProblem[] } {
  const fields = new Fields(file);
  const table = isTable(content) ? content : {};
  const rules = tablesOf(fields, table, 'rule', '[[rule]]').map((one) => readRule(fields, one));
  fields.at('');
  const policy: Policy = {
    name: fields.text(table, 'name'),
    title: fields.text(table, 'title'),
    source: fields.text(table, 'source'),
    rules,
    resets: readResets(fields, table),
    minds: fields.oneOf(table, 'minds', MINDS, 'incidents'),
    strikesPerDay: fields.number(table, 'strikes-per-day', 1, 0, 1),
  };
  fields.onlyKnown(table, POLICY_FIELDS, 'A policy');
  checkPolicy(fields, policy);
  return { policy, problems: fields.problems };
}

function checkPolicy(fields: Fields, { name, title, source, rules, strikesPerDay }: Policy): void {
  if (!ID.test(name)) fields.say('`name` must be lower-case words with `-`, like "my-policy"');
  if (title === '') fields.say('has no `title`: say in a few words whose policy it is');
  if (source === '') fields.say('has no `source`: say where it comes from, with a date');
  if (!Number.isInteger(strikesPerDay))
    fields.say('`strikes-per-day` must be 1, or 0 for no limit');
  if (rules.length === 0) fields.say('has no rules: write [[rule]]');
  checkTogether(fields, rules);
}

function readResets(fields: Fields, table: Table): Policy['resets'] {
  const value = table['resets'];
  if (Array.isArray(value) && value.length === 0) return [];
  if (value === undefined)
    fields.say(
      'has no `resets`: say which signs of life forgive, ["delivered", "human"], or [] for none',
    );
  return fields.someOf(table, 'resets', RESETS);
}

/** What rules must agree on where they count together, and what may be there only once. */
function checkTogether(fields: Fields, rules: readonly PolicyRule[]): void {
  const ids = new Set<string>();
  const causes = new Map<string, PolicyRule>();
  for (const [index, rule] of rules.entries()) {
    fields.at(rule.id);
    const taker = takerOf(rules, index);
    if (taker) fields.say(`is never reached: ${taker.id} before it takes all that it would take`);
    if (ids.has(rule.id)) fields.say('another rule has the same `id`');
    ids.add(rule.id);
    if (rule.steps.length === 0) continue;
    const first = causes.get(rule.cause) ?? rule;
    causes.set(rule.cause, first);
    if (first.scope !== rule.scope || first.lasting !== rule.lasting)
      fields.say(`counts with ${first.id}, so \`scope\` and \`lasting\` must be the same there`);
  }
}

function readRule(fields: Fields, table: Table): PolicyRule {
  fields.at('');
  const id = fields.text(table, 'id');
  fields.at(id);
  if (!ID.test(id)) fields.say('`id` must be lower-case words with `-`');
  fields.onlyKnown(table, RULE_FIELDS, 'A rule');
  const when = readCondition(fields, table);
  const steps = tablesOf(fields, table, 'step', '[[rule.step]]').map((step) =>
    readStep(fields, step),
  );
  const rule: PolicyRule = {
    id,
    cause: fields.text(table, 'cause') || id,
    when,
    weight: fields.number(table, 'weight', 1, 0.01, MOST_STRIKES),
    apart: fields.days(table, 'apart', 1),
    within: fields.days(table, 'within', 0),
    stale: fields.days(table, 'stale', 0),
    lasting: fields.yes(
      table,
      'lasting',
      !when.kinds.some((kind) => kind === 'failed' || kind === 'uncertain'),
    ),
    scope: fields.oneOf(table, 'scope', SCOPES, 'address'),
    steps,
    why: fields.text(table, 'why'),
  };
  checkRule(fields, rule);
  return rule;
}

function checkRule(fields: Fields, { steps, why }: PolicyRule): void {
  if (steps.length === 0 && why === '')
    fields.say('has neither steps nor a `why`: say why it counts nothing, or what follows');
  if (steps.length > 0 && why !== '')
    fields.say('has steps, so each step has a `why` and the rule has none');
  checkFacts(fields, why);
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before && (step.strikes < before.strikes || step.over < before.over))
      fields.say(`step ${index + 1} is reached before step ${index}: put the smaller one first`);
  }
}

function readCondition(fields: Fields, rule: Table): PolicyCondition {
  const given = rule['when'] ?? {};
  if (!isTable(given)) fields.say('`when` must be a table: when = { reasons = ["…"] }');
  const table = isTable(given) ? given : {};
  fields.onlyKnown(table, WHEN_FIELDS, '`when`');
  const kinds = fields.someOf(table, 'kinds', COUNTED);
  return {
    kinds: kinds.length > 0 ? kinds : ['failed'],
    reasons: fields.someOf(table, 'reasons', REASONS),
    faults: fields.someOf(table, 'faults', FAULTS),
    stages: fields.someOf(table, 'stages', STAGES),
    hops: fields.someOf(table, 'hops', HOPS),
    message: fields.someOf(table, 'message', MESSAGE),
    address: fields.someOf(table, 'address', ADDRESS),
    streams: fields.texts(table, 'streams'),
    receivers: fields.texts(table, 'receivers'),
    confidence: fields.number(table, 'confidence', 0, 0, 1),
    humanWithin: fields.days(table, 'human-within', null),
    lifelessFor: fields.days(table, 'lifeless-for', null),
  };
}

function readStep(fields: Fields, table: Table): PolicyStep {
  fields.onlyKnown(table, STEP_FIELDS, 'A step');
  const { hold, suppress } = table;
  if (hold !== undefined && suppress !== undefined)
    fields.say('a step has `hold` or `suppress`, not both');
  const action = suppress !== undefined ? 'suppress' : hold !== undefined ? 'hold' : 'count';
  const step: PolicyStep = {
    strikes: fields.number(table, 'strikes', 1, 0.01, MOST_STRIKES),
    over: fields.days(table, 'over', 0),
    action,
    days: action === 'count' ? 0 : fields.term(table, action),
    turnsInto: readTurn(fields, table, action),
    probation: fields.yes(table, 'probation', false),
    why: fields.text(table, 'why'),
  };
  checkStep(fields, step);
  return step;
}

function readTurn(
  fields: Fields,
  table: Table,
  action: PolicyStep['action'],
): PolicyStep['turnsInto'] {
  if (table['turns-into'] === undefined) {
    if (table['turned-why'] !== undefined) fields.say('`turned-why` goes with `turns-into`');
    return null;
  }
  if (action !== 'hold') fields.say('`turns-into` says what a `hold` becomes when it ends');
  const why = fields.text(table, 'turned-why');
  if (why === '') fields.say('`turns-into` needs a `turned-why`: what to tell people then');
  checkFacts(fields, why);
  return { days: fields.term(table, 'turns-into'), why };
}

function checkStep(fields: Fields, { action, days, turnsInto, probation, why }: PolicyStep): void {
  if (why === '') fields.say('a step has no `why`: what to tell people when it is reached');
  checkFacts(fields, why);
  const term = turnsInto ? turnsInto.days : action === 'suppress' ? days : 0;
  if (probation && term === 0)
    fields.say('`probation` follows a suppression that ends: give it a number of days');
}

function checkFacts(fields: Fields, sentence: string): void {
  for (const name of unknownFacts(sentence))
    fields.say(
      `\`why\` names ${name}: it may name ${WHY_FACTS.map((fact) => `{${fact}}`).join(', ')}`,
    );
}
