// Builds the receivers: some big providers with known ways, hundreds of small domains with ways of their own.

import type { NoticeFormat } from './fact.ts';
import type { Random } from './random.ts';
import type { Voice } from './words.ts';

export interface Receiver {
  readonly id: string;
  readonly domain: string;
  readonly mx: readonly string[];
  readonly ip: string;
  readonly voice: Voice;
  /** How the domain takes mail at all. */
  readonly reach: 'up' | 'no-domain' | 'null-mx' | 'dead' | 'no-tls';
  readonly greylists: boolean;
  /** Holds a mail for two hours after DATA, and looks at its links meanwhile. */
  readonly holds: boolean;
  /** Takes mail for anyone, bounces later what nobody gets. */
  readonly acceptsAll: boolean;
  /** Takes mail for anyone, and somebody reads it. */
  readonly catchAll: boolean;
  readonly checksSpf: boolean;
  readonly usesBlockList: boolean;
  /** Follows links before people do. */
  readonly scanner: '' | 'microsoft' | 'barracuda' | 'proofpoint' | 'mimecast';
  /** What its people read mail with. */
  readonly client: 'google' | 'apple' | 'microsoft' | 'any';
  /** How its asynchronous notices look. */
  readonly notices: NoticeFormat;
  readonly share: number;
  /** When the domain ran out, epoch ms; 0: never. */
  readonly goneAt: number;
  /** Until then its name leads to a server that takes no mail, as registrars do it; after that the name is gone. */
  readonly parkedUntil: number;
}

export const reachOf = (receiver: Receiver, time: number): Receiver['reach'] => {
  if (receiver.goneAt === 0 || time < receiver.goneAt) return receiver.reach;
  return time < receiver.parkedUntil ? 'dead' : 'no-domain';
};

const PLAIN: Receiver = {
  id: '',
  domain: '',
  mx: [],
  ip: '',
  voice: 'postfix',
  reach: 'up',
  greylists: false,
  holds: false,
  acceptsAll: false,
  catchAll: false,
  checksSpf: false,
  usesBlockList: false,
  scanner: '',
  client: 'any',
  notices: 'postfix',
  share: 0,
  goneAt: 0,
  parkedUntil: 0,
};

/** Real hosts, since software knows receivers by them; made-up domains, since nobody may live there. */
const BIG: readonly Receiver[] = [
  {
    ...PLAIN,
    id: 'google',
    domain: 'gmail.example',
    mx: ['gmail-smtp-in.l.google.com', 'alt1.gmail-smtp-in.l.google.com'],
    voice: 'google',
    checksSpf: true,
    client: 'google',
    notices: 'google',
    share: 0.3,
  },
  {
    ...PLAIN,
    id: 'outlook',
    domain: 'outlook.example',
    mx: ['outlook-com.olc.protection.outlook.com'],
    voice: 'outlook',
    checksSpf: true,
    client: 'microsoft',
    notices: 'exchange',
    share: 0.13,
  },
  {
    ...PLAIN,
    id: 'yahoo',
    domain: 'yahoo.example',
    mx: ['mta5.am0.yahoodns.net', 'mta6.am0.yahoodns.net'],
    voice: 'yahoo',
    checksSpf: true,
    share: 0.08,
  },
  {
    ...PLAIN,
    id: 'apple',
    domain: 'icloud.example',
    mx: ['mx01.mail.icloud.com', 'mx02.mail.icloud.com'],
    voice: 'apple',
    client: 'apple',
    share: 0.06,
  },
  {
    ...PLAIN,
    id: 'gmx',
    domain: 'gmx.example',
    mx: ['mx00.gmx.net', 'mx01.gmx.net'],
    voice: 'gmx',
    share: 0.06,
  },
  {
    ...PLAIN,
    id: 't-online',
    domain: 't-online.example',
    mx: ['mx00.t-online.de', 'mx01.t-online.de'],
    voice: 't-online',
    share: 0.04,
  },
];

