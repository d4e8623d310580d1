// Lays down what goes wrong on the sender's side: an address on block lists, records that broke, a name server, a firewall.

import type { Incident } from '../incidents.ts';
import type { Span } from '../population.ts';
import type { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR, MINUTE } from '../times.ts';
import { draft, everywhere, type PartDraft } from './draft.ts';
import { dayIn, evenWeek } from './outages.ts';

const [MONDAY, TUESDAY] = [1, 2];
const BIG_CHECKERS: ReadonlySet<Receiver['voice']> = new Set([
  'google',
  'outlook',
  'exchange-online',
  'yahoo',
  'mimecast',
]);
const PTR_CHECKERS: ReadonlySet<Receiver['voice']> = new Set([
  'google',
  'gmx',
  't-online',
  'exchange-online',
  'postfix',
]);

const spfCheckers = { receiver: '*', concerns: (one: Receiver): boolean => one.checksSpf } as const;
const listUsers = {
  receiver: '*',
  concerns: (one: Receiver): boolean => one.usesBlockList,
} as const;
const microsoft = {
  receiver: 'outlook',
  concerns: ({ voice }: Receiver): boolean => voice === 'outlook' || voice === 'exchange-online',
} as const;
const dkimCheckers = {
  receiver: '*',
  concerns: ({ voice }: Receiver): boolean => BIG_CHECKERS.has(voice),
} as const;
const ptrCheckers = {
  receiver: '*',
  concerns: ({ voice }: Receiver): boolean => PTR_CHECKERS.has(voice),
} as const;

export function makeOwnFaults(random: Random, span: Span, count: number): Incident[] {
  return [...threeGreatOnes(span), ...smallerOnes(random, span, count)];
}

function threeGreatOnes(span: Span): Incident[] {
  const resolver = dayIn(evenWeek(span, 0.15, Math.round), TUESDAY) + 19 * HOUR + 40 * MINUTE;
  const listed = dayIn(evenWeek(span, 0.74, Math.round), MONDAY) + 20 * HOUR;
  const record = dayIn(evenWeek(span, 0.86, Math.ceil), TUESDAY) + 10 * HOUR;
  const block = { start: listed, end: listed + 2 * DAY, lane: 'news-1', share: 1 };
  const spf = {
    ...spfCheckers,
    start: record,
    end: record + DAY,
    cause: 'spf',
    share: 0.9,
  } as const;
  const dns = { ...everywhere, start: resolver, end: resolver + HOUR, cause: 'own-dns' } as const;
  return [
    draft('own-fault', 'own-dns', [{ ...dns, share: 1 }]),
    draft('own-fault', 'ip-block', [
      { ...microsoft, ...block, cause: 'ip-block' },
      { ...listUsers, ...block, cause: 'block-list' },
    ]),
    draft('own-fault', 'spf', [spf]),
  ];
}

type Fault = (day: number) => { readonly name: string; readonly parts: readonly PartDraft[] };

/** By turns; `day` is a Tuesday, with the newsletter at 19:00. */
const FAULTS: readonly Fault[] = [
  (day) => ({
    name: 'dkim-orders',
    parts: [
      {
        ...dkimCheckers,
        ...span(day + DAY + 14 * HOUR, 9),
        cause: 'dkim',
        share: 0.9,
        lane: 'orders',
      },
    ],
  }),
  (day) => ({
    name: 'ptr-news-2',
    parts: [
      { ...ptrCheckers, ...span(day + 12 * HOUR, 30), cause: 'ptr', share: 0.95, lane: 'news-2' },
    ],
  }),
  (day) => ({
    name: 'port-25-news-2',
    parts: [
      { ...everywhere, ...span(day + 20 * HOUR, 2), cause: 'no-answer', share: 1, lane: 'news-2' },
    ],
  }),
  (day) => ({
    name: 'block-list-orders',
    parts: [
      { ...listUsers, ...span(day + 2 * DAY, 30), cause: 'block-list', share: 1, lane: 'orders' },
    ],
  }),
  (day) => ({
    name: 'domain-block',
    parts: [{ ...listUsers, ...span(day + 15 * HOUR, 14), cause: 'domain-block', share: 0.9 }],
  }),
  (day) => ({
    name: 'dkim-news',
    parts: [
      { ...dkimCheckers, ...span(day + 18 * HOUR, 5), cause: 'dkim', share: 0.9, lane: 'news-1' },
      { ...dkimCheckers, ...span(day + 18 * HOUR, 5), cause: 'dkim', share: 0.9, lane: 'news-2' },
    ],
  }),
];

const span = (start: number, hours: number): { start: number; end: number } => ({
  start,
  end: start + hours * HOUR,
});

/** In odd weeks: the great ones and the outages stand in even ones. */
function smallerOnes(random: Random, { start, end }: Span, count: number): Incident[] {
  const weeks = Math.floor((end - start) / (7 * DAY));
  const turns = Math.max(1, Math.floor((weeks - 3) / 2));
  return Array.from({ length: Math.min(count, turns) }, (_, number) => {
    const turn = Math.floor(((number + random.between(0.1, 0.9)) * turns) / Math.min(count, turns));
    const first = start + (2 * turn + 2) * 7 * DAY;
    const tuesday = dayIn(first, TUESDAY);
    const fault = FAULTS[number % FAULTS.length] ?? FAULTS[0];
    const made = fault?.(tuesday) ?? { name: '', parts: [] };
    return draft('own-fault', made.name, made.parts);
  });
}
