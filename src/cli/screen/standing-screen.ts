// Says in words whether an address may be sent to: state, since, until, why, what follows.

import type { Asked, StandingAgainst } from '../../app/suppressions/standing-index.ts';
import { isSendable } from '../../model/standing-at.ts';
import { timeText } from '../times.ts';
import { endText, nextSentence } from './standing-words.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { hang, wrap } from './wrap.ts';

interface Answered {
  readonly address: string;
  /** The weightiest first. */
  readonly against: readonly StandingAgainst[];
}

const DAY = 86_400_000;
const INDENT = '  ';
const LABEL = 12;

export function standingScreen(
  { address, against }: Answered,
  asked: Asked,
  frame: Frame,
): string[] {
  const [first] = against;
  const shown = harmless(address);
  return [
    ...wrap(answer(shown, first, asked), frame.width).map((line) =>
      frame.paint(!first || isSendable(first.state) ? 'good' : 'alarm', line),
    ),
    ...against.flatMap((one) => ['', ...standingLines(one, asked, frame)]),
    ...(first ? ['', ...wayOn(shown, against, frame)] : []),
  ];
}

function answer(address: string, first: StandingAgainst | undefined, asked: Asked): string {
  const of = asked.stream === '' ? '' : ` for ${harmless(asked.stream)}`;
  if (!first) return `${address} may be sent to${of}. Nothing stands against it.`;
  if (first.state === 'probation')
    return `${address} may be sent one message${of}: it is on probation, and what becomes of that message decides.`;
  if (asked.stream === '' && first.stream !== '')
    return `${address} may not be sent mail of the stream ${harmless(first.stream)}. Other streams are named with --stream.`;
  return `${address} may not be sent to${of}.`;
}

function standingLines(one: StandingAgainst, asked: Asked, frame: Frame): string[] {
  const rows: [string, string][] = [
    ['state', `${one.state} for ${one.stream === '' ? 'all streams' : `the stream ${one.stream}`}`],
    ['since', timeText(one.since)],
    ['until', untilText(one, asked.at)],
    ['why', one.why || 'no reason was given'],
    ['decided by', deciderText(one)],
    ['then', nextSentence(one.standing, one.state)],
  ];
  return rows
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) =>
      hang(INDENT + label, harmless(text), INDENT.length + LABEL, frame.width),
    );
}

function untilText({ until, state }: StandingAgainst, at: number): string {
  if (until === 0) return endText(state, until);
  const days = Math.max(1, Math.round((until - at) / DAY));
  return `${timeText(until)} (${days === 1 ? 'a day' : `${days} days`})`;
}

function deciderText({ by, who, rule }: StandingAgainst): string {
  if (by === 'policy') return `policy ${who}${rule ? `, rule ${rule}` : ''}`;
  if (by === 'list') return `the list ${who}${rule ? `, which says ${rule}` : ''}`;
  return who === '' ? 'a person' : who;
}

function wayOn(address: string, against: readonly StandingAgainst[], { paint }: Frame): string[] {
  const hashed = against.filter(({ isHashed }) => isHashed);
  const why =
    hashed.length < against.length
      ? [
          `postbound why ${address}`,
          `${INDENT}shows what was decided and what it rests on; \`undo\` takes it back.`,
        ]
      : [];
  const lists = hashed.flatMap(({ who }) => [
    `postbound suppressions remove --list ${who}`,
    `${INDENT}removes the whole list: it holds hashes, so no single address can be taken out.`,
  ]);
  return [...why, ...lists].map((line) => paint('quiet', line));
}
