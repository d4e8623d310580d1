// Lays the history of a message or an address out for a person: what became of it, then what happened, in order of time.

import type { Outcome } from '../../model/outcome.ts';
import { STAGES } from '../../model/stage.ts';
import type { TouchVerdict } from '../../model/touch.ts';
import type { StoredEvent, StoredMessage } from '../../ports/store.ts';
import type { TouchJudged } from '../../ports/touch-store.ts';
import { spanText, timeText } from '../times.ts';
import type { Ink } from './paint.ts';
import { wholePercent } from './percent.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless, textWidth } from './width.ts';
import { hang, wrap } from './wrap.ts';

const INDENT = '    ';
const TIME = 21;
const TYPE = 16;
const MOST_REPLY = 600;
const MOST_SIGNALS = 3;

const SIGNS: Readonly<Record<Outcome['state'], string>> = {
  submitted: '·',
  deferred: '…',
  accepted: '✓',
  'accepted-then-bounced': '✗',
  failed: '✗',
  unknown: '?',
  'not-attempted': '–',
  untold: '·',
};

const IN_WORDS: Readonly<Record<Outcome['state'], string>> = {
  submitted: 'handed over; no attempt is known yet',
  deferred: 'not delivered yet',
  accepted: 'accepted',
  'accepted-then-bounced': 'accepted, then bounced',
  failed: 'not accepted',
  unknown: 'not known: the connection broke after the final dot, it may have been delivered',
  'not-attempted': 'never tried',
  untold: 'nothing tells whether it was delivered',
};

/** Stages of an attempt; the others say nothing that the state does not. */
const STOPS: ReadonlySet<string> = new Set(STAGES.slice(0, STAGES.indexOf('async')));

/** `✗ anna@example.com: accepted, then bounced: user-unknown (97 %)` with the times under it. */
export function outcomeLines(it: Outcome, frame: Frame): string[] {
  const { paint, width } = frame;
  const ink = inkOf(it);
  const where = STOPS.has(it.stage) ? ` at ${it.stage}` : '';
  const why = isGood(it) ? '' : `: ${it.reason}${where}`;
  const grey = it.greylisted ? ' after greylisting' : '';
  const words = `${harmless(it.recipient)}: ${IN_WORDS[it.state]}${grey}${why}`;
  const [first = '', ...rest] = hang(SIGNS[it.state], words, 2, width - 2);
  return [
    `  ${paint(ink, first.slice(0, 1))}${paint('strong', first.slice(1))}`,
    ...rest.map((line) => `  ${paint('strong', line)}`),
    ...wrap(harmless(besides(it)), width - 4).map((line) => `${INDENT}${paint('quiet', line)}`),
  ];
}

const isGood = (it: Outcome): boolean =>
  it.state === 'accepted' || it.state === 'submitted' || it.state === 'untold';

const inkOf = (it: Outcome): Ink => (isGood(it) ? 'good' : it.fault);

function besides(it: Outcome): string {
  const parts = [
    it.attempts > 0 && `${it.attempts} ${it.attempts === 1 ? 'attempt' : 'attempts'}`,
    it.acceptedAt > it.firstAt &&
      it.firstAt > 0 &&
      `accepted after ${spanText(it.acceptedAt - it.firstAt)}`,
    !isGood(it) && `fault ${it.fault}`,
    !isGood(it) && `sure ${wholePercent(it.confidence)}`,
    it.addressPermanence !== 'unknown' && `address ${it.addressPermanence}`,
    it.forwardedTo !== '' && `forwarded to ${it.forwardedTo}`,
    it.linkConfidence < 1 && `belongs to this message by ${wholePercent(it.linkConfidence)}`,
    ...counted(it),
  ];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}

function counted(it: Outcome): (string | false)[] {
  const times = (count: number, one: string, many: string): string | false =>
    count > 0 && `${count} ${count === 1 ? one : many}`;
  return [
    times(it.opens, 'open', 'opens'),
    times(it.clicks, 'click', 'clicks'),
    times(it.autoReplies, 'automatic reply', 'automatic replies'),
    times(it.complaints, 'complaint', 'complaints'),
    times(it.unsubscribes, 'unsubscription', 'unsubscriptions'),
  ];
}

