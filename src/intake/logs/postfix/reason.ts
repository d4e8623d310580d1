// Takes apart the words in brackets behind a delivery's status → who spoke, at which stage, what was said.

import type { Stage } from '../../../model/stage.ts';

export interface Said {
  /** Bare words of the other side, or the whole text where the server itself speaks. */
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter';
  /** `mx.example.com[192.0.2.1]`; `''` where none is named. */
  readonly peer: string;
}

const SUSPENDED = 'delivery temporarily suspended: ';
const REFUSED = ' refused to talk to me: ';
const SAID = ' said: ';
const IN_REPLY = ' (in reply to ';

/** `(in reply to RCPT TO command)`. */
const COMMANDS: readonly (readonly [string, Stage])[] = [
  ['end of DATA', 'eod'],
  ['BDAT', 'eod'],
  ['RCPT', 'rcpt'],
  ['MAIL', 'mail'],
  ['DATA', 'data'],
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['LHLO', 'ehlo'],
  ['XFORWARD', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['AUTH', 'auth'],
];

/** `… while sending RCPT TO`. */
const MOMENTS: readonly (readonly [string, Stage])[] = [
  ['initial server greeting', 'banner'],
  ['end of data', 'eod'],
  ['final dot', 'eod'],
  ['STARTTLS', 'starttls'],
  ['TLS', 'starttls'],
  ['LHLO handshake', 'ehlo'],
  ['HLO handshake', 'ehlo'],
  ['HELO handshake', 'ehlo'],
  ['SASL', 'auth'],
  ['MAIL FROM', 'mail'],
  ['RCPT TO', 'rcpt'],
  ['DATA command', 'data'],
  ['message body', 'data'],
];

/** How the server's own words begin. */
const BEGINNINGS: readonly (readonly [string, Stage])[] = [
  ['connect to ', 'connect'],
  ['Host or domain name not found', 'dns'],
  ['Host not found', 'dns'],
  ['Name service error', 'dns'],
  ['unable to look up host', 'dns'],
  ['Unable to look up host', 'dns'],
  ['unable to find primary relay', 'dns'],
  ['TLSA lookup error', 'dns'],
  ['Domain ', 'dns'],
  ['mail for ', 'connect'],
  ['Server certificate', 'starttls'],
  ['Cannot start TLS', 'starttls'],
  ['TLS ', 'starttls'],
  ['non-STARTTLS', 'starttls'],
  ['No recipient-domain TLS policy', 'starttls'],
  ['SASL authentication failed', 'auth'],
];

/** @param text as between the brackets. */
export function readReason(text: string): Said {
  const words = text.startsWith(SUSPENDED) ? text.slice(SUSPENDED.length) : text;
  return refused(words) ?? said(words) ?? own(words);
}

function refused(text: string): Said | null {
  const at = text.startsWith('host ') ? text.indexOf(REFUSED) : -1;
  if (at < 0) return null;
  const reply = text.slice(at + REFUSED.length);
  // The same words are written for a refused greeting and for a refused HELO: only the reply tells.
  const stage = /\b(?:EHLO|HELO|LHLO)\b/i.test(reply.slice(0, 400)) ? 'ehlo' : 'banner';
  return { reply, stage, speaker: 'remote', peer: text.slice(5, at) };
}

/** `host X said: R (in reply to C command)`, `SASL authentication failed; server X said: R`. */
function said(text: string): Said | null {
  const isHost = text.startsWith('host ');
  const at = isHost || text.startsWith('SASL auth') ? text.indexOf(SAID) : -1;
  if (at < 0) return null;
  const end = text.lastIndexOf(IN_REPLY);
  const reply = text.slice(at + SAID.length, end > at ? end : text.length);
  if (!isHost) {
    const peer = text.slice(text.lastIndexOf(' ', at - 1) + 1, at);
    return { reply, stage: 'auth', speaker: 'remote', peer };
  }
  const command = end > at ? text.slice(end + IN_REPLY.length) : '';
  const stage = COMMANDS.find(([name]) => command.startsWith(name))?.[1] ?? 'unknown';
  return { reply, stage, speaker: 'remote', peer: text.slice(5, at) };
}

function own(text: string): Said {
  return { reply: text, stage: ownStage(text), speaker: 'reporter', peer: peerIn(text) };
}

function ownStage(text: string): Stage {
  const isCut = text.startsWith('lost connection with ') || text.startsWith('conversation with ');
  const whilst = isCut ? text.lastIndexOf(' while ') : -1;
  if (whilst > 0) {
    const moment = text.slice(whilst);
    return MOMENTS.find(([words]) => moment.includes(words))?.[1] ?? 'unknown';
  }
  return BEGINNINGS.find(([words]) => text.startsWith(words))?.[1] ?? 'unknown';
}

/** The name before the first `[address]`. */
function peerIn(text: string): string {
  const open = text.indexOf('[');
  const close = open > 0 && open < 400 ? text.indexOf(']', open) : -1;
  if (close < 0 || close - open > 50) return '';
  return text.slice(text.lastIndexOf(' ', open) + 1, close + 1);
}
