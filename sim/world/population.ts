// Makes the people behind the addresses, each with the story of its mailbox.

import type { Cause, Lane } from './fact.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { DAY } from './times.ts';

/** What becomes of a mailbox, and from when on; `until` only for what ends. */
export type Life =
  | { readonly is: 'well' }
  | {
      readonly is: 'gone' | 'disabled' | 'moved' | 'blocking' | 'restricted';
      readonly since: number;
    }
  | { readonly is: 'full' | 'full-long'; readonly since: number; readonly until: number }
  | { readonly is: 'spells'; readonly spells: readonly Spell[] }
  | {
      readonly is: 'forwarding';
      readonly to: string;
      readonly hop: Receiver;
      readonly fate: ForwardFate;
    };

/** What a mailbox answers for a while; where two meet, the earlier in the list holds. */
export interface Spell {
  readonly cause: Cause;
  readonly since: number;
  /** `Infinity`: to the end. */
  readonly until: number;
}

/** How the next hop takes what is forwarded. */
export type ForwardFate = 'accepts' | 'spf' | 'spam' | 'full-long' | 'no-user';

export interface Person {
  readonly number: number;
  readonly address: string;
  readonly receiver: Receiver;
  readonly lane: Lane;
  readonly life: Life;
  /** How likely a mail is opened, 0–1. */
  readonly interest: number;
  readonly client: 'mail-privacy' | 'image-proxy' | 'direct';
  readonly ip: string;
  readonly userAgent: string;
  /** Away: answers by itself in this span. */
  readonly awaySince: number;
  readonly awayUntil: number;
  /** When the sender got the address; 0: before the world begins. */
  readonly joinedAt: number;
  /** The list it was imported with; `''`: it came alone. */
  readonly list: string;
  unsubscribedAt: number;
  /** When the receiver's greylist first saw us for this address; 0: never. */
  greyAt: number;
  /** When the provider took it on its suppression list; 0: never. */
  suppressedAt: number;
}

const NAMES = ['anna', 'ben', 'clara', 'david', 'emma', 'felix', 'greta', 'hugo', 'ida', 'jonas'];
const MORE = [
  'adler',
  'berg',
  'costa',
  'dupont',
  'evans',
  'fischer',
  'garcia',
  'hansen',
  'ivanov',
  'jung',
];

const AGENTS: readonly string[] = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
];

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function makePeople(
  random: Random,
  receivers: readonly Receiver[],
  count: number,
  span: Span,
): Person[] {
  const choose = chooser(receivers);
  const people: Person[] = [];
  for (let number = 0; number < count; number++)
    people.push(makePerson(random, number, choose(random.next()), receivers, span));
  return people;
}

/** By shares; binary search over their sums. */
export function chooser(receivers: readonly Receiver[]): (x: number) => Receiver {
  const sums: number[] = [];
  let sum = 0;
  for (const { share } of receivers) {
    sum += share;
    sums.push(sum);
  }
  return (x) => {
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= x * sum) low = middle + 1;
      else high = middle;
    }
    return receivers[low] as Receiver;
  };
}

export function makePerson(
  random: Random,
  number: number,
  receiver: Receiver,
  receivers: readonly Receiver[],
  span: Span,
): Person {
  const local = `${random.pick(NAMES)}.${random.pick(MORE)}.${number}`;
  const away = random.chance(0.12) ? random.between(span.start, span.end) : 0;
  return {
    number,
    address: `${local}@${receiver.domain}`,
    receiver,
    lane: laneOf(random.next()),
    life: lifeOf(random, local, receiver, receivers, span),
    interest: random.chance(0.35) ? 0.02 : random.between(0.1, 0.8),
    client: clientOf(random, receiver),
    ip: `100.${64 + random.below(64)}.${random.below(256)}.${1 + random.below(254)}`,
    userAgent: random.pick(AGENTS),
    awaySince: away,
    awayUntil: away === 0 ? 0 : away + random.between(3, 21) * DAY,
    joinedAt: 0,
    list: '',
    unsubscribedAt: 0,
    greyAt: 0,
    suppressedAt: 0,
  };
}

const laneOf = (x: number): Lane => (x < 0.5 ? 'postfix' : x < 0.7 ? 'ses' : 'sendgrid');

function clientOf(random: Random, { client }: Receiver): Person['client'] {
  if (client === 'apple') return random.chance(0.85) ? 'mail-privacy' : 'direct';
  if (client === 'google') return random.chance(0.8) ? 'image-proxy' : 'direct';
  return random.chance(0.2) ? 'mail-privacy' : 'direct';
}

function lifeOf(
  random: Random,
  local: string,
  receiver: Receiver,
  receivers: readonly Receiver[],
  { start, end }: Span,
): Life {
  const kind = random.next();
  const during = random.between(start, end);
  if (kind < 0.012) return { is: 'gone', since: 0 };
  if (kind < 0.03) return { is: 'gone', since: during };
  if (kind < 0.036) return { is: 'disabled', since: random.chance(0.3) ? 0 : during };
  if (kind < 0.048)
    return { is: 'full', since: during, until: during + random.around(9, 0.6) * DAY };
  if (kind < 0.053) return { is: 'full-long', since: during, until: end };
  if (kind < 0.056) return { is: 'moved', since: during };
  if (kind < 0.058) return { is: 'blocking', since: during };
  if (kind < 0.06) return { is: 'restricted', since: 0 };
  if (kind < 0.085 && receiver.reach === 'up') {
    const up = receivers.filter((one) => one.reach === 'up' && one !== receiver && !one.acceptsAll);
    const hop = random.pick(up.slice(0, 40));
    return { is: 'forwarding', to: `${local}@${hop.domain}`, hop, fate: fateOf(random.next()) };
  }
  return { is: 'well' };
}

function fateOf(x: number): ForwardFate {
  if (x < 0.65) return 'accepts';
  if (x < 0.77) return 'spf';
  if (x < 0.87) return 'spam';
  return x < 0.93 ? 'full-long' : 'no-user';
}
