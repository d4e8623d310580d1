// Plays the little stories that behaviours have as examples: words → events → what was judged.

import { clientOf, type EventType, type MailEvent, mailEvent } from '../../model/event.ts';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { CampaignLink } from '../../model/links.ts';
import type { Touch } from '../../model/touch.ts';
import type { Verdict } from '../../model/verdict.ts';
import { domainOf } from '../../text/address-key.ts';
import { siteOf } from '../address-number.ts';
import { Crowd } from '../crowd.ts';
import { judgeTouches } from '../judge.ts';
import { makeLinkBook } from '../link-book.ts';
import { numberOf, pairOf } from '../names.ts';
import type { SignalSet } from '../signal-set.ts';

const RECIPIENT = 'a@example.com';
const CAMPAIGN = 'example';
const TOKEN = 'abcdefgh';
const HOUR = 3_600_000;
const DAY: number = 24 * HOUR;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

type Told = Parameters<typeof mailEvent>[2];

interface Story {
  readonly events: JudgedEvent[];
  links: readonly CampaignLink[];
  place: number;
  neighbours: number;
  caught: readonly [number, number];
  /** Other mails that the same client looked at. */
  read: number;
  /** The last open or click that was told. */
  last: JudgedEvent | undefined;
}

/** @returns the last open or click that is told, judged; null where the story cannot be read. */
export function playExample(example: string, signals: SignalSet): Touch | null {
  const story: Story = {
    events: [],
    links: [],
    place: 0,
    neighbours: 1,
    caught: [0, 0],
    read: 0,
    last: undefined,
  };
  for (const [sentence] of example.matchAll(/(?:"[^"]*"|[^;"])+/g)) {
    const words = [...sentence.matchAll(/"[^"]*"|\S+/g)].map(([word]) => word);
    if (words.length > 0 && !tell(story, words)) return null;
  }
  const { last } = story;
  if (!last) return null;
  const campaigns = [{ campaign: CAMPAIGN, links: story.links }];
  const linksOf = makeLinkBook({ honeypots: [], campaigns });
  const events = story.events.toSorted((a, b) => a.time - b.time);
  const mail = { events, recipient: RECIPIENT, campaign: CAMPAIGN, linkToken: TOKEN };
  const crowd = crowdOf(story, last, signals);
  const touches = judgeTouches({ ...mail, place: story.place }, { signals, crowd, linksOf });
  return touches.find(({ event }) => event === last) ?? null;
}

function tell(story: Story, [word = '', ...rest]: readonly string[]): boolean {
  const attempt = ATTEMPTS[word];
  if (attempt) return add(story, attempt[0], Number(rest[0]), attempt[1]);
  switch (word) {
    case 'open':
      return touch(story, 'opened', '', rest);
    case 'order':
      return touch(story, 'converted', '', rest, false);
    case 'click':
      return touch(story, 'clicked', rest[0] ?? '', rest.slice(1));
    case 'links':
      story.links = linksIn(rest);
      return true;
    case 'place':
      story.place = Number(rest[0]);
      return true;
    case 'neighbours':
      story.neighbours = Number(rest[0]);
      return true;
    case 'read':
      story.read = Number(rest[0]);
      return true;
    case 'caught':
      story.caught = [Number(rest[0]), Number(rest[2])];
      return true;
    default:
      return false;
  }
}

/** `5 hidden h`. */
const linksIn = ([count = '0', , hidden = '']: readonly string[]): CampaignLink[] => [
  ...Array.from({ length: Number(count) }, (_, at) => ({
    link: String(at),
    url: '',
    isHoneypot: false,
  })),
  ...(hidden === '' ? [] : [{ link: hidden, url: '', isHoneypot: true }]),
];

const UNJUDGED: Verdict = {
  reason: 'unknown',
  stage: 'unknown',
  hop: 'unknown',
  fault: 'unknown',
  permanence: { message: 'unknown', address: 'unknown' },
  confidence: 0,
  evidence: [],
  alternatives: [],
  detail: {},
  labels: {
    sisimai: null,
    hardbounce: false,
    sparkpost: null,
    ses: null,
    kumomta: null,
    powermta: null,
  },
  spokenBy: '',
};
const DEAD: Verdict = { ...UNJUDGED, permanence: { message: 'permanent', address: 'dead' } };

