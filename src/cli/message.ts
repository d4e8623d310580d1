// `postbound message`: prints all that is known of one message, for each of its recipients.

import type { MessageHistory } from '../ports/store.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { warn, write } from './out.ts';
import { type ReportWords, reportWords, wordLines } from './report-lines.ts';
import { messageLines, outcomeLines, timelineLines } from './screen/history-screen.ts';
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
    'With --json one object a line: {"message", "events", "outcomes"}. Exit code 1 where no message has that name.',
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
  const { found, words } = await withStore(args, 'read', async (store) => {
    const found = await store.messages(name);
    const outcomes = found.flatMap(({ message, outcomes }) =>
      outcomes.map((outcome) => ({ outcome, message })),
    );
    return { found, words: await reportWords(store, isJson ? [] : outcomes) };
  });
  if (found.length === 0) {
    warn(`no message has the name ${name}`);
    return EXIT.wrong;
  }
  if (isJson) await write(found.map((one) => `${JSON.stringify(one)}\n`).join(''));
  else {
    const frame = { paint: painter(process.stdout), width: process.stdout.columns ?? WIDTH };
    await write(`${found.map((one) => screen(one, words, frame).join('\n')).join('\n\n')}\n`);
  }
  return EXIT.ok;
}

function screen(
  { message, events, outcomes }: MessageHistory,
  words: ReportWords,
  frame: Frame,
): string[] {
  const many = outcomes.length > MOST_OUTCOMES;
  return [
    ...messageLines(message, frame),
    ...outcomes
      .slice(0, MOST_OUTCOMES)
      .flatMap((outcome) => [...outcomeLines(outcome, frame), ...wordLines(words, outcome, frame)]),
    ...(many ? [`  and ${count(outcomes.length - MOST_OUTCOMES)} more recipients`] : []),
    ...timelineLines(events.slice(0, MOST_EVENTS), frame),
    ...(events.length > MOST_EVENTS
      ? [`    and ${count(events.length - MOST_EVENTS)} more events`]
      : []),
  ];
}
