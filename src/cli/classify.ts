// `postbound classify`: judges SMTP replies, one a line, into JSON or a table.

import { type Asked, type AskedReply, jsonReplies, plainReplies } from '../app/replies.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import type { Facts } from '../model/facts.ts';
import { STAGES } from '../model/stage.ts';
import type { Verdict } from '../model/verdict.ts';
import { builtInRules, classify } from '../pipeline/classify.ts';
import { type Args, choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, warn, write } from './out.ts';
import { ownRules, RULES_DETAIL, RULES_OPTION } from './own-rules.ts';
import { tableHead, tableLine } from './screen/reply-table.ts';
import { UsageError } from './usage-error.ts';

export const classifyCommand: Command = {
  name: 'classify',
  summary: 'judge SMTP replies, one a line or as arguments',
  usage: ['["REPLY TEXT"…]', '--json < replies.jsonl'],
  details: [
    'Each reply is answered with one line of JSON, in order. Without arguments the replies are read from the standard input, one a line.',
    'With --json each line is an object {"id", "text", "provider", "stage"}: `id` comes back as it was, `text` may hold several lines, the rest is optional. Further facts: mx, direction (outbound, submission), speaker (remote, reporter), status, replyCode, recipient, sender, reportingMta, context. A line that is none is named on the standard error; the rest goes on.',
    RULES_DETAIL,
  ],
  options: [
    { name: 'json', help: 'the standard input holds JSON objects' },
    { name: 'table', help: 'print a table for reading instead of JSON' },
    {
      name: 'provider',
      value: 'NAME',
      help: 'who answered: a receiver, a software, a mail domain',
    },
    { name: 'stage', value: 'STAGE', help: `where: ${STAGES.slice(0, 12).join(', ')}` },
    RULES_OPTION,
  ],
  examples: [
    { line: 'postbound classify "550 5.1.1 User unknown"', what: 'one reply' },
    { line: 'postbound classify --table < replies.txt', what: 'a file of replies, one a line' },
    {
      line: `echo '{"id":7,"text":"552 5.2.2 full"}' | postbound classify --json`,
      what: 'replies with what is known besides',
    },
  ],
  run,
};

interface Answered {
  readonly text: string;
  readonly bad: readonly string[];
}

async function run(args: Args): Promise<number> {
  const rules = (await ownRules(args))?.rules ?? builtInRules();
  const answer = args.switches.has('table') ? tableAnswer : jsonAnswer;
  const interrupted = onInterrupt();
  let bad = 0;
  if (answer === tableAnswer) await write(tableHead());
  for await (const asked of repliesOf(args)) {
    const answered = answerAll(asked, rules, answer);
    await write(answered.text);
    for (const message of answered.bad) warn(message);
    bad += answered.bad.length;
    await breathe();
    if (interrupted()) return EXIT.interrupted;
  }
  if (bad > 0) warn(`${bad} of the lines could not be read`);
  return bad > 0 ? EXIT.unreadable : EXIT.ok;
}

function repliesOf(args: Args): AsyncIterable<Asked[]> | Asked[][] {
  const provider = args.values.get('provider');
  const stage = choice(args, 'stage', STAGES);
  const facts: Facts = { ...(provider && { provider }), ...(stage && { stage }) };
  const isJson = args.switches.has('json');
  if (args.words.length > 0) {
    if (isJson) throw new UsageError('--json reads the standard input; leave the arguments out');
    return [args.words.map((text) => ({ id: undefined, text, facts }))];
  }
  if (process.stdin.isTTY && !isJson)
    process.stderr.write('Type or paste replies, one a line; Ctrl-D ends.\n');
  return isJson ? jsonReplies(facts) : plainReplies(facts);
}

function answerAll(
  asked: readonly Asked[],
  rules: RuleSet,
  answer: (reply: AskedReply, verdict: Verdict) => string,
): Answered {
  const bad: string[] = [];
  let text = '';
  for (const one of asked) {
    if ('why' in one) bad.push(`line ${one.line}: ${one.why}`);
    else text += answer(one, classify(one.text, one.facts, { rules }));
  }
  return { text, bad };
}

function jsonAnswer({ id, text }: AskedReply, verdict: Verdict): string {
  const { reason, stage, hop, fault, permanence, confidence } = verdict;
  const { evidence, alternatives, detail, labels, spokenBy } = verdict;
  const judged = { reason, stage, hop, fault, permanence, confidence };
  const record = { id, text, ...judged, evidence, alternatives, detail, labels, spokenBy };
  return `${JSON.stringify(record)}\n`;
}

function tableAnswer({ text }: AskedReply, verdict: Verdict): string {
  return tableLine(text, verdict);
}