const SMALL_SHARE = 0.33;
const TYPOS: readonly string[] = ['gmial', 'gmai', 'outlok', 'yaho', 'icluod', 'gmx-de'];
const FIRST = [
  'north',
  'blue',
  'iron',
  'river',
  'oak',
  'silver',
  'hill',
  'bright',
  'stone',
  'amber',
];
const SECOND = [
  'field',
  'works',
  'labs',
  'bakery',
  'school',
  'clinic',
  'tools',
  'media',
  'farm',
  'bank',
];
const THIRD = ['', '-group', '-team', '-north'];

/** About `count` receivers; the shares of all sum to 1. */
export function makeReceivers(random: Random, count: number): Receiver[] {
  const receivers = BIG.map((big, number) => ({ ...big, ip: `192.0.2.${10 + number}` }));
  for (const [number, name] of TYPOS.entries()) receivers.push(typo(name, number));
  const small = Math.max(20, count - receivers.length);
  let weights = 0;
  const first = receivers.length;
  for (let number = 0; number < small; number++) {
    const share = 1 / (number + 8);
    weights += share;
    receivers.push({ ...smallReceiver(random, number), share });
  }
  const used = receivers.slice(0, first).reduce((sum, { share }) => sum + share, 0);
  const left = Math.max(SMALL_SHARE - (used - (1 - SMALL_SHARE)), 0.1);
  return receivers.map((one, at) =>
    at < first ? one : { ...one, share: (one.share / weights) * left },
  );
}

const TYPO_REACH: readonly Receiver['reach'][] = ['no-domain', 'dead', 'null-mx'];

function typo(name: string, number: number): Receiver {
  const domain = `${name}.example`;
  const reach = TYPO_REACH[number % TYPO_REACH.length] ?? 'no-domain';
  const ip = `203.0.113.${10 + number}`;
  return { ...PLAIN, id: domain, domain, mx: [`mx.${domain}`], ip, reach, share: 0.0006 };
}

function smallReceiver(random: Random, number: number): Receiver {
  const place = number % 100;
  const suffix = number < 400 ? (THIRD[Math.floor(number / 100)] ?? '') : `-${number}`;
  const name = `${FIRST[place % 10]}${SECOND[Math.floor(place / 10)]}${suffix}`;
  const domain = `${name}.example`;
  const ip = `198.51.100.${1 + (number % 250)}`;
  const base = { ...PLAIN, id: domain, domain, ip, mx: [`mx1.${domain}`, `mx2.${domain}`] };
  return { ...base, ...manners(random, name, domain) };
}

function manners(random: Random, name: string, domain: string): Partial<Receiver> {
  const kind = random.next();
  if (kind < 0.3)
    return {
      voice: 'exchange-online',
      mx: [`${name}-example.mail.protection.outlook.com`],
      checksSpf: true,
      client: 'microsoft',
      notices: 'exchange',
      scanner: random.chance(0.6) ? 'microsoft' : '',
    };
  if (kind < 0.36)
    return {
      voice: 'mimecast',
      mx: ['eu-smtp-inbound-1.mimecast.com'],
      greylists: true,
      checksSpf: true,
      scanner: 'mimecast',
      notices: 'exchange',
    };
  if (kind < 0.42)
    return { voice: 'proofpoint', mx: [`mxa-${name}.gslb.pphosted.com`], scanner: 'proofpoint' };
  if (kind < 0.52)
    return { voice: 'google', mx: ['aspmx.l.google.com'], client: 'google', notices: 'google' };
  return ownServer(random, domain);
}

function ownServer(random: Random, domain: string): Partial<Receiver> {
  const isExim = random.chance(0.4);
  const common = {
    voice: isExim ? ('exim' as const) : ('postfix' as const),
    notices: isExim ? ('exim' as const) : ('postfix' as const),
    greylists: random.chance(0.3),
    usesBlockList: random.chance(0.4),
    checksSpf: random.chance(0.2),
  };
  const kind = random.next();
  if (kind < 0.12)
    return {
      ...common,
      holds: true,
      greylists: false,
      scanner: 'barracuda',
      mx: [`filter.${domain}`],
    };
  if (kind < 0.3) return { ...common, acceptsAll: true, notices: random.pick(LATE) };
  if (kind < 0.36) return { ...common, catchAll: true };
  if (kind < 0.39) return { ...common, reach: 'no-tls' };
  return common;
}

const LATE: readonly NoticeFormat[] = ['exchange', 'exim', 'postfix', 'qmail'];