/** `Weekly news` with its names in one quiet line under it. */
export function messageLines(it: StoredMessage, { paint, width }: Frame): string[] {
  const names = [
    it.name,
    it.stream && `stream ${it.stream}`,
    it.campaign && `campaign ${it.campaign}`,
    it.lane && `lane ${it.lane}`,
    it.sender && `from ${it.sender}`,
  ].filter(Boolean);
  const title = it.subject || `message ${it.name}`;
  return [
    `${timeText(it.submittedAt)}  ${paint('strong', harmless(title))}`,
    ...wrap(harmless(names.join(' · ')), width - 2).map((line) => `  ${paint('quiet', line)}`),
  ];
}

/** One entry an event: when, what, where, and under it the words with what we make of them. */
export function timelineLines(events: readonly StoredEvent[], frame: Frame): string[] {
  return events.flatMap((event) => eventLines(event, frame));
}

function eventLines(event: StoredEvent, frame: Frame): string[] {
  const { paint, width } = frame;
  const under = INDENT + ' '.repeat(TIME);
  const told = (text: string, ink: Ink | null): string[] =>
    wrap(harmless(text), width - under.length).map(
      (line) => under + (ink ? paint(ink, line) : line),
    );
  const where = harmless(whereOf(event));
  // Host names are copied whole.
  const room = Math.max(width - under.length - TYPE - 1, ...where.split(' ').map(textWidth));
  const [first = '', ...more] = wrap(where, room);
  const type = paint('strong', event.type.padEnd(TYPE));
  return [
    `${INDENT}${paint('quiet', timeText(event.time).padEnd(TIME))}${type} ${first}`,
    ...more.map((line) => `${under}${' '.repeat(TYPE + 1)}${line}`),
    ...(event.reply ? told(event.reply.slice(0, MOST_REPLY), null) : []),
    ...(isTelling(event) ? told(verdictWords(event), 'quiet') : []),
    ...(event.touch ? told(touchWords(event.touch), 'quiet') : []),
    ...(event.disagreement ? told(event.disagreement.words, 'matched') : []),
    ...(event.ownership === 'not-ours' ? told(`not ours: ${event.ownershipWhy}`, 'alarm') : []),
  ];
}

/** Where there were no words, `unknown` says nothing. */
const isTelling = ({ verdict, reply }: StoredEvent): boolean =>
  verdict !== null && (reply !== '' || verdict.reason !== 'unknown');

function whereOf(event: StoredEvent): string {
  return [
    event.stage !== 'unknown' && event.stage !== 'never' && `at ${event.stage}`,
    event.host && `${event.host}${event.ip ? ` [${event.ip}]` : ''}`,
    event.duration >= 0 && spanOf(event.duration),
    event.client?.ip && `from ${event.client.ip}`,
    event.client?.url,
    `(${event.system})`,
  ]
    .filter(Boolean)
    .join(' ');
}

const spanOf = (ms: number): string =>
  ms < 10_000 ? `in ${(ms / 1000).toFixed(1)} s` : `in ${spanText(ms)}`;

const BY: Readonly<Record<TouchVerdict, string>> = {
  human: 'a person',
  machine: 'a machine',
  proxy: 'the mail service, for a person or not',
  unknown: 'nobody knows who',
};

/** `a machine, 98 %: from the network of …; 5 links in 1.2 s`. */
function touchWords({ verdict, human, signals }: TouchJudged): string {
  const sure = verdict === 'machine' ? 1 - human : human;
  const spoke = signals.slice(0, MOST_SIGNALS).map(({ words }) => words);
  const who =
    verdict === 'human' || verdict === 'machine'
      ? `${BY[verdict]}, ${wholePercent(sure)}`
      : BY[verdict];
  return spoke.length > 0 ? `${who}: ${spoke.join('; ')}` : who;
}

function verdictWords({ verdict }: StoredEvent): string {
  if (!verdict) return '';
  const rule = verdict.evidence[0]?.rule;
  return [
    `${verdict.reason}, fault ${verdict.fault}, ${wholePercent(verdict.confidence)}`,
    rule ? `rule ${rule}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
