// Counts mails, bounces and complaints by day, and adds the days up to weeks, months or years.

import { DAY } from '../days.ts';

export interface Flow {
  readonly mails: number;
  readonly bounces: number;
  readonly complaints: number;
}

export interface Period extends Flow {
  /** First moment of it, epoch ms: a Monday, or the first of a month or a year, UTC. */
  readonly start: number;
}

export const PERIODS = ['week', 'month', 'year'] as const;

export type PeriodUnit = (typeof PERIODS)[number];

type Counts = { -readonly [Key in keyof Flow]: Flow[Key] };

const MOST_WEEKS = 40;
const MOST_MONTHS = 60;
const WEEK = 7;
/** 1970-01-01 was a Thursday. */
const FIRST_MONDAY = 4;

export class OverTime {
  readonly #days = new Map<number, Counts>();

  /** @param time epoch ms: when the mail was sent. */
  add(time: number, what: keyof Flow): void {
    const day = Math.floor(time / DAY);
    const counts = this.#days.get(day) ?? { mails: 0, bounces: 0, complaints: 0 };
    counts[what]++;
    this.#days.set(day, counts);
  }

  /** The finest unit that gives a readable number of periods. */
  unit(): PeriodUnit {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const day of this.#days.keys()) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    const days = last - first + 1;
    if (!(days > MOST_WEEKS * WEEK)) return 'week';
    return days > MOST_MONTHS * 31 ? 'year' : 'month';
  }

  /** Periods with mail, oldest first; what `without` counted is taken off. */
  periods(unit: PeriodUnit, without: OverTime | null): Period[] {
    const sums = new Map<number, Counts>();
    for (const [day, counts] of this.#days) {
      const less = without?.counts(day) ?? NOTHING;
      const start = startOf(day, unit);
      const sum = sums.get(start) ?? { mails: 0, bounces: 0, complaints: 0 };
      sum.mails += counts.mails - less.mails;
      sum.bounces += counts.bounces - less.bounces;
      sum.complaints += counts.complaints - less.complaints;
      sums.set(start, sum);
    }
    return [...sums].sort(([a], [b]) => a - b).map(([start, sum]) => ({ start, ...sum }));
  }

  counts(day: number): Flow {
    return this.#days.get(day) ?? NOTHING;
  }

  total(): Flow {
    const sum: Counts = { mails: 0, bounces: 0, complaints: 0 };
    for (const { mails, bounces, complaints } of this.#days.values()) {
      sum.mails += mails;
      sum.bounces += bounces;
      sum.complaints += complaints;
    }
    return sum;
  }
}

const NOTHING: Flow = { mails: 0, bounces: 0, complaints: 0 };

function startOf(day: number, unit: PeriodUnit): number {
  if (unit === 'week') return (Math.floor((day - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY) * DAY;
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0);
}
