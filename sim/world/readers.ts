// Gives each person habits: what they read on, from where they reach the web, how they follow links.

import type { Touch } from './fact.ts';
import { addressIn, addressOf, companyNetwork } from './networks.ts';
import type { Person } from './population.ts';
import { Random } from './random.ts';
import { scannerOf } from './scanners.ts';

export interface Habits {
  /** Behind a company's network, with colleagues. */
  readonly company: string;
  /** Links open in a browser that runs in the filter's network (browser isolation). */
  readonly isolated: 'proofpoint' | 'mimecast' | '';
  /** Hides behind rented machines, or behind the relay of the browser's maker. */
  readonly hidden: 'vpn' | 'privacy' | '';
  /** Reads on the way, from a carrier's network. */
  readonly mobile: boolean;
  /** Reads as soon as it rings. */
  readonly quick: boolean;
  /** Opens many links of what interests. */
  readonly thorough: boolean;
  /** Old software that does not send Sec-Fetch fields, or no language. */
  readonly fetchMode: string;
  readonly language: string;
  /** Pictures come by the webmail's own machines. */
  readonly webmail: 'google' | 'yahoo' | 'microsoft' | '';
  /** Outlook on the desktop asks ahead for the head of what it opens. */
  readonly asksAhead: boolean;
}

const LANGUAGES = ['en-US,en;q=0.9', 'de-DE,de;q=0.9,en;q=0.8', 'fr-FR,fr;q=0.9', 'en-GB,en;q=0.9'];

const known = new WeakMap<Person, Habits>();

/** Drawn from the address alone: the same however often it is asked. */
export function habitsOf(person: Person): Habits {
  const found = known.get(person) ?? draw(person, new Random(person.number, person.address));
  known.set(person, found);
  return found;
}

function draw(person: Person, random: Random): Habits {
  const { receiver, userAgent } = person;
  const scanner = scannerOf(receiver);
  const isCompany = receiver.id === receiver.domain;
  const isolates = scanner === 'proofpoint' || scanner === 'mimecast';
  const isApple = userAgent.includes('Mac OS X');
  return {
    company: isCompany && random.chance(0.6) ? companyNetwork(receiver.domain) : '',
    isolated: isolates && random.chance(0.25) ? scanner : '',
    hidden: random.chance(0.06) ? 'vpn' : isApple && random.chance(0.12) ? 'privacy' : '',
    mobile: userAgent.includes('Mobile') && random.chance(0.6),
    quick: random.chance(0.03),
    thorough: random.chance(0.02),
    fetchMode: random.chance(0.92) ? 'navigate' : '',
    language: random.chance(0.97) ? random.pick(LANGUAGES) : '',
    webmail: webmailOf(person, random),
    asksAhead: isCompany && !isApple && random.chance(0.02),
  };
}

function webmailOf({ receiver, client }: Person, random: Random): Habits['webmail'] {
  if (client === 'image-proxy') return 'google';
  if (client !== 'direct') return '';
  if (receiver.id === 'yahoo' && random.chance(0.75)) return 'yahoo';
  return receiver.id === 'outlook' && random.chance(0.7) ? 'microsoft' : '';
}

/** Where a click of this person comes from. */
export function clickAddress(person: Person, habits: Habits, random: Random): string {
  if (habits.isolated !== '') return addressOf(habits.isolated, random);
  if (habits.hidden !== '') return addressOf(habits.hidden, random);
  if (habits.company !== '' && random.chance(0.8)) return deskOf(person, habits.company);
  return habits.mobile ? addressOf('carrier', random) : person.ip;
}

/** Colleagues share a few addresses. */
const deskOf = ({ number }: Person, network: string): string =>
  addressIn(network.replace('/24', '/30'), new Random(number % 3, network));

export function humanTouch(person: Person, ip: string, what: string): Omit<Touch, 'link'> {
  const { fetchMode, language } = habitsOf(person);
  return {
    by: 'human',
    what,
    ip,
    userAgent: person.userAgent,
    method: 'GET',
    language,
    fetchMode,
    referrer: '',
    altered: false,
  };
}
