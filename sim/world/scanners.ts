// Lists the filters that look at links before people do, by what is published about them: from where, when, how.

import { addressIn, addressOf, companyNetwork, type Place } from './networks.ts';
import { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { MINUTE, SECOND } from './times.ts';

export interface Scanner {
  /** Where it asks from; a company's own filter asks from the company's network. */
  readonly places: readonly (Place | 'company')[];
  readonly agents: readonly string[];
  /** Part of the mails that it looks at. */
  readonly rate: number;
  /** Part of its visits that follow every link; the others follow one. */
  readonly every: number;
  /** Part of the visits that follow links as they stand in the mail. */
  readonly ordered: number;
  /** Part of the visits that ask for all links at once. */
  readonly parallel: number;
  /** Usual time between two links, and after the mail was accepted. */
  readonly gap: number;
  readonly delay: number;
  readonly delaySpread: number;
  /** Part of the visits before it lets the mail be accepted. */
  readonly early: number;
  /** Parts of the requests that ask for the head alone, that come with the fields a browser sends. */
  readonly head: number;
  readonly language: number;
  readonly fetchMode: number;
  /** Parts of the full visits that fetch the picture, that follow the link nobody sees. */
  readonly picture: number;
  readonly hidden: number;
  /** Part of the mails that are looked at again hours later. */
  readonly again: number;
  /** Part of the visits whose every request comes from another machine. */
  readonly scattered: number;
  /** Part of the visits that change the token on the way. */
  readonly altering: number;
}

const chrome = (system: string, version: number): string =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
const WINDOWS = 'Windows NT 10.0; Win64; x64';
const BROWSERS: readonly string[] = [
  chrome(WINDOWS, 114),
  chrome(WINDOWS, 126),
  chrome(WINDOWS, 138),
  chrome('X11; Linux x86_64', 120),
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0',
];
const HEADLESS =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/124.0.6367.29 Safari/537.36';

const USUAL: Scanner = {
  places: ['cloud'],
  agents: BROWSERS,
  rate: 0.16,
  every: 0.55,
  ordered: 0.5,
  parallel: 0.2,
  gap: 700,
  delay: 20 * SECOND,
  delaySpread: 0.8,
  early: 0,
  head: 0.05,
  language: 0.5,
  fetchMode: 0.6,
  picture: 0.6,
  hidden: 0.85,
  again: 0.03,
  scattered: 0.3,
  altering: 0,
};

const MICROSOFT: Scanner = {
  ...USUAL,
  places: ['microsoft', 'microsoft', 'azure', 'azure', 'azure'],
  agents: [
    ...BROWSERS,
    chrome(WINDOWS, 103),
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36 Edg/108.0.1462.54',
  ],
  gap: 350,
  delay: 25 * SECOND,
  delaySpread: 0.7,
  head: 0.02,
  ordered: 0.35,
  parallel: 0.4,
  fetchMode: 0.7,
  again: 0.06,
  scattered: 0.5,
  altering: 0.02,
};

export const SCANNERS = {
  microsoft: MICROSOFT,
  barracuda: {
    ...USUAL,
    places: ['barracuda', 'barracuda', 'barracuda', 'cloud'],
    head: 0.5,
    rate: 0.25,
    every: 0.7,
    ordered: 0.8,
    hidden: 0.95,
    early: 0.25,
    language: 0.3,
  },
  proofpoint: {
    ...USUAL,
    places: ['proofpoint', 'proofpoint', 'proofpoint', 'cloud'],
    head: 0.2,
    delay: 9 * SECOND,
    hidden: 0.8,
    early: 0.2,
    gap: 900,
  },
  mimecast: {
    ...USUAL,
    places: ['mimecast', 'mimecast', 'mimecast', 'cloud'],
    agents: ['Mozilla/5.0 (compatible)', chrome(WINDOWS, 109), ''],
    head: 0.8,
    rate: 0.25,
    every: 0.75,
    ordered: 0.9,
    gap: 200,
    language: 0.1,
    fetchMode: 0.1,
    hidden: 0.9,
  },
  cisco: { ...USUAL, places: ['cisco'], every: 0.6, delay: 12 * SECOND, language: 0.3, head: 0.15 },
  /** Hosted filters that look into mailboxes after delivery, from rented machines. */
  cloud: {
    ...USUAL,
    agents: [...BROWSERS, HEADLESS],
    rate: 0.13,
    every: 0.45,
    gap: 1500,
    delay: 45 * SECOND,
    delaySpread: 1,
    language: 0.6,
    fetchMode: 0.75,
    hidden: 0.75,
    scattered: 0.7,
    again: 0.1,
    altering: 0.03,
  },
  /** A filter in the company's own house. */
  appliance: {
    ...USUAL,
    places: ['company'],
    agents: ['Wget/1.21.2', 'Java/1.8.0_292', 'python-requests/2.31.0', 'Mozilla/5.0', ''],
    rate: 0.25,
    every: 0.8,
    ordered: 1,
    parallel: 0,
    gap: 150,
    delay: 2 * SECOND,
    early: 0.4,
    head: 0.3,
    language: 0.05,
    fetchMode: 0.02,
    picture: 0.3,
    hidden: 1,
    scattered: 0,
  },
  google: { ...USUAL, places: ['google'], rate: 0.06, every: 0, again: 0, hidden: 0 },
  freemail: { ...MICROSOFT, rate: 0.04, every: 0.45 },
  yahoo: { ...USUAL, places: ['yahoo', 'cloud'], rate: 0.03, every: 0.3 },
} as const satisfies Readonly<Record<string, Scanner>>;

export type ScannerName = keyof typeof SCANNERS;

const BIG: Readonly<Record<string, ScannerName>> = {
  google: 'google',
  outlook: 'freemail',
  yahoo: 'yahoo',
};

const chosen = new Map<string, ScannerName | ''>();

/** The same for a receiver in every world. `''`: nobody looks. */
export function scannerOf(receiver: Receiver): ScannerName | '' {
  const known = chosen.get(receiver.domain);
  if (known !== undefined) return known;
  const name = receiver.scanner || BIG[receiver.id] || chooseFor(receiver);
  chosen.set(receiver.domain, name);
  return name;
}

function chooseFor({ id, domain, reach, voice }: Receiver): ScannerName | '' {
  if (id !== domain || reach !== 'up') return '';
  const x = new Random(31, domain).next();
  if (voice === 'google') return x < 0.2 ? 'cloud' : x < 0.6 ? 'google' : '';
  if (x < 0.15) return 'cloud';
  if (x < 0.23) return 'appliance';
  if (x < 0.28) return 'cisco';
  return x < 0.35 ? 'barracuda' : '';
}

export function scannerAddress({ places }: Scanner, domain: string, random: Random): string {
  const place = random.pick(places);
  return place === 'company' ? addressIn(companyNetwork(domain), random) : addressOf(place, random);
}

/** Named tools that look at a link which somebody put into a chat (their makers' own pages name them). */
export const PREVIEWS: readonly string[] = [
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'WhatsApp/2.24.6.77 A',
  'TelegramBot (like TwitterBot)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
];

/** Within this time after its first mail a mailing is looked at more closely. */
export const FIRST_MINUTES: number = 5 * MINUTE;