const ATTEMPTS: Readonly<Record<string, readonly [EventType, Told & { verdict?: Verdict }]>> = {
  accepted: ['delivered', {}],
  held: ['deferred', { stage: 'eod', replyCode: '451' }],
  refused: ['failed', { stage: 'rcpt', replyCode: '550', verdict: DEAD }],
  rejected: ['failed', { stage: 'eod', replyCode: '554' }],
  broke: ['deferred', { stage: 'eod', verdict: { ...UNJUDGED, reason: 'connection-failed' } }],
  bounced: ['notice-failed', { verdict: DEAD }],
};

function add(
  story: Story,
  type: EventType,
  seconds: number,
  told: Told & { verdict?: Verdict },
): boolean {
  const { verdict = null, ...rest } = told;
  const event = mailEvent(type, 'example', {
    ...rest,
    time: timeOf(seconds),
    recipient: RECIPIENT,
  });
  story.events.push(judged(event, verdict));
  return Number.isFinite(seconds);
}

const timeOf = (seconds: number): number => HOUR + Math.round(seconds * 1000);

const judged = (event: MailEvent, verdict: Verdict | null): JudgedEvent => ({
  ...event,
  verdict,
  disagreement: null,
  token: 'none',
  ownership: 'ours',
  ownershipWhy: '',
  keys: [],
});

/** `at 60 from 192.0.2.1 as "Mozilla/5.0" head altered bare`. */
function touch(
  story: Story,
  type: EventType,
  link: string,
  words: readonly string[],
  isAsked = true,
): boolean {
  const behind = (word: string): string | undefined => {
    const at = words.indexOf(word);
    return at < 0 ? undefined : words[at + 1]?.replaceAll('"', '');
  };
  const has = (word: string): boolean => words.includes(word);
  const event = judged(
    mailEvent(type, 'example', {
      time: timeOf(Number(behind('at'))),
      recipient: RECIPIENT,
      campaign: CAMPAIGN,
      ids: { linkToken: has('altered') ? TOKEN.toUpperCase() : TOKEN },
      client: clientOf({
        ip: behind('from') ?? '192.0.2.1',
        userAgent: behind('as') ?? BROWSER,
        method: has('head') ? 'HEAD' : has('post') ? 'POST' : 'GET',
        link,
        referrer: behind('referrer') ?? '',
        machine: has('told-machine') ? true : has('told-person') ? false : null,
        headers: headersOf(has('bare'), has('browser')),
      }),
    }),
    null,
  );
  story.events.push(event);
  if (isAsked) story.last = event;
  return Number.isFinite(event.time);
}

function headersOf(isBare: boolean, isBrowser: boolean): Record<string, string> | null {
  if (isBare) return { 'accept-language': '', 'sec-fetch-mode': '' };
  return isBrowser ? { 'accept-language': 'en', 'sec-fetch-mode': 'navigate' } : null;
}

/** Others of the domain who were asked for at the same time, or earlier, some of them in ways that no person has. */
function crowdOf(
  { neighbours, caught, read }: Story,
  { time, client }: JudgedEvent,
  signals: SignalSet,
): Crowd {
  const crowd = new Crowd();
  const site = siteOf(client?.ip ?? '');
  const own = pairOf(site, signals.name(client?.userAgent ?? '').number);
  const see = (recipient: string, mail: string, at: number, isCaught: boolean): void =>
    crowd.see({
      time: at,
      site,
      client: own,
      mail: numberOf(mail),
      recipient: numberOf(recipient),
      domain: numberOf(domainOf(RECIPIENT)),
      link: '0',
      isCaught,
    });
  const [machines, all] = caught;
  for (let number = 0; number < read; number++)
    see(RECIPIENT, `a${number}`, time - HOUR - (read - number) * DAY, false);
  for (let number = 0; number < all; number++)
    see(`b${number}`, `b${number}`, time - HOUR + number * 120_000, number < machines);
  for (let number = 0; number < neighbours; number++) see(`c${number}`, `c${number}`, time, false);
  return crowd;
}
