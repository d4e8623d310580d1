// Reads the parsed contents of a policy file into a policy, and says what is wrong with it.

import { FAULTS } from '../model/fault.ts';
import { HOPS } from '../model/hop.ts';
import { OBSERVATION_KINDS } from '../model/observation.ts';
import { ADDRESS_PERMANENCES, MESSAGE_PERMANENCES } from '../model/permanence.ts';
import {
  CONDITION_LISTS,
  type Policy,
  type PolicyCondition,
  type PolicyRule,
  type PolicyStep,
} from '../model/policy.ts';
import { REASONS } from '../model/reason.ts';
import { STAGES } from '../model/stage.ts';
import { Fields, type FileProblem } from '../text/fields.ts';
import { readDays, readTerm } from './read-days.ts';
import { takerOf } from './takes-all.ts';
import { unknownFacts, WHY_FACTS } from './why.ts';

const RESETS = ['delivered', 'human'] as const;
const MINDS = ['incidents', 'nothing'] as const;
const SCOPES = ['address', 'stream'] as const;
/** What a rule may count; signs of life are no rule's business. */
const COUNTED = OBSERVATION_KINDS.filter((kind) => kind !== 'delivered' && kind !== 'human');

const MOST_STRIKES = 1000;

/**
 * @param file its name, for what is said about it.
 * @param content what a TOML or JSON reader returned.
 * @returns a policy in any case; use it only if there are no problems.
 */
export function readPolicy(
  file: string,
  content: unknown,
): { readonly policy: Policy; readonly problems: readonly FileProblem[] } {
  const fields = new Fields(file, content);
  const policy: Policy = {
    name: fields.id('name'),
    title: sentence(fields, 'title'),
    source: sentence(fields, 'source'),
    rules: fields.tables('rule').map(readRule),
    resets: fields.someOf('resets', RESETS),
    minds: fields.oneOf('minds', MINDS, 'incidents'),
    strikesPerDay: fields.whole('strikes-per-day', 1, 0, 1),
  };
  fields.needs('title', 'say in a few words whose policy it is');
  fields.needs('source', 'say where it comes from, with a date');
  fields.needs('rule', 'write [[rule]]');
  if (!fields.has('resets'))
    fields.say(
      'has no `resets`: say which signs of life forgive, ["delivered", "human"], or [] for none',
    );
  fields.noOthers();
  checkTogether(fields, policy.rules);
  return { policy, problems: fields.problems };
}

/** On one line. */
const sentence = (fields: Fields, key: string): string =>
  fields.text(key).trim().replace(/\s+/g, ' ');

/** What rules must agree on where they count together, and what may be there only once. */
function checkTogether(fields: Fields, rules: readonly PolicyRule[]): void {
  const ids = new Set<string>();
  const causes = new Map<string, PolicyRule>();
  for (const [index, rule] of rules.entries()) {
    const say = (message: string): void => fields.say(message, rule.id);
    const taker = takerOf(rules, index);
    if (taker) say(`is never reached: ${taker.id} before it takes all that it would take`);
    if (ids.has(rule.id)) say('another rule has the same `id`');
    ids.add(rule.id);
    if (rule.steps.length === 0) continue;
    const first = causes.get(rule.cause) ?? rule;
    causes.set(rule.cause, first);
    if (first.scope !== rule.scope || first.lasting !== rule.lasting)
      say(`counts with ${first.id}, so \`scope\` and \`lasting\` must be the same there`);
  }
}

function readRule(fields: Fields): PolicyRule {
  const id = fields.named();
  const when = readCondition(fields.table('when'));
  const isFailure = when.kinds.some((kind) => kind === 'failed' || kind === 'uncertain');
  const rule: PolicyRule = {
    id,
    cause: sentence(fields, 'cause') || id,
    when,
    weight: fields.number('weight', 1, 0.01, MOST_STRIKES),
    apart: readDays(fields, 'apart', 1),
    within: readDays(fields, 'within', 0),
    stale: readDays(fields, 'stale', 0),
    lasting: fields.yes('lasting', !isFailure),
    scope: fields.oneOf('scope', SCOPES, 'address'),
    steps: fields.tables('step').map(readStep),
    why: sentence(fields, 'why'),
  };
  fields.noOthers();
  checkRule(fields, rule);
  return rule;
}

