// Reads the SMTP dialogue that a notice quotes (`>>> RCPT TO:<a>` / `<<< 550 …`) into refused commands with the reporter's remarks.

import type { Stage } from '../../model/stage.ts';
import { readReply } from '../../text/reply-text.ts';
import { stageOfCommand } from './stage-words.ts';

/** One line of a dialogue. */
export interface DialogueLine {
  readonly text: string;
  /** How many recipients the notice had named above it. */
  readonly below: number;
}

/** One refused command of the dialogue. */
export interface Refusal {
  readonly stage: Stage;
  /** Recipient named in the command or, failing that, in the reply; `''` where neither names one. */
  readonly address: string;
  readonly reply: string;
  readonly host: string;
  readonly below: number;
}

/** The reporter's own line about the dialogue above it: `550 5.1.1 <a>... User unknown`. */
export interface Remark {
  /** `''` where it names no recipient. */
  readonly address: string;
  readonly text: string;
  /** The refusal above it that names no recipient. */
  readonly refusal: Refusal | null;
}

/** What a dialogue tells, in its order. */
export interface Transcript {
  readonly refusals: readonly Refusal[];
  readonly remarks: readonly Remark[];
}

const SENT = /^\s*>>>\s?(.*)$/;
const ANSWERED = /^\s*<<<\s?(.*)$/;
const TALKING =
  /^(?:\.{3} ?)?while talking to (\S+?)\.?:|^\s{1,8}([^\s[\]]{1,255}) \[[^\s[\]]{1,60}\]:$/i;
const ADDRESS = /<([^<>\s@]{1,128}@[^<>\s@]{1,255})>/;
const REFUSED = /^(?:[45]\d\d|\D)/;
const REMARK =
  /^(?:[45]\d\d[ -])?(?:[245]\.\d{1,3}\.\d{1,3} )?<?([^\s<>@]{1,128}@[^\s<>@]{1,255}?)>?\.\.\. +(\S.*)$/;
const REPLY_INSIDE = /(?:^|: )[45]\d\d[ -]/;
/** After the recipients were refused, the refusal of DATA repeats it. */
const CONSEQUENCE =
  /no valid recipients|need (?:a )?rcpt|valid RCPT command must precede|no recipients|RCPT first/i;

/** Whether a line belongs to a quoted dialogue. */
export function isTranscript(line: string): boolean {
  const trimmed = line.trimStart();
  return trimmed.startsWith('>>>') || trimmed.startsWith('<<<') || TALKING.test(line);
}

interface Dialogue {
  host: string;
  command: string;
  below: number;
  /** The last refusal that names no recipient, until a remark takes it. */
  pending: Refusal | null;
  readonly refusals: Refusal[];
  readonly remarks: Remark[];
}

function addReply(dialogue: Dialogue, lines: readonly string[]): void {
  const reply = readReply(lines.join(' ')).text;
  if (!REFUSED.test(reply)) return;
  if (dialogue.refusals.length > 0 && CONSEQUENCE.test(reply)) return;
  const { command, host, below } = dialogue;
  const address = addressOf(command, reply);
  const refusal = { stage: stageOf(command, host, address), address, reply, host, below };
  dialogue.refusals.push(refusal);
  if (address === '') dialogue.pending = refusal;
}

function addressOf(command: string, reply: string): string {
  if (/^rcpt/i.test(command)) return ADDRESS.exec(command)?.[1] ?? '';
  return /^mail/i.test(command) ? '' : (ADDRESS.exec(reply)?.[1] ?? '');
}

/** Senders that pipeline show DATA above the answers to RCPT: an answer that names the recipient is one of those. */
function stageOf(command: string, host: string, address: string): Stage {
  if (command === '') return host ? 'banner' : 'unknown';
  const stage = stageOfCommand(command);
  if (stage !== 'data') return stage;
  return address ? 'rcpt' : 'eod';
}

function addRemark(dialogue: Dialogue, line: string): void {
  const [, address = '', inner = ''] = REMARK.exec(line) ?? [];
  const own = REPLY_INSIDE.test(inner) ? inner : line.trim();
  const text = inner.startsWith('Deferred') ? joinCause(dialogue, own) : own;
  dialogue.remarks.push({ address, text, refusal: address ? dialogue.pending : null });
  if (address) dialogue.pending = null;
}

/** A deferral's cause stands as a remark of its own right above it: `451 4.4.1 reply: read error from mx.example.net.` */
function joinCause(dialogue: Dialogue, text: string): string {
  const above = dialogue.remarks[dialogue.remarks.length - 1];
  return above?.address === '' && /^4\d\d /.test(above.text) ? `${above.text} ${text}` : text;
}

/** Reads the lines of a dialogue in their order. */
export function readTranscript(lines: readonly DialogueLine[]): Transcript {
  const dialogue: Dialogue = {
    host: '',
    command: '',
    below: 0,
    pending: null,
    refusals: [],
    remarks: [],
  };
  let reply: string[] = [];
  const flush = (): void => {
    if (reply.length > 0) addReply(dialogue, reply);
    reply = [];
  };
  for (const { text, below } of lines) {
    const answered = ANSWERED.exec(text)?.[1];
    if (answered !== undefined) {
      if (below !== dialogue.below) Object.assign(dialogue, { below, command: '' });
      reply.push(answered);
      if (!/^\d{3}-/.test(answered)) flush();
      continue;
    }
    flush();
    takeLine(dialogue, text, below);
  }
  flush();
  return dialogue;
}

function takeLine(dialogue: Dialogue, text: string, below: number): void {
  dialogue.below = below;
  const sent = SENT.exec(text)?.[1];
  const talking = TALKING.exec(text);
  if (sent !== undefined) dialogue.command = sent.trim();
  else if (talking)
    Object.assign(dialogue, { host: talking[1] ?? talking[2] ?? '', command: '', pending: null });
  else if (text.trim() !== '') addRemark(dialogue, text);
}
