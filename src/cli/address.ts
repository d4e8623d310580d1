// `postbound address`: prints all that is known of one address.

import { findingsOf } from '../app/engage/address-findings.ts';
import { explanationsOf, type Foreign } from '../app/engage/contradictions.ts';
import type { AddressFinding } from '../engage/reconcile/address-findings.ts';
import type { AddressStanding } from '../model/decision.ts';
import { isSendable, standingAt } from '../model/standing-at.ts';
import type { Explained } from '../pipeline/explain-contradiction.ts';
import type { AddressHistory, StoredEvent } from '../ports/store.ts';
import { addressKey } from '../text/address-key.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { type ReportWords, reportWords, wordLines } from './report-lines.ts';
import { explanationLines } from './screen/contradiction-screen.ts';
import { messageLines, outcomeLines, timelineLines } from './screen/history-screen.ts';
import { findingLines } from './screen/odd-address-screen.ts';
import { painter } from './screen/paint.ts';
import { stateSentence } from './screen/standing-words.ts';
import { count } from './screen/summary-screen.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { harmless } from './screen/width.ts';
import { wrap } from './screen/wrap.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeText } from './times.ts';
import { UsageError } from './usage-error.ts';

export const addressCommand: Command = {
  name: 'address',
  summary: 'show all that is known of one address: messages, attempts, verdicts',
  usage: ['ADDRESS'],
  details: [
    'The dossier: each message to the address with what became of it, newest first, and every attempt, notice, open and click with the words and the verdict. Below them what belongs to no message of ours.',
    'A mail that failed, or was told of as a failure, and was opened or clicked has below it why, with the evidence and what to do, as `bounced-then-clicked` has it.',
    'With --json one object: {"address", "outcomes", "events", "total", "standings", "findings", "explanations"}; each explanation has the number of its "message". What is decided about the address, and why, tells `why`.',
  ],
  options: [
    { name: 'limit', value: 'N', help: 'so many messages at most (default 20)' },
    { name: 'json', help: 'print one JSON object' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound address anna@example.com', what: 'what happened to the mails to Anna' },
    {
      line: 'postbound address anna@example.com --json | jq .outcomes[0].state',
      what: 'the newest state',
    },
  ],
  run,
};

const WIDTH = 80;
const DEFAULT_LIMIT = 20;

async function run(args: Args): Promise<number> {
  const [address, ...more] = args.words;
  if (address === undefined || more.length > 0) throw new UsageError('name one address');
  const limit = limitOf(args);
  const isJson = args.switches.has('json');
  const dossier = await withStore(args, 'read', async (store): Promise<Dossier> => {
    const history = await store.address(address, limit);
    const outcomes = history.outcomes.map((outcome) => ({ outcome, message: outcome.message }));
    return {
      history,
      standings: await store.standings(addressKey(address)),
      findings: await findingsOf(store, addressKey(address)),
      explained: await explanationsOf(store, history.outcomes, foreignIn(history)),
      words: await reportWords(store, isJson ? [] : outcomes),
    };
  });
  if (isJson) {
    await write(`${jsonOf(dossier)}\n`);
    return EXIT.ok;
  }
  const frame = { paint: painter(process.stdout), width: process.stdout.columns ?? WIDTH };
  await write(`${screen(dossier, frame).join('\n')}\n`);
  return EXIT.ok;
}

const foreignIn = ({ address, events }: AddressHistory): Foreign =>
  new Map([
    [
      address,
      events.filter(({ ownership, type }) => ownership === 'not-ours' && type === 'notice-failed'),
    ],
  ]);

function jsonOf({ history, standings, findings, explained }: Dossier): string {
  const explanations = explained.map(({ message, explanation }) => ({
    message: message.id,
    ...explanation,
  }));
  return JSON.stringify({ ...history, standings, findings, explanations });
}

export function limitOf(args: Args, usual: number = DEFAULT_LIMIT): number {
  const value = args.values.get('limit');
  const limit = value === undefined ? usual : Number(value);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageError(`--limit ${value}: must be a whole number above 0`);
}

interface Dossier {
  readonly history: AddressHistory;
  readonly standings: readonly AddressStanding[];
  readonly findings: readonly AddressFinding[];
  readonly explained: readonly Explained[];
  readonly words: ReportWords;
}

function screen(
  { history, standings, findings, explained, words }: Dossier,
  frame: Frame,
): string[] {
  const { address, outcomes, events, total } = history;
  if (total.events === 0)
    return [`Nothing is known of ${address}.`, ...standingLines(standings, frame)];
  const known = new Set(outcomes.map(({ message }) => message.id));
  const loose = events.filter(({ message }) => message === null || !known.has(message));
  const shown =
    outcomes.length < total.outcomes ? `, the newest ${count(outcomes.length)} here` : '';
  return [
    frame.paint('strong', address),
    ...standingLines(standings, frame),
    ...findings.flatMap((finding) => findingLines(finding, frame)),
    `${plural(total.outcomes, 'message')}${shown}, ${plural(total.events, 'event')}; last ${timeText(lastOf(events))}`,
    ...outcomes.flatMap((outcome) => [
      '',
      ...messageLines(outcome.message, frame),
      ...outcomeLines(outcome, frame),
      ...wordLines(words, outcome, frame),
      ...explained
        .filter(({ message }) => message.id === outcome.message.id)
        .flatMap((one) => explanationLines(one, frame)),
      ...timelineLines(eventsOf(events, outcome.message.id), frame),
    ]),
    ...(loose.length > 0 && outcomes.length === total.outcomes
      ? ['', frame.paint('strong', 'Belongs to no message of ours'), ...timelineLines(loose, frame)]
      : []),
  ];
}

/** What stands against it now, and where to ask why. */
function standingLines(standings: readonly AddressStanding[], { paint, width }: Frame): string[] {
  const now = Date.now();
  return standings.flatMap((standing) => {
    const { state, until } = standingAt(standing, now);
    if (state === 'clear') return [];
    const words = `${stateSentence(standing.stream, state, until)} ${standing.why}`;
    return wrap(harmless(words), width).map((line) =>
      isSendable(state) ? line : paint('alarm', line),
    );
  });
}

const eventsOf = (events: readonly StoredEvent[], message: number): StoredEvent[] =>
  events.filter((event) => event.message === message);

const lastOf = (events: readonly StoredEvent[]): number =>
  events.reduce((last, { time }) => Math.max(last, time), 0);

const plural = (number: number, noun: string): string =>
  `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
