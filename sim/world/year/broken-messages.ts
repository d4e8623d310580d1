// Breaks some mailings: one kind of filter, one provider or everybody refuses them for what they are.

import type { Cause } from '../fact.ts';
import type { Incident } from '../incidents.ts';
import type { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR } from '../times.ts';
import { draft, type PartDraft } from './draft.ts';
import type { Mailing } from './mailings.ts';

interface Fault {
  readonly cause: Cause;
  readonly share: number;
  /** Whose receivers refuse it; empty: those of all. */
  readonly voices: readonly Receiver['voice'][];
}

const FAULTS: readonly Fault[] = [
  { cause: 'malformed', share: 0.95, voices: ['google'] },
  { cause: 'spam', share: 0.7, voices: ['yahoo'] },
  { cause: 'malformed', share: 0.9, voices: [] },
  { cause: 'virus', share: 0.9, voices: ['postfix', 'exim', 'proofpoint'] },
  { cause: 'spam', share: 0.5, voices: ['google'] },
  { cause: 'malformed', share: 0.95, voices: ['outlook', 'exchange-online'] },
  { cause: 'spam', share: 0.8, voices: ['gmx', 't-online'] },
  { cause: 'too-large', share: 0.6, voices: ['postfix', 'exim', 't-online', 'gmx'] },
  { cause: 'attachment', share: 0.9, voices: ['google'] },
  { cause: 'spam', share: 0.25, voices: [] },
];

/** Templates of mails that people cause; a bad one is found after so long. */
const TEMPLATES = ['receipt', 'order-sent'];
const TEMPLATE_DAYS = 1.5;
/** A mailing's last mails are tried for so long. */
const TRIED: number = 6 * DAY;

/** @param isFree whether nothing else goes wrong on that day. */
export function breakMessages(
  random: Random,
  mailings: readonly Mailing[],
  count: number,
  isFree: (time: number) => boolean,
): Incident[] {
  const usable = mailings.filter(({ id, start }) => !id.startsWith('welcome-') && isFree(start));
  const later = usable.slice(Math.ceil(usable.length * 0.06));
  return Array.from({ length: Math.min(count, later.length) }, (_, number) => {
    const place = Math.floor(((number + random.between(0.1, 0.9)) * later.length) / count);
    const campaign = later[place] as Mailing;
    const fault = FAULTS[number % FAULTS.length] as Fault;
    const template = number % 5 === 3 ? TEMPLATES[number % TEMPLATES.length] : undefined;
    return template ? brokenTemplate(fault, template, campaign.start) : broken(fault, campaign);
  });
}

const broken = (fault: Fault, { id, start }: Mailing): Incident =>
  draft('broken-message', `broken ${id}`, [{ ...partOf(fault, id), start, end: start + TRIED }]);

function brokenTemplate(fault: Fault, template: string, near: number): Incident {
  const start = near - 3 * HOUR;
  const end = start + TEMPLATE_DAYS * DAY;
  const part = { ...partOf(fault, template), start, end };
  return draft('broken-message', `broken ${template}`, [part]);
}

function partOf(
  { cause, share, voices }: Fault,
  campaign: string,
): Omit<PartDraft, 'start' | 'end'> {
  const concerned = new Set(voices);
  const concerns = ({ voice }: Receiver): boolean => concerned.size === 0 || concerned.has(voice);
  return { cause, share, campaign, receiver: voices.join(' ') || '*', concerns };
}
