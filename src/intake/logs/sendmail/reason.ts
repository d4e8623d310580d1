// Tells of one attempt who spoke, at which stage, what was said.

import type { Stage } from '../../../model/stage.ts';
import type { Delivery } from './delivery.ts';

export interface Said {
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter';
}

/** What other lines about the same message said just before. */
export interface Hint {
  /** `client greeting`: what the other side let it wait for. */
  readonly phase: string;
  /** Of a SYSERR. */
  readonly words: string;
}

const PHASES: readonly (readonly [string, Stage])[] = [
  ['greeting', 'banner'],
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['LHLO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['AUTH', 'auth'],
  ['MAIL', 'mail'],
  ['RCPT', 'rcpt'],
  ['DATA 250', 'eod'],
  ['LMTP', 'eod'],
  ['DATA', 'data'],
  ['message body', 'data'],
];

const OWN: readonly (readonly [string, Stage])[] = [
  ['Host unknown', 'dns'],
  ['Name server', 'dns'],
  ['points back to', 'connect'],
  ['Connection refused', 'connect'],
  ['Connection timed out', 'connect'],
  ['No route to host', 'connect'],
  ['Network is unreachable', 'connect'],
  ['Host is down', 'connect'],
  ['TLS', 'starttls'],
  ['AUTH', 'auth'],
];

/** Where the connection breaks, the server writes itself a reply. */
const PRETENDED = /^421 4\.4\.\d Connection (?:reset|timed out|closed|refused|lost|dropped)\b/;
const GENERAL =
  /^(?:Local configuration error|Operating system error|Internal error|Service unavailable)/;

export function readReason({ reply, stat, dsn, ip }: Delivery, hint: Hint): Said {
  const waited = PHASES.find(([words]) => hint.phase.includes(words))?.[1];
  if (reply !== '' && !PRETENDED.test(reply))
    return { reply, stage: waited ?? stageByCodes(reply, dsn), speaker: 'remote' };
  const words = reply === '' ? ownWords(stat, hint) : reply;
  const stage = waited ?? (isCutAtTheEnd(stat, reply, dsn, ip) ? 'eod' : ownStage(words));
  return { reply: words, stage, speaker: 'reporter' };
}

function ownWords(stat: string, { words }: Hint): string {
  if (words !== '' && GENERAL.test(stat)) return words;
  return stat.startsWith('Deferred: ') ? stat.slice(10) : stat;
}

const ownStage = (text: string): Stage =>
  OWN.find(([words]) => text.includes(words))?.[1] ?? 'unknown';

/**
 * A refused greeting or HELO gets `5.5.0` whatever the reply says (usersmtp.c, smtpinit); at a later stage the reply's own
 * status is taken over.
 */
function stageByCodes(reply: string, dsn: string): Stage {
  if (dsn !== '5.5.0' && dsn !== '4.5.0') return 'unknown';
  const own = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(reply.slice(0, 20))?.[1];
  if (own === undefined || own === dsn) return 'unknown';
  return /\b(?:EHLO|HELO|LHLO)\b/i.test(reply.slice(0, 400)) ? 'ehlo' : 'banner';
}

/** A connection that breaks before the message leaves words behind; one that breaks after the final dot leaves none. */
const isCutAtTheEnd = (stat: string, reply: string, dsn: string, ip: string): boolean =>
  stat === 'Deferred' && reply === '' && dsn === '4.4.2' && ip !== '';
