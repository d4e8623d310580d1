// `postbound message`: prints all that is known of one message, for each of its recipients.

import { findingsOfEach } from '../app/engage/address-findings.ts';
import { explanationsOf, foreignByAddress } from '../app/engage/contradictions.ts';
import type { AddressFinding } from '../engage/reconcile/address-findings.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Explained } from '../pipeline/explain-contradiction.ts';
import type { MessageHistory, Store } from '../ports/store.ts';
import { addressKey } from '../text/address-key.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { warn, write } from './out.ts';
import { type ReportWords, reportWords, wordLines } from './report-lines.ts';
import { explanationLines } from './screen/contradiction-screen.ts';
import { messageLines, outcomeLines, timelineLines } from './screen/history-screen.ts';
import { findingBriefs } from './screen/odd-address-screen.ts';
import { painter } from './screen/paint.ts';
import { count } from './screen/summary-screen.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

export const messageCommand: Command = {
  name: 'message',
  summary: 'show all that is known of one message: attempts, stages, replies',
  usage: ['ID'],
  details: [
    'ID is your own id of the message, its Message-ID (with or without angle brackets), the id your provider gave it, or a queue id. Where several messages have that name, all are shown.',
    'A mail that failed, or was told of as a failure, and was opened or clicked has below it why, with the evidence and what to do, as `bounced-then-clicked` has it.',
    'Under a recipient stands what no single mail shows: that the address failed for good several times and lived in between, or that a person clicked since it was suppressed. `address` tells all of it.',
    'With --json one object a line: {"message", "events", "outcomes", "findings", "explanations"}; each finding has "recipient", "kind", "evidence" and "advice", each explanation "recipient", "name", "probability", "evidence", "action" and "runnerUp". Exit code 1 where no message has that name.',
  ],
  options: [{ name: 'json', help: 'print JSON, one message a line' }, STORE_OPTION],
  examples: [
    { line: 'postbound message 28D805BE139', what: 'by queue id' },
    { line: "postbound message '<w47.1@news.example.com>'", what: 'by Message-ID' },
  ],
  run,
};

const WIDTH = 80;
/** A mailing with one Message-ID for all: JSON has every recipient. */
const MOST_OUTCOMES = 50;
const MOST_EVENTS = 200;

async function run(args: Args): Promise<number> {
  const [name, ...more] = args.words;
  if (name === undefined || more.length > 0) throw new UsageError('name one message');
  const isJson = args.switches.has('json');
  const { found, ...besides } = await withStore(args, 'read', async (store) => {
    const found = await store.messages(name);
    const outcomes = found.flatMap(({ message, outcomes }) =>
      outcomes.map((outcome) => ({ outcome, message })),
    );
    return {
      found,
      words: await reportWords(store, isJson ? [] : outcomes),
      findings: await findingsOfEach(store, recipientsOf(found, isJson)),
      explained: await explainedIn(store, found, isJson),
    };
  });
  if (found.length === 0) {
    warn(`no message has the name ${name}`);
    return EXIT.wrong;
  }
  if (isJson) await write(found.map((one) => jsonOf(one, besides)).join(''));
  else {
    const frame = { paint: painter(process.stdout), width: process.stdout.columns ?? WIDTH };
    await write(`${found.map((one) => screen(one, besides, frame).join('\n')).join('\n\n')}\n`);
  }
  return EXIT.ok;
}

type Findings = ReadonlyMap<string, readonly AddressFinding[]>;
/** By message and recipient. */
type ExplainedMails = ReadonlyMap<string, Explained>;

async function explainedIn(
  store: Store,
  found: readonly MessageHistory[],
  isJson: boolean,
): Promise<ExplainedMails> {
  const told = found.flatMap((history) =>
    shownOf(history, isJson).map((outcome) => ({ ...outcome, message: history.message })),
  );
  if (!told.some(({ touches }) => touches > 0)) return new Map();
  const explained = await explanationsOf(store, told, await foreignByAddress(store));
  return new Map(explained.map((one) => [nameOf(one.message.id, one.outcome), one]));
}

const nameOf = (message: number, { recipient }: Outcome): string => `${message} ${recipient}`;

const shownOf = ({ outcomes }: MessageHistory, isJson: boolean): readonly Outcome[] =>
  isJson ? outcomes : outcomes.slice(0, MOST_OUTCOMES);

/** On the screen stand the first of each message. */
const recipientsOf = (found: readonly MessageHistory[], isJson: boolean): string[] =>
  found.flatMap((history) => shownOf(history, isJson).map(keyOf));

const keyOf = ({ recipient }: Outcome): string => addressKey(recipient);

function jsonOf(history: MessageHistory, besides: Omit<Besides, 'words'>): string {
  const findings = history.outcomes.flatMap((outcome) =>
    (besides.findings.get(keyOf(outcome)) ?? []).map((finding) => ({
      recipient: outcome.recipient,
      ...finding,
    })),
  );
  const explanations = history.outcomes.flatMap((outcome) => {
    const explained = besides.explained.get(nameOf(history.message.id, outcome));
    return explained ? [{ recipient: outcome.recipient, ...explained.explanation }] : [];
  });
  return `${JSON.stringify({ ...history, findings, explanations })}\n`;
}

/** What is told of outcomes besides themselves. */
interface Besides {
  readonly words: ReportWords;
  readonly findings: Findings;
  readonly explained: ExplainedMails;
}

function screen(
  { message, events, outcomes }: MessageHistory,
  { words, findings, explained }: Besides,
  frame: Frame,
): string[] {
  const many = outcomes.length > MOST_OUTCOMES;
  return [
    ...messageLines(message, frame),
    ...outcomes
      .slice(0, MOST_OUTCOMES)
      .flatMap((outcome) => [
        ...outcomeLines(outcome, frame),
        ...wordLines(words, outcome, frame),
        ...whyLines(explained.get(nameOf(message.id, outcome)), frame),
        ...findingBriefs(outcome.recipient, findings.get(keyOf(outcome)) ?? [], frame),
      ]),
    ...(many ? [`  and ${count(outcomes.length - MOST_OUTCOMES)} more recipients`] : []),
    ...timelineLines(events.slice(0, MOST_EVENTS), frame),
    ...(events.length > MOST_EVENTS
      ? [`    and ${count(events.length - MOST_EVENTS)} more events`]
      : []),
  ];
}

const whyLines = (explained: Explained | undefined, frame: Frame): string[] =>
  explained ? explanationLines(explained, frame) : [];
