// Tells of an address from when on nobody gets what is sent to it, from the story of its mailbox and of its receiver.

import type { Cause } from './fact.ts';
import type { Life, Person, Spell } from './population.ts';
import { type Receiver, reachOf } from './receivers.ts';

export interface Fate {
  /** Since when it is dead to the end of the world, epoch ms; 0: it is not. 1: it never was alive. */
  readonly deadSince: number;
  /**
   * Since when nobody gets what is sent to it, to the end of the world: dead; or full, closed to us, forwarded to
   * nowhere. 0: somebody gets it, or will again.
   */
  readonly lostSince: number;
  /** What it answered instead of taking mail, and when, as far as the world lasted. */
  readonly spells: readonly Spell[];
}

const NEVER_ALIVE = 1;
const DEAD: ReadonlySet<Cause> = new Set(['no-user', 'disabled', 'moved', 'no-domain']);

export function fateOf({ receiver, life }: Person, end: number): Fate {
  const spells = [...spellsOfReceiver(receiver), ...spellsOfLife(life, receiver)].filter(
    ({ since }) => since < end,
  );
  return {
    deadSince: since(
      spells.filter(({ cause }) => DEAD.has(cause)),
      end,
    ),
    lostSince: since(spells, end),
    spells,
  };
}

function spellsOfReceiver(receiver: Receiver): Spell[] {
  if (reachOf(receiver, 0) !== 'up') return [{ cause: 'no-domain', since: 0, until: Infinity }];
  const { goneAt } = receiver;
  return goneAt > 0 ? [{ cause: 'no-domain', since: goneAt, until: Infinity }] : [];
}

/** A catch-all takes mail for those who are gone, and somebody reads it. */
function spellsOfLife(life: Life, { catchAll }: Receiver): Spell[] {
  return allSpells(life).filter(({ cause }) => !(catchAll && cause === 'no-user'));
}

function allSpells(life: Life): readonly Spell[] {
  switch (life.is) {
    case 'well':
      return [];
    case 'spells':
      return life.spells;
    case 'forwarding':
      return forwardingSpells(life);
    case 'gone':
      return [{ cause: 'no-user', since: life.since, until: Infinity }];
    case 'blocking':
      return [{ cause: 'blocked-by-user', since: life.since, until: Infinity }];
    case 'full':
    case 'full-long':
      return [{ cause: life.is, since: life.since, until: life.until }];
    default:
      return [{ cause: life.is, since: life.since, until: Infinity }];
  }
}

/** The forwarder works; what it forwards to does not. A filter that refuses it is not for ever. */
function forwardingSpells({ fate }: Extract<Life, { is: 'forwarding' }>): Spell[] {
  const isLost = fate === 'no-user' || fate === 'full-long';
  return isLost ? [{ cause: 'full-long', since: 0, until: Infinity }] : [];
}

/** The beginning of the last time without a gap that lasts to the end; 0: there is none. */
function since(spells: readonly Spell[], end: number): number {
  let first = end;
  for (const one of [...spells].sort((a, b) => b.until - a.until))
    if (one.until >= first) first = Math.min(first, one.since);
  return first === end ? 0 : Math.max(NEVER_ALIVE, first);
}
