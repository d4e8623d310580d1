// Reads the SMTP dialogue that a notice quotes (`>>> RCPT TO:<a>` / `<<< 550 …`) into its refused commands.

import type { Stage } from '../model/stage.ts';
import { readReply } from '../text/reply-text.ts';
import { stageOfCommand } from './stage-words.ts';

/** One refused command of the dialogue. */
export interface Refusal {
  readonly stage: Stage;
  /** Recipient named in the command or, failing that, in the reply; `''` where neither names one. */
  readonly address: string;
  readonly reply: string;
  readonly host: string;
}

const SENT = /^\s*>>>\s?(.*)$/;
const ANSWERED = /^\s*<<<\s?(.*)$/;
const TALKING = /^\.{3} while talking to (\S+?)\.?:/i;
const ADDRESS = /<([^<>\s@]{1,128}@[^<>\s@]{1,255})>/;
const REFUSED = /^[45]\d\d/;
/** After the recipients were refused, the refusal of DATA repeats it. */
const CONSEQUENCE =
  /no valid recipients|need (?:a )?rcpt|valid RCPT command must precede|no recipients/i;

/** Whether a line belongs to a quoted dialogue. */
export function isTranscript(line: string): boolean {
  const trimmed = line.trimStart();
  return trimmed.startsWith('>>>') || trimmed.startsWith('<<<') || TALKING.test(line);
}

interface Dialogue {
  host: string;
  command: string;
  readonly refusals: Refusal[];
}

function addReply(dialogue: Dialogue, lines: readonly string[]): void {
  const reply = readReply(lines.join(' ')).text;
  if (!REFUSED.test(reply)) return;
  if (dialogue.refusals.length > 0 && CONSEQUENCE.test(reply)) return;
  const { command, host } = dialogue;
  const address = ADDRESS.exec(/^rcpt/i.test(command) ? command : reply)?.[1] ?? '';
  dialogue.refusals.push({ stage: stageOfCommand(command), address, reply, host });
}

/** Reads the lines of a dialogue in their order; other lines among them are passed over. */
export function readTranscript(lines: readonly string[]): readonly Refusal[] {
  const dialogue: Dialogue = { host: '', command: '', refusals: [] };
  let reply: string[] = [];
  const flush = (): void => {
    if (reply.length > 0) addReply(dialogue, reply);
    reply = [];
  };
  for (const line of lines) {
    const answered = ANSWERED.exec(line)?.[1];
    if (answered !== undefined) {
      reply.push(answered);
      if (!/^\d{3}-/.test(answered)) flush();
      continue;
    }
    flush();
    dialogue.command = SENT.exec(line)?.[1] ?? dialogue.command;
    dialogue.host = TALKING.exec(line)?.[1] ?? dialogue.host;
  }
  flush();
  return dialogue.refusals;
}
