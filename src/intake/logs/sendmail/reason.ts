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

/** RFC 3463 §3.2, RFC 7505 §4.2: about the sender's address. */
const SENDER_STATUS = /^5\.(?:1\.[78]|7\.27)$/;
/** Where the connection breaks, the server writes itself a reply. */
const PRETENDED = /^421 4\.4\.\d Connection (?:reset|timed out|closed|refused|lost|dropped)\b/;
const QUEUED = 'queued';
const GENERAL =
  /^(?:Local configuration error|Operating system error|Internal error|Service unavailable)/;

export function readReason({ reply, stat, dsn, ip }: Delivery, hint: Hint): Said {
  const waited = PHASES.find(([words]) => hint.phase.includes(words))?.[1];
  if (reply !== '' && !PRETENDED.test(reply))
    return { reply, stage: waited ?? stageByCodes(reply, dsn, stat), speaker: 'remote' };
  const words = reply === '' ? ownWords(stat, hint) : reply;
  if (stat === QUEUED)
    return { reply: '', stage: dsn === '4.4.3' ? 'dns' : 'unknown', speaker: 'reporter' };
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
 * A refused greeting or HELO gets `5.5.0` whatever the reply says; later the reply's own status is taken over. 550, 551, 553
 * make `User unknown` of a refused recipient, and only of that (usersmtp.c: smtpinit, smtprcptstat, smtpmailfrom, smtpdata).
 */
function stageByCodes(reply: string, dsn: string, stat: string): Stage {
  const [, code = '', status = ''] =
    /^(\d{3})[ -](\d\.\d{1,3}\.\d{1,3})?/.exec(reply.slice(0, 20)) ?? [];
  if (dsn === '5.5.0' && status !== '' && status !== dsn)
    return /\b(?:EHLO|HELO|LHLO)\b/i.test(reply.slice(0, 400)) ? 'ehlo' : 'banner';
  if (code === '530' || SENDER_STATUS.test(dsn)) return 'mail';
  if (/^55[013]$/.test(code)) return stat.startsWith('User unknown') ? 'rcpt' : 'eod';
  return code === '552' && dsn === '5.3.4' ? 'eod' : 'unknown';
}

/** A connection that breaks before the message leaves words behind; one that breaks after the final dot leaves none. */
const isCutAtTheEnd = (stat: string, reply: string, dsn: string, ip: string): boolean =>
  stat === 'Deferred' && reply === '' && dsn === '4.4.2' && ip !== '';
