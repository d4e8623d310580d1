// Tells the story of one address: how it stands, what counted against it, what did not, what was decided.

import { type AddressCase, replyKey } from '../../app/decide/case-of.ts';
import { dateText } from '../../decide/days.ts';
import { aliveEntries } from '../../decide/ledger.ts';
import type { StrikeNote } from '../../decide/strike-note.ts';
import type { AddressStanding, Decision } from '../../model/decision.ts';
import type { Observation } from '../../model/observation.ts';
import type { Reason } from '../../model/reason.ts';
import { byWeight, isSendable, standingAt } from '../../model/standing-at.ts';
import { builtInRules } from '../../pipeline/classify.ts';
import { reasonInWords } from '../../pipeline/words/vocabulary.ts';
import { nextSentence, stateSentence } from './standing-words.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { hang, wrap } from './wrap.ts';

const INDENT = '  ';
const DATE = 19;
const MOST_UNCOUNTED = 5;
const MOST_REPLY = 300;

/** Lines of the story, with the time they stand at. */
interface Entry {
  readonly time: number;
  readonly lines: readonly string[];
  /** What it is like: several in a row are told once; `''`: it is like nothing else. */
  readonly alike: string;
}

/** So many alike in a row are told one by one. */
const FEW = 2;

/** @param showsAll whether all failures that did not count are told. */
export function whyScreen(
  found: AddressCase,
  now: number,
  showsAll: boolean,
  frame: Frame,
): string[] {
  const { replay, record } = found;
  const counted = replay.strikes.filter((strike) => strike.counted);
  const others = replay.strikes.filter((strike) => !strike.counted);
  const shown = showsAll ? others : others.slice(-MOST_UNCOUNTED);
  const story = [
    ...strikeEntries(counted, found, frame),
    ...record.ledger.map((decision) => decisionEntry(decision, frame)),
  ].sort((a, b) => a.time - b.time);
  const hidden = others.length - shown.length;
  return [
    frame.paint('strong', harmless(record.address)),
    ...answerLines(found, now, frame),
    ...block('What happened', story, frame),
    ...block('What does not count', strikeEntries(shown, found, frame), frame),
    ...(hidden > 0
      ? [`${INDENT}and ${hidden} earlier ${hidden === 1 ? 'one' : 'ones'}: --all`]
      : []),
    ...wayOut(record.ledger, found.standings, now, frame),
  ];
}

function block(title: string, entries: readonly Entry[], { paint }: Frame): string[] {
  if (entries.length === 0) return [];
  return ['', paint('strong', title), ...runsOf(entries).flatMap(runLines)];
}

function runsOf(entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && entry.alike !== '' && last[0]?.alike === entry.alike) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function runLines(run: readonly Entry[]): readonly string[] {
  const [first, ...more] = run;
  const last = more.at(-1);
  if (!first || !last || run.length <= FEW) return run.flatMap(({ lines }) => lines);
  const told = `and ${more.length} more like it, the last one on ${dateText(last.time)}`;
  return [...first.lines, INDENT + ' '.repeat(DATE) + told];
}

function answerLines(found: AddressCase, now: number, { paint, width }: Frame): string[] {
  const standings = found.standings
    .map((standing) => ({ standing, at: standingAt(standing, now) }))
    .filter(({ at }) => at.state !== 'clear')
    .sort((a, b) => byWeight(a.at, b.at));
  const lines = standings.flatMap(({ standing, at }) => {
    const ink = isSendable(at.state) ? 'good' : 'alarm';
    return [
      ...wrap(harmless(stateSentence(standing.stream, at.state, at.until)), width).map((line) =>
        paint(ink, line),
      ),
      ...(standing.why ? wrap(harmless(standing.why), width) : []),
      // Of a probation the sentence above says what follows.
      ...(standing.state === 'probation' ? [] : wrap(nextSentence(standing, at.state), width)),
    ];
  });
  return [...(lines.length > 0 ? lines : clearLines(found, width)), ...lifeLines(found, width)];
}

function clearLines({ observations, replay }: AddressCase, width: number): string[] {
  if (observations.length === 0 && replay.strikes.length === 0)
    return wrap('Mail may be sent to this address. Nothing is known of it.', width);
  return wrap('Mail may be sent to this address: nothing stands against it.', width);
}

function lifeLines({ observations }: AddressCase, width: number): string[] {
  if (observations.length === 0) return [];
  const accepted = observations.filter(({ kind }) => kind === 'delivered');
  const people = observations.filter(({ kind }) => kind === 'human');
  const first = accepted[0];
  const last = accepted.at(-1);
  const mails =
    first && last
      ? `${accepted.length} ${accepted.length === 1 ? 'mail was' : 'mails were'} accepted, the last one on ${dateText(last.time)}`
      : 'No mail was ever accepted';
  const reader = people.at(-1);
  const read = reader ? `; a person last reacted on ${dateText(reader.time)}` : '';
  return wrap(`${mails}${read}.`, width);
}

