// Fuzzes `classify`: examples of the rules, changed, must be answered with a well-formed verdict.
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { readRuleFolder } from '../../src/app/rule-folder.ts';
import { judge } from '../../src/classify/judge.ts';
import { findOneByOne } from '../../src/classify/rule-set.ts';
import type { Facts } from '../../src/model/facts.ts';
import { STAGES } from '../../src/model/stage.ts';
import { builtInRules, classify } from '../../src/pipeline/classify.ts';
import { explain } from '../../src/pipeline/explain.ts';
import { replyText } from '../../src/text/reply-text.ts';
import { caseNumber, randomOf } from './random.ts';
import { REPLY_MUTATIONS } from './reply-mutations.ts';
import type { Seed, Subject } from './subject.ts';
import { serialFlaws, verdictFlaws } from './well-formed.ts';

/** Other people's: read in place, never written. */
const FOREIGN = ['../shared/corpus/recent/replies.jsonl', '../shared/corpus/replies.jsonl'];

/** As much of a reply as is read. */
const LONGEST_REPLY = 8192;
/** Trying every rule takes its time: only for so long a reply, and of these only for one in so many. */
const PASS_UP_TO = 300;
const PASS_OF = 8;

/** However long the reply: no more of it is read. */
const MS = 20;

export const REPLIES: Subject = {
  name: 'reply',
  seeds: [...examples(), ...FOREIGN.flatMap(labelled)],
  mutations: REPLY_MUTATIONS,
  answer: (input) => classify(input, factsFor(input)),
  allowedMs: () => MS,
  flaws: (input) => {
    const facts = factsFor(input);
    const verdict = classify(input, facts);
    const read = (text: string): string => replyText(text.slice(0, LONGEST_REPLY));
    const texts = { diagnostic: read(input), context: read(facts.context ?? ''), size: 0 };
    return [
      ...verdictFlaws(verdict, texts),
      ...serialFlaws(verdict),
      ...(explain(verdict, { reply: input }).sentence === '' ? ['explained by no sentence'] : []),
      ...(isSameOneByOne(input, facts) ? [] : ['one pass and rule by rule differ']),
    ];
  },
  // As JSON, which keeps half characters too.
  ending: '.reply.json',
  encode: (input) => Buffer.from(`${JSON.stringify(input)}\n`),
  decode: (content) => JSON.parse(Buffer.from(content).toString()) as string,
};

function isSameOneByOne(input: string, facts: Facts): boolean {
  if (input.length > PASS_UP_TO || input.length % PASS_OF !== 0) return true;
  const rules = builtInRules();
  return isDeepStrictEqual(judge(rules, input, facts), judge(rules, input, facts, findOneByOne));
}

/** Chosen by the input, so that a case is the same whenever it is tried. */
function factsFor(input: string): Facts {
  const random = randomOf(caseNumber(input.length, input.charCodeAt(input.length >> 1)));
  if (random.chance(40)) return {};
  return {
    stage: random.pick(STAGES, 'unknown'),
    status: random.pick(['', '5.0.0', '4.4.7', '5.1.1', '9.x'], ''),
    replyCode: random.pick(['', '550', '421', '250', 'x'], ''),
    provider: random.pick(['', 'gmail', 'example.com', 'postfix', '\0'], ''),
    speaker: random.pick(['remote', 'reporter', 'unknown'] as const, 'unknown'),
    action: random.pick(['failed', 'delayed', 'delivered', ''] as const, ''),
    recipient: random.pick(['a@example.com', ''], ''),
    sender: random.pick(['b@example.org', ''], ''),
    context: random.pick(['', 'Your message could not be delivered: mailbox is full.', input], ''),
  };
}

function examples(): Seed[] {
  return readRuleFolder('rules').sources.files.flatMap(({ rules }) =>
    rules.flatMap(({ id, examples: own, not }) =>
      [...own, ...not].map((text, at) => ({ name: `${id} ${at}`, text, own: true })),
    ),
  );
}

function labelled(file: string): Seed[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, at) => {
      const { text, reply } = JSON.parse(line) as { text?: string; reply?: string };
      return { name: `${file}:${at + 1}`, text: text ?? reply ?? '', own: false };
    });
}
