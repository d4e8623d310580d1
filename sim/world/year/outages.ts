// Lays down the two outages that everybody remembers, hour by hour as they were.

import type { Incident } from '../incidents.ts';
import type { Span } from '../population.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR, MINUTE } from '../times.ts';
import { draft, type PartDraft } from './draft.ts';

/** Where in the world's time they stand. */
const GOOGLE_PLACE = 0.4;
const MICROSOFT_PLACE = 0.62;
const MONDAY = 1;
const THURSDAY = 4;

export function makeOutages(span: Span): Incident[] {
  return [googleOutage(span), microsoftOutage(span)];
}

const byVoice =
  (voice: Receiver['voice']) =>
  (receiver: Receiver): boolean =>
    receiver.voice === voice;

/**
 * 2020-12-14 14:16 to 16:38 and 12-15 11:38 to 15:57 PST (UTC−8): users were said not to exist, others were put off; "a
 * significant subset of users", more on the second day. Domains that are hosted there were as well.
 */
function googleOutage(span: Span): Incident {
  const monday = dayIn(evenWeek(span, GOOGLE_PLACE, Math.round), MONDAY);
  const first = { start: monday + 22 * HOUR + 16 * MINUTE, end: monday + 24 * HOUR + 38 * MINUTE };
  const second = {
    start: monday + DAY + 19 * HOUR + 38 * MINUTE,
    end: monday + DAY + 23 * HOUR + 57 * MINUTE,
  };
  const google = { receiver: 'google', concerns: byVoice('google') } as const;
  const parts: PartDraft[] = [
    { ...google, ...first, cause: 'false-unknown', share: 0.3 },
    { ...google, ...first, cause: 'outage', share: 0.2 },
    { ...google, ...second, cause: 'false-unknown', share: 0.45 },
    { ...google, ...second, cause: 'outage', share: 0.2 },
  ];
  return draft('provider-outage', 'google-2020-12-14', parts);
}

/**
 * 2026-01-22 14:37 to next day 01:29 EST (UTC−5): most mail to companies was put off with 451 4.3.2; hard bounces of
 * valid users were told of for a day and a half after.
 */
function microsoftOutage(span: Span): Incident {
  const thursday = dayIn(evenWeek(span, MICROSOFT_PLACE, Math.ceil), THURSDAY);
  const start = thursday + 19 * HOUR + 37 * MINUTE;
  const end = thursday + DAY + 6 * HOUR + 29 * MINUTE;
  const companies = { receiver: 'exchange-online', concerns: byVoice('exchange-online') } as const;
  const parts: PartDraft[] = [
    { ...companies, start, end, cause: 'outage', share: 0.85 },
    { ...companies, start: end, end: end + 36 * HOUR, cause: 'false-unknown', share: 0.02 },
  ];
  return draft('provider-outage', 'microsoft-2026-01-22', parts);
}

/** The beginning of an even week of the world, in which the offer goes out too. */
export function evenWeek(
  { start, end }: Span,
  place: number,
  round: (week: number) => number,
): number {
  const weeks = Math.floor((end - start) / (7 * DAY));
  const week = Math.max(2, 2 * round((weeks * place) / 2));
  return start + (week - 1) * 7 * DAY;
}

/** @param week its beginning; @param weekday 0 is Sunday. */
export const dayIn = (week: number, weekday: number): number =>
  week + ((weekday - new Date(week).getUTCDay() + 7) % 7) * DAY;
