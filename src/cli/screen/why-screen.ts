// Tells the story of one address: how it stands, what counted against it, what did not, what was decided.

import { type AddressCase, replyKey } from '../../app/decide/case-of.ts';
import { dateText } from '../../decide/days.ts';
import type { StrikeNote } from '../../decide/strike-note.ts';
import type { AddressStanding, Decision } from '../../model/decision.ts';
import { byWeight, isSendable, type StateAt, standingAt } from '../../model/standing-at.ts';
import { stateSentence } from './state-sentence.ts';
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
}

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
    ...counted.map((strike) => strikeEntry(strike, found, frame)),
    ...record.ledger.map((decision) => decisionEntry(decision, frame)),
  ].sort((a, b) => a.time - b.time);
  const hidden = others.length - shown.length;
  return [
    frame.paint('strong', harmless(record.address)),
    ...answerLines(found, now, frame),
    ...block('What happened', story, frame),
    ...block(
      'What does not count',
      shown.map((one) => strikeEntry(one, found, frame)),
      frame,
    ),
    ...(hidden > 0 ? [`${INDENT}and ${hidden} earlier ones: --all`] : []),
    ...wayOut(record.ledger, replay.standings, now, frame),
  ];
}

function block(title: string, entries: readonly Entry[], { paint }: Frame): string[] {
  if (entries.length === 0) return [];
  return ['', paint('strong', title), ...entries.flatMap(({ lines }) => lines)];
}

function answerLines(found: AddressCase, now: number, { paint, width }: Frame): string[] {
  const standings = found.replay.standings
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
      ...wrap(nextSentence(standing, at.state), width).filter(Boolean),
    ];
  });
  return [...(lines.length > 0 ? lines : clearLines(found, width)), ...lifeLines(found, width)];
}

function nextSentence({ next, until }: AddressStanding, state: StateAt): string {
  if (state === 'probation')
    return 'If it is delivered, the address is used again; if it is refused, it is suppressed again.';
  if (until === 0) return '';
  if (next === 'clear') return 'After that, mail is sent again.';
  if (next === 'probation')
    return 'After that, one message may be sent; whether it arrives decides.';
  return 'If it shows no sign of life by then, it is suppressed.';
}

function clearLines({ observations, replay }: AddressCase, width: number): string[] {
  if (observations.length === 0 && replay.strikes.length === 0)
    return wrap('Mail may be sent to this address. Nothing is known of it.', width);
  return wrap('Mail may be sent to this address: nothing stands against it.', width);
}

function lifeLines({ observations }: AddressCase, width: number): string[] {
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

function strikeEntry(
  { observation, counted, why }: StrikeNote,
  { replies }: AddressCase,
  { paint, width }: Frame,
): Entry {
  const { time, message, campaign, stream } = observation;
  const mail = [campaign && `campaign ${campaign}`, stream && `stream ${stream}`].filter(Boolean);
  const reply = replies.get(replyKey(message, time)) ?? '';
  const under = (text: string, quiet: boolean): string[] =>
    wrap(harmless(text), width - DATE - INDENT.length).map((line) => {
      const indented = INDENT + ' '.repeat(DATE) + line;
      return quiet ? paint('quiet', indented) : indented;
    });
  return {
    time,
    lines: [
      ...hang(
        INDENT + dateText(time),
        `${whatHappened(observation)}${mail.length > 0 ? ` (${mail.join(', ')})` : ''}`,
        INDENT.length + DATE,
        width,
      ),
      ...(reply === '' ? [] : under(`“${reply.slice(0, MOST_REPLY)}”`, true)),
      ...(counted || why === '' ? [] : under(`Not counted: ${why}`, false)),
    ],
  };
}

function whatHappened({ kind, reason, stage, confidence }: StrikeNote['observation']): string {
  if (kind === 'complaint') return 'the recipient called it spam';
  if (kind === 'unsubscribed') return 'the recipient unsubscribed';
  const where =
    stage === 'async' ? 'came back' : stage === 'unknown' ? 'refused' : `refused at ${stage}`;
  return `${where}: ${reason}, sure ${Math.round(confidence * 100)} %`;
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
  const term = until > 0 ? ` until ${dateText(until)}` : action === 'suppress' ? ' for good' : '';
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
  const gone = new Set(ledger.map(({ undoes }) => undoes));
  const last = ledger.findLast(
    ({ id, action }) => (action === 'suppress' || action === 'hold') && !gone.has(id),
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