/** Replies that differ in their numbers only are quoted once. */
function strikeEntries(
  strikes: readonly StrikeNote[],
  { replies }: AddressCase,
  frame: Frame,
): Entry[] {
  const quoted = new Set<string>();
  return strikes.map((strike) => {
    const { message, time } = strike.observation;
    const reply = replies.get(replyKey(message, time)) ?? '';
    const gist = reply.slice(0, MOST_REPLY).replace(NUMBERED, ' ');
    const isQuoted = gist !== '' && quoted.has(gist);
    quoted.add(gist);
    return strikeEntry(strike, isQuoted ? 'in the same words as before' : quoteOf(reply), frame);
  });
}

/** Signs around a number that is another in each reply: an id of the mail, a time. */
const NUMBERED = /[^ ]{0,80}\d[^ ]{0,80}/g;

function quoteOf(reply: string): string {
  if (reply === '') return '';
  return `“${reply.slice(0, MOST_REPLY)}${reply.length > MOST_REPLY ? '…' : ''}”`;
}

function strikeEntry(
  { observation, counted, why }: StrikeNote,
  quote: string,
  { paint, width }: Frame,
): Entry {
  const { time, reason } = observation;
  const under = (text: string): string[] =>
    wrap(harmless(text), width - DATE - INDENT.length).map(
      (line) => INDENT + ' '.repeat(DATE) + line,
    );
  const quiet = (text: string): string[] => under(text).map((line) => paint('quiet', line));
  return {
    time,
    alike: [reason, why, counted].join(),
    lines: [
      ...hang(
        INDENT + dateText(time),
        harmless(sentenceOf(observation)),
        INDENT.length + DATE,
        width,
      ),
      ...quiet(detailsOf(observation)),
      ...quiet(quote),
      ...(counted || why === '' ? [] : under(`Not counted: ${why}`)),
    ],
  };
}

/** In the words of the vocabulary. */
function sentenceOf({ kind, reason, address }: Observation): string {
  const asked = kind === 'complaint' || kind === 'unsubscribed' ? WISHES[kind] : reason;
  const { sentence } = reasonInWords(builtInRules(), asked as Reason);
  return sentence.replaceAll('{recipient}', () => address);
}

const WISHES = { complaint: 'complaint', unsubscribed: 'unsubscribe' } as const;

function detailsOf({ kind, reason, stage, confidence, campaign, stream }: Observation): string {
  const where =
    stage === 'async' ? 'came back' : `refused${stage === 'unknown' ? '' : ` at ${stage}`}`;
  const judged = `${where}: ${reason}, sure ${Math.round(confidence * 100)} %`;
  return [
    kind === 'failed' ? judged : '',
    campaign && `campaign ${campaign}`,
    stream && `stream ${stream}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const DONE: Readonly<Record<Decision['action'], string>> = {
  hold: 'held',
  suppress: 'suppressed',
  probation: 'on probation',
  release: 'released',
  undo: 'taken back',
};

function decisionEntry(decision: Decision, { paint, width }: Frame): Entry {
  const { id, action, at, until, why, by, who, undoes, incident, stream } = decision;
  const term = until > 0 ? ` until ${dateText(until)}` : action === 'suppress' ? ' for ever' : '';
  const what = undoes > 0 ? `D${undoes} ${DONE[action]}` : `${DONE[action]}${term}`;
  const decider =
    by === 'policy' ? `policy ${who}` : by === 'list' ? `list ${who}` : who || 'a person';
  const about = [
    `D${id}`,
    stream && `stream ${stream}`,
    `by ${decider}`,
    incident > 0 && `because of I${incident}`,
  ].filter(Boolean);
  return {
    time: at,
    alike: '',
    lines: [
      ...hang(
        INDENT + dateText(at),
        harmless(`→ ${what} (${about.join(', ')})`),
        INDENT.length + DATE,
        width,
      ).map((line) => paint('strong', line)),
      ...wrap(harmless(why), width - DATE - INDENT.length).map(
        (line) => INDENT + ' '.repeat(DATE) + line,
      ),
    ],
  };
}

/** The newest decision that still forbids something, and how to take it back. */
function wayOut(
  ledger: readonly Decision[],
  standings: readonly AddressStanding[],
  now: number,
  { paint, width }: Frame,
): string[] {
  const forbids = standings.some((one) => !isSendable(standingAt(one, now).state));
  const last = aliveEntries(ledger).findLast(
    ({ action }) => action === 'suppress' || action === 'hold',
  );
  if (!forbids || !last) return [];
  return [
    '',
    ...wrap(
      `Is this wrong? \`postbound undo D${last.id}\` takes the last decision back.`,
      width,
    ).map((line) => paint('quiet', line)),
  ];
}
