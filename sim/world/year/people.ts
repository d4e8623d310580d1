// Makes the people of a year: those on the list from the start, those who join one by one, those who come with a list.

import { chooser, type Life, makePerson, type Person, type Span } from '../population.ts';
import { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR } from '../times.ts';
import { liveOn, NEVER, RESTRICTED } from './lives.ts';

/** Addresses that were brought in together. */
export interface Import {
  readonly name: string;
  readonly at: number;
  readonly size: number;
  /** Part of them that never was alive. */
  readonly dead: number;
  /** Whether it gets a mailing of its own first; the next newsletter otherwise. */
  readonly isWelcomed: boolean;
}

/** Part of all people that join one by one in a year. */
const JOINING = 0.12;
/** The sender took out what was dead until shortly before the world begins. */
const LATELY_DEAD = 0.003;
/** Misspelt at the form, in the name or in the domain. */
const MISSPELT = 0.03;
const WRONG_DOMAIN = 0.2;
const FORWARDING = 0.015;
const CANNOT_BE_WRITTEN_TO = 0.0008;

interface Coming {
  readonly joinedAt: number;
  readonly list: string;
  readonly dead: number;
}

export function makePeopleOfYear(
  seed: number,
  receivers: readonly Receiver[],
  count: number,
  imports: readonly Import[],
  span: Span,
): Person[] {
  const up = receivers.filter(({ reach }) => reach === 'up');
  const wrong = receivers.filter(({ reach }) => reach !== 'up');
  const choose = chooser(up);
  return comings(new Random(seed, 'comings'), count, imports, span).map((coming, number) => {
    const random = new Random(seed, `person ${number}`);
    const isDead = random.chance(coming.dead);
    const isWrong = isDead && coming.joinedAt > 0 && random.chance(WRONG_DOMAIN);
    const receiver = isWrong ? random.pick(wrong) : choose(random.next());
    const body = makePerson(random, number, receiver, receivers, span);
    return { ...body, ...coming, ...destiny(seed, body, coming, isDead, span) };
  });
}

/** In the order in which they come. */
function comings(
  random: Random,
  count: number,
  imports: readonly Import[],
  { start, end }: Span,
): Coming[] {
  const found: Coming[] = imports.flatMap(({ name, at, size, dead }) =>
    Array.from({ length: size }, () => ({ joinedAt: at, list: name, dead })),
  );
  const joining = Math.round((count * JOINING * (end - start)) / (365 * DAY));
  for (let one = 0; one < joining; one++)
    found.push({ joinedAt: random.between(start, end), list: '', dead: MISSPELT });
  const first: Coming = { joinedAt: 0, list: '', dead: LATELY_DEAD };
  while (found.length < count) found.push(first);
  return found.sort((a, b) => a.joinedAt - b.joinedAt);
}

function destiny(
  seed: number,
  { number, receiver, life, interest }: Person,
  { joinedAt }: Coming,
  isDead: boolean,
  { start, end }: Span,
): Pick<Person, 'lane' | 'life' | 'interest'> {
  const lane = 'postfix';
  const random = new Random(seed, `life ${number}`);
  if (isDead) return { lane, life: NEVER, interest: 0 };
  if (random.chance(CANNOT_BE_WRITTEN_TO)) return { lane, life: RESTRICTED, interest: 0 };
  const forwarding = forwardingOf(life, random);
  if (forwarding) return { lane, life: forwarding, interest };
  const living = liveOn(random, receiver, Math.max(joinedAt, start), end);
  return { lane, life: living.life, interest: living.isForgotten ? 0.01 : interest };
}

/** Those whom `makePerson` gave a forwarding, as many of them as there should be. */
function forwardingOf(life: Life, random: Random): Life | null {
  const drawn = 0.025;
  return life.is === 'forwarding' && random.chance(FORWARDING / drawn) ? life : null;
}

/** Good and bad lists by turns, over the world's days, each some days before a newsletter. */
export function makeImports(
  random: Random,
  count: number,
  recipients: number,
  { start, end }: Span,
): Import[] {
  const gap = (end - start - 14 * DAY) / Math.max(1, count);
  return Array.from({ length: count }, (_, number) => {
    const day =
      start + 7 * DAY + Math.floor((gap * (number + random.between(0.2, 0.8))) / DAY) * DAY;
    const isBad = number % 2 === 0;
    return {
      name: `list-${number + 1}`,
      at: Math.min(day, end - 8 * DAY) + 6 * HOUR,
      size: Math.max(120, Math.round(recipients * random.between(0.002, 0.006))),
      dead: isBad ? random.between(0.12, 0.5) : random.between(0.01, 0.03),
      isWelcomed: number % 4 < 2,
    };
  });
}
