// Takes apart the words of a failed delivery → who spoke, at which stage, what was said.

import type { Stage } from '../../../model/stage.ts';

export interface Said {
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter';
  readonly host: string;
  readonly ip: string;
}

const ERROR = 'SMTP error from remote mail server after ';
/** `SMTP timeout after initial connection`, `Remote host closed connection in response to end of data`. */
const CUT =
  /(?:SMTP timeout (?:while connected to \S{1,255} \[[^\]]{1,50}\] )?after |in response to )(?:sending )?(.{1,60})/;
/** `Connection timed out H=mx.example.com [192.0.2.1]: SMTP timeout …` */
const NAMED = /^(.{0,80}?) ?H=(\S{1,255}) \[([^\]\s]{1,50})\](?::\d{1,5})?:? (.*)$/s;

const COMMANDS: readonly (readonly [string, Stage])[] = [
  ['initial connection', 'banner'],
  ['end of data', 'eod'],
  ['BDAT', 'eod'],
  ['RCPT', 'rcpt'],
  ['MAIL', 'mail'],
  ['DATA', 'data'],
  ['data', 'data'],
  ['sending data', 'data'],
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['LHLO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['AUTH', 'auth'],
];

/** The server's own words, by what stands in them. */
const OWN: readonly (readonly [string, Stage])[] = [
  ['lost connection while sending message data', 'data'],
  ['TLS session', 'starttls'],
  ['TLS error', 'starttls'],
  ['DANE', 'starttls'],
  ['authenticat', 'auth'],
  ['host lookup did not complete', 'dns'],
  ['address lookups', 'dns'],
  ['MX record', 'dns'],
  ['MX or SRV record', 'dns'],
  ['DNS', 'dns'],
  ['host not found', 'dns'],
  ['Connection refused', 'connect'],
  ['Connection timed out', 'connect'],
  ['Connection reset', 'connect'],
  ['No route to host', 'connect'],
  ['etwork is unreachable', 'connect'],
  ['Network unreachable', 'connect'],
  ['Host is down', 'connect'],
  ['Permission denied', 'connect'],
  ['host is unable to connect', 'connect'],
];

/** @param text as the log has it, lines joined by `\n` in letters. */
export function readReason(text: string): Said {
  const words = text.replaceAll('\\n', ' ');
  const named = words.includes('H=') ? NAMED.exec(words.slice(0, 4000)) : null;
  if (!named) return said(words) ?? own(words);
  const [, before = '', host = '', ip = '', rest = ''] = named;
  const inner = said(rest) ?? own(before === '' ? rest : `${before}: ${rest}`);
  return { ...inner, host, ip };
}

/** `SMTP error from remote mail server after RCPT TO:<a@b>: [host H [ip]:] 550 …`. */
function said(text: string): Said | null {
  const at = text.indexOf(ERROR);
  if (at < 0 || at > 300) return null;
  const from = at + ERROR.length;
  const colon = text.indexOf(': ', from);
  if (colon < 0) return null;
  const stage = stageOf(text.slice(from, colon));
  const rest = text.slice(colon + 2);
  // Before 4.83 the host stood here.
  const host = /^host (\S{1,255}) \[([^\]\s]{1,50})\](?::\d{1,5})?: /.exec(rest.slice(0, 400));
  const reply = host ? rest.slice(host[0].length) : rest;
  return { reply, stage, speaker: 'remote', host: host?.[1] ?? '', ip: host?.[2] ?? '' };
}

function own(text: string): Said {
  const start = text.slice(0, 400);
  const cut = CUT.exec(start)?.[1];
  const stage = cut === undefined ? ownStage(start) : stageOf(cut);
  return { reply: text, stage, speaker: 'reporter', host: '', ip: '' };
}

function stageOf(command: string): Stage {
  const bare = command.startsWith('pipelined ') ? command.slice(10) : command;
  return COMMANDS.find(([name]) => bare.startsWith(name))?.[1] ?? 'unknown';
}

const ownStage = (text: string): Stage =>
  OWN.find(([words]) => text.includes(words))?.[1] ?? 'unknown';
