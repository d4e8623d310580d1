// `postbound explain`: says of a mail, a mailbox or a bare reply what happened, for a person.

import { bareReply, inputOf, readMails } from '../app/input.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import type { Facts } from '../model/facts.ts';
import { STAGES } from '../model/stage.ts';
import { builtInRules, classify } from '../pipeline/classify.ts';
import { decode } from '../pipeline/decode.ts';
import { explain } from '../pipeline/explain.ts';
import { type Args, choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { breathe, warn, write } from './out.ts';
import { ownRules, RULES_DETAIL, RULES_OPTION } from './own-rules.ts';
import { demandsBlock } from './screen/checklist-screen.ts';
import { noticeScreen } from './screen/notice-screen.ts';
import { painter } from './screen/paint.ts';
import { type Frame, verdictScreen } from './screen/verdict-screen.ts';
import { UsageError } from './usage-error.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what happened to a mail, why, whose fault it was and what to do',
  usage: ['FILE…', '-', '"REPLY TEXT"'],
  details: [
    'FILE is a bounce mail, a mailbox (mbox: all its mails, or one as box.mbox#3) or a folder. `-` reads the standard input. Anything else is taken as the words of an SMTP reply.',
    'The options tell what is known of a bare reply; a mail tells these things itself.',
    RULES_DETAIL,
  ],
  options: [
    {
      name: 'stage',
      value: 'STAGE',
      help: `where the reply came: ${STAGES.slice(0, 12).join(', ')}`,
    },
    {
      name: 'provider',
      value: 'NAME',
      help: 'who answered: a receiver, a software, a mail domain',
    },
    { name: 'mx', value: 'HOST', help: 'host name of the server that answered' },
    { name: 'recipient', value: 'ADDRESS', help: 'the address that the mail was for' },
    RULES_OPTION,
  ],
  examples: [
    { line: 'postbound explain bounce.eml', what: 'one mail' },
    { line: 'postbound explain "552 5.2.2 Mailbox is full" --stage rcpt', what: 'one reply' },
    { line: 'postbound explain box.mbox#3', what: 'the third mail of a mailbox' },
    { line: 'postbound explain - < bounce.eml', what: 'from the standard input' },
  ],
  run,
};

/** What is known besides the words. */
interface Known {
  readonly facts: Facts;
  readonly rules: RuleSet;
}

const WIDEST = 80;
const NARROWEST = 40;

async function run(args: Args): Promise<number> {
  const rules = (await ownRules(args))?.rules ?? builtInRules();
  const known: Known = { facts: factsOf(args), rules };
  const frame: Frame = { paint: painter(process.stdout), width: screenWidth() };
  const input = inputOf(args.words.length > 0 ? args.words : fromPipe());
  switch (input.kind) {
    case 'reply':
      await show(replyScreen(input.text, known, frame));
      return EXIT.ok;
    case 'files':
      return explainFiles(input.paths, known, frame);
    case 'missing':
      warn(
        `${input.path}: no such file (a reply to explain needs quotes, and begins with a code or has spaces)`,
      );
      return EXIT.unreadable;
  }
}

/** Without words, what comes through a pipe is meant. */
function fromPipe(): string[] {
  if (!process.stdin.isTTY) return ['-'];
  throw new UsageError('nothing to explain: name a file, or give a reply in quotes');
}

function factsOf(args: Args): Facts {
  const stage = choice(args, 'stage', STAGES);
  const texts = ['provider', 'mx', 'recipient'].flatMap((name) => {
    const value = args.values.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(texts), ...(stage && { stage }) };
}

function screenWidth(): number {
  const columns = process.stdout.isTTY ? process.stdout.columns : WIDEST;
  return Math.max(NARROWEST, Math.min(WIDEST, columns || WIDEST));
}

async function explainFiles(paths: readonly string[], known: Known, frame: Frame): Promise<number> {
  let code: number = EXIT.ok;
  let shown = 0;
  const isOne = paths.length === 1;
  for await (const mail of readMails(paths)) {
    if (mail.kind === 'unreadable') {
      warn(`${mail.name}: ${mail.why}`);
      code = EXIT.unreadable;
      continue;
    }
    const screen = mailScreen(mail.bytes, known, frame);
    const isNamed = !isOne || mail.name !== shortName(paths[0]);
    await show([
      ...(shown > 0 ? [''] : []),
      ...(isNamed ? [title(mail.name, frame), ''] : []),
      ...screen,
    ]);
    shown++;
    await breathe();
  }
  return code;
}

const shortName = (path: string | undefined): string => (path ?? '').replaceAll('\\', '/');

function title(name: string, { paint, width }: Frame): string {
  const line = '─'.repeat(Math.max(2, width - name.length - 4));
  return paint('quiet', `── ${name} ${line}`);
}

function mailScreen(bytes: Uint8Array, known: Known, frame: Frame): string[] {
  const reply = bareReply(bytes);
  if (reply !== undefined && reply !== '') return replyScreen(reply, known, frame);
  const { rules } = known;
  const decoded = decode(bytes, { rules });
  const screen = noticeScreen(decoded, explain(decoded, { rules }), frame);
  return [...screen, ...demandsBlock(decoded.reports, frame)];
}

function replyScreen(reply: string, { facts, rules }: Known, frame: Frame): string[] {
  const { recipient, mx } = facts;
  const verdict = classify(reply, facts, { rules });
  const told = explain(verdict, {
    reply,
    rules,
    ...(recipient !== undefined && { recipient }),
    ...(mx !== undefined && { mx }),
  });
  return [...verdictScreen(told, [], frame), ...demandsBlock([verdict], frame)];
}

async function show(lines: readonly string[]): Promise<void> {
  await write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
}