function checkRule(fields: Fields, { steps, why }: PolicyRule): void {
  if (steps.length === 0 && why === '')
    fields.say('has neither steps nor a `why`: say why it counts nothing, or what follows');
  if (steps.length > 0 && why !== '')
    fields.say('has steps, so each step has a `why` and the rule has none');
  checkFacts(fields, 'why', why);
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before && (step.strikes < before.strikes || step.over < before.over))
      fields.say(`step ${index + 1} is reached before step ${index}: put the smaller one first`);
  }
}

function readCondition(fields: Fields): PolicyCondition {
  const kinds = fields.someOf('kinds', COUNTED);
  const condition: PolicyCondition = {
    kinds: kinds.length > 0 ? kinds : ['failed'],
    reasons: fields.someOf('reasons', REASONS),
    faults: fields.someOf('faults', FAULTS),
    stages: fields.someOf('stages', STAGES),
    hops: fields.someOf('hops', HOPS),
    message: fields.someOf('message', MESSAGE_PERMANENCES),
    address: fields.someOf('address', ADDRESS_PERMANENCES),
    streams: fields.texts('streams'),
    receivers: fields.texts('receivers'),
    confidence: fields.number('confidence', 0, 0, 1),
    humanWithin: readDays(fields, 'human-within', null),
    lifelessFor: readDays(fields, 'lifeless-for', null),
  };
  // An empty list would hold for everything, which nobody means.
  for (const key of CONDITION_LISTS)
    if (fields.has(key)) fields.needs(key, 'name some, or leave it out');
  fields.noOthers();
  return condition;
}

function readStep(fields: Fields): PolicyStep {
  const isHold = fields.has('hold');
  const isSuppression = fields.has('suppress');
  if (isHold && isSuppression) fields.say('a step has `hold` or `suppress`, not both');
  const action = isSuppression ? 'suppress' : isHold ? 'hold' : 'count';
  const step: PolicyStep = {
    strikes: fields.number('strikes', 1, 0.01, MOST_STRIKES),
    over: readDays(fields, 'over', 0),
    action,
    days: action === 'count' ? 0 : readTerm(fields, action),
    turnsInto: readTurn(fields, isHold && !isSuppression),
    probation: fields.yes('probation', false),
    why: sentence(fields, 'why'),
  };
  fields.noOthers();
  checkStep(fields, step);
  return step;
}

function readTurn(fields: Fields, isHold: boolean): PolicyStep['turnsInto'] {
  const why = sentence(fields, 'turned-why');
  if (!fields.has('turns-into')) {
    if (fields.has('turned-why')) fields.blame('turned-why', 'goes with `turns-into`');
    return null;
  }
  if (!isHold) fields.blame('turns-into', 'says what a `hold` becomes when it ends');
  fields.needs('turned-why', 'what to tell people when the hold has turned');
  checkFacts(fields, 'turned-why', why);
  return { days: readTerm(fields, 'turns-into'), why };
}

function checkStep(fields: Fields, { action, days, turnsInto, probation, why }: PolicyStep): void {
  fields.needs('why', 'what to tell people when the step is reached');
  checkFacts(fields, 'why', why);
  const term = turnsInto ? turnsInto.days : action === 'suppress' ? days : 0;
  if (probation && term === 0)
    fields.blame('probation', 'follows a suppression that ends: give it a number of days');
}

function checkFacts(fields: Fields, key: string, sentence: string): void {
  for (const name of unknownFacts(sentence))
    fields.blame(
      key,
      `names ${name}: it may name ${WHY_FACTS.map((fact) => `{${fact}}`).join(', ')}`,
    );
}
