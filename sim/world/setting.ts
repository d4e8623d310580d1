// Says what a world is made of before its first mail.

import type { Mail } from './fact.ts';
import type { Incident } from './incidents.ts';
import type { Person } from './population.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import type { Plan } from './sender.ts';
import type { Oddity } from './story.ts';

export const SCENARIOS = ['quarter', 'year', 'clicks'] as const;

export interface WorldOptions {
  /** `quarter`: one sender with three providers; `year`: own servers alone, people who come and go; `clicks`:
   * as `quarter`, with all that makes a failure look opened or clicked. */
  readonly scenario: (typeof SCENARIOS)[number];
  readonly seed: number;
  /** Epoch ms of a midnight, UTC. */
  readonly start: number;
  readonly days: number;
  readonly recipients: number;
  /** About; a newsletter a week and some transactional mail make 0.18 per recipient. */
  readonly messagesPerDay: number;
  /** Receiver domains, about. */
  readonly receivers: number;
}

export interface Setting {
  readonly receivers: readonly Receiver[];
  readonly people: readonly Person[];
  readonly incidents: readonly Incident[];
  /** All mails of one day, in the order of time. */
  readonly plansOf: (day: number, random: Random) => Plan[];
  readonly poolOf: (person: Person, stream: Mail['stream']) => string;
  /** What the story of a mail is drawn from, by the number of the mail. */
  readonly randomOf: (number: number) => Random;
  /** See `Surroundings`. */
  readonly busy: number;
  /** What is unusual about a mail; absent: nothing ever. */
  readonly oddityOf?: (mail: Mail) => Oddity | null;
}
