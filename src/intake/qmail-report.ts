// Reads a delivery report as qmail-send logs it → words of the other side, stage, address.

import type { Stage } from '../model/stage.ts';

export interface QmailReport {
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter' | 'unknown';
  readonly ip: string;
  /** qmail gave up because of age. */
  readonly isTooOld: boolean;
}

const LONGEST = 8192;
const SAID = 'Remote host said: ';
const GIVING_UP = 'Giving up on ';
const TOO_OLD = "I'm not going to try again; this message has been in the queue too long.";

/** How qmail-remote and its patched versions name the place at which they failed; the first that is there decides. */
const PLACES: readonly (readonly [string, Stage])[] = [
  ['but greeting failed', 'banner'],
  ['but my name was rejected', 'ehlo'],
  ['but sender was rejected', 'mail'],
  ['does not like recipient', 'rcpt'],
  ['failed on DATA command', 'data'],
  ['failed after I sent the message', 'eod'],
  ['but connection died. Possible duplicate!', 'eod'],
  ["couldn't find any host", 'dns'],
  ["couldn't find a mail exchanger", 'dns'],
  ['lookup failed', 'dns'],
  ["wasn't able to establish an SMTP connection", 'connect'],
  ['authentication', 'auth'],
  ['TLS', 'starttls'],
];

/**
 * qmail-send writes `_` for a space, `/` for a line end, `?` for what is not ASCII. Slashes of the words themselves
 * (addresses of pages) cannot be told from line ends but by what follows.
 */
export function readReport(logged: string, isLocal: boolean): QmailReport {
  const text = logged.slice(0, LONGEST).trimEnd().replaceAll('_', ' ').replace(/\/$/, '');
  const lines = text.split(
    /\/(?=[2-5]\d\d[ -]|Remote host said: |Giving up on |I'm not going to try again)/,
  );
  const isTooOld = lines.at(-1) === TOO_OLD;
  const frame = lines[0] ?? '';
  const own = lines.filter((line) => line !== TOO_OLD && !line.startsWith(GIVING_UP));
  const said = own.findIndex((line) => line.startsWith(SAID));
  const isRemote = said >= 0 || /^[\d.]{7,15} accepted message\./.test(frame);
  const reply = said < 0 ? own.join(' ') : own.slice(said).join(' ').slice(SAID.length);
  return {
    reply: isLocal ? reply.replaceAll('/', ' ') : reply,
    stage: isLocal ? 'unknown' : placeOf(frame),
    speaker: isRemote ? 'remote' : 'reporter',
    ip: isLocal ? '' : (ADDRESS.exec(frame.slice(0, 80))?.[1] ?? ''),
    isTooOld,
  };
}

const ADDRESS =
  /^(?:Connected to )?\[?(\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}:[\da-fA-F:.]{1,40})\]? /;

const placeOf = (frame: string): Stage =>
  PLACES.find(([words]) => frame.includes(words))?.[1] ?? 'unknown';
