// Reads the log of ZoneMTA → events.

import { type EventType, type MailEvent, mailEvent, NULL_SENDER } from '../../model/event.ts';
import type { Stage } from '../../model/stage.ts';
import { between, hostAndIp, wordBehind } from '../fields.ts';
import { boundedLine, kept } from '../kept.ts';
import { LineHead } from '../line-head.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { OpenMessages } from '../open-messages.ts';
import { stageOfReply } from '../reply-stage.ts';
import { savedPart, snapshot } from '../saved.ts';

const SYSTEM = 'zonemta';
/** Failed connections are told again as deliveries at once. */
const FEW = 10_000;
/** 2010 to 2100. */
const EARLIEST = 1_262_304_000_000;
const LATEST = 4_102_444_800_000;

interface Message {
  readonly id: string;
  readonly queuedAt: number;
  sender: string;
  readonly messageId: string;
  readonly subject: string;
}

/** `1a20b6434f200005db.001 REJECTED[block] …`: the first 11 digits of the id are the time, in ms. */
const LINE =
  /(?:^| )([\da-f]{14,24})(?:\.([\da-f]{3,6}))? (QUEUED|DEFERRED|REJECTED|ACCEPTED|ERRCONNECT)(?:\[([\w-]{0,40})\])? /;

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['ACCEPTED', 'delivered'],
  ['DEFERRED', 'deferred'],
  ['REJECTED', 'failed'],
]);

/** What ZoneMTA says of itself, with a reply code that no server gave. */
const OWN_WORDS: readonly (readonly [string, Stage])[] = [
  ["Can't find an MX server", 'dns'],
  ['queryMx', 'dns'],
  ['queryA', 'dns'],
  ['Greeting never received', 'banner'],
  ["Can't connect to the MX server", 'connect'],
  ['connect E', 'connect'],
  ['Connection timeout', 'connect'],
  ['closed unexpectedly', 'unknown'],
  ['Error connecting to', 'connect'],
];

const CODE = /^[2-5]\d\d[ -]/;

/** How a failed connection is told. */
const PLACES: readonly (readonly [string, Stage])[] = [
  ['Invalid greeting', 'banner'],
  ['Greeting never received', 'banner'],
  ['Invalid response for EHLO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['TLS', 'starttls'],
  ['Invalid login', 'auth'],
  ['connect E', 'connect'],
];

class ZoneMtaReader implements LogReader {
  unread = 0;
  readonly #head: LineHead;
  readonly #messages: OpenMessages<Message>;
  /** Delivery → stage at which its connection failed, host. */
  readonly #failed: OpenMessages<{ stage: Stage; host: string; ip: string }>;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new LineHead(setting, savedPart(saved, 'time'));
    this.#messages = new OpenMessages(savedPart(saved, 'messages'));
    this.#failed = new OpenMessages(savedPart(saved, 'failed'), FEW);
  }

  line(whole: string, emit: (event: MailEvent) => void): void {
    const line = boundedLine(whole);
    this.#head.read(line);
    const { start } = this.#head;
    const found = LINE.exec(line.slice(start, start + 300));
    if (!found) return;
    const [all, id = '', seq = '', word = '', category = ''] = found;
    const at = start + found.index + all.length - 1;
    const delivery = `${id}.${seq}`;
    if (word === 'QUEUED') this.#queued(line, at, id, emit);
    else if (word === 'ERRCONNECT') this.#connection(line, at, delivery);
    else if (seq !== '') this.#attempt(line, at, { id, delivery, word, category }, emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      time: this.#head.save(),
      messages: this.#messages.save(),
      failed: this.#failed.save(),
    });
  }

  /** `QUEUED (message-id=<…> from=… to=…,… subject="…" body=85)`. */
  #queued(line: string, at: number, id: string, emit: (event: MailEvent) => void): void {
    const queuedAt = timeIn(id) || this.#head.time();
    this.#head.told(queuedAt);
    // A subject may hold anything, also what looks like a field.
    const end = line.indexOf(' subject="', at);
    const fields = line.slice(at, end < 0 ? undefined : end);
    const messageId = between(fields, 'message-id=<', '>') || between(fields, ' id=<', '>');
    const message: Message = {
      id: kept(id),
      queuedAt,
      sender: kept(senderOf(wordBehind(fields, ' from='))),
      messageId: kept(messageId),
      subject: end < 0 ? '' : kept(subjectOf(line.slice(end + 10))),
    };
    this.#messages.set(message.id, message);
    const { sender, subject } = message;
    emit(mailEvent('submitted', SYSTEM, { time: queuedAt, sender, subject, ids: idsOf(message) }));
  }

  /** `ERRCONNECT [session] mx.example.com[192.0.2.1] for example.com from pool (…). "words`. */
  #connection(line: string, at: number, delivery: string): void {
    const words = line.slice(line.indexOf(' for ', at));
    const stage = PLACES.find(([mark]) => words.includes(mark))?.[1] ?? 'unknown';
    this.#failed.set(kept(delivery), { stage, ...hostAndIp(between(line, '] ', ' for ', at)) });
  }

  /** `… from=a[b] to=c src=192.0.2.9 mx=mx.example.com[192.0.2.1] id=<…> (550 5.1.1 words)`. */
  #attempt(
    line: string,
    at: number,
    told: { id: string; delivery: string; word: string; category: string },
    emit: (event: MailEvent) => void,
  ): void {
    const to = line.indexOf(' to=', at);
    const recipient = to < 0 ? '' : wordBehind(line, ' to=', to);
    const open = line.indexOf(' (', to);
    const type = TYPES.get(told.word);
    if (recipient === '' || open < 0 || !type) {
      this.unread++;
      return;
    }
    const fields = line.slice(at, open);
    const message = this.#message(told.id, fields);
    const reply = line
      .slice(open + 2)
      .trimEnd()
      .replace(/\)$/, '');
    const failed = this.#failed.get(told.delivery);
    this.#failed.delete(told.delivery);
    const mx = wordBehind(fields, ' mx=', to - at);
    emit(
      mailEvent(type, SYSTEM, {
        ...wordsOf(reply, told.category, failed?.stage ?? stageOfReply(reply, recipient)),
        time: this.#head.time(),
        recipient,
        sender: message.sender,
        subject: message.subject,
        ids: idsOf(message),
        ...(failed ? { host: failed.host, ip: failed.ip } : serverOf(mx, recipient)),
      }),
    );
  }

  #message(id: string, fields: string): Message {
    const known = this.#messages.get(id);
    if (known) return known;
    const sender = senderOf(wordBehind(fields, ' from='));
    const messageId = between(fields, ' id=<', '>');
    return { id, queuedAt: timeIn(id), sender, messageId, subject: '' };
  }
}

const idsOf = ({ id, messageId, queuedAt }: Message): Partial<MailEvent['ids']> => ({
  queueId: id,
  messageId,
  queuedAt,
});

function timeIn(id: string): number {
  const time = Number.parseInt(id.slice(0, 11), 16);
  return time > EARLIEST && time < LATEST ? time : 0;
}

/** `a@example.com[bounce-1@example.com]`: in brackets the address that was sent from, if another. */
function senderOf(text: string): string {
  const open = text.indexOf('[');
  const sender = open < 0 ? text : text.slice(0, open);
  return sender === '' || sender === '<>' ? NULL_SENDER : sender;
}

function subjectOf(text: string): string {
  const end = text.lastIndexOf('"');
  return (end < 0 ? text : text.slice(0, end)).slice(0, 1000);
}

/** The domain itself stands there where no host was reached. */
function serverOf(mx: string, recipient: string): { host: string; ip: string } {
  const server = hostAndIp(mx);
  return recipient.toLowerCase().endsWith(`@${mx.toLowerCase()}`) ? { host: '', ip: '' } : server;
}

function wordsOf(
  reply: string,
  category: string,
  failedAt: Stage,
): Pick<MailEvent, 'reply' | 'stage' | 'speaker'> {
  const own = OWN_WORDS.find(([words]) => reply.includes(words));
  if (own) {
    const stage = failedAt === 'unknown' ? own[1] : failedAt;
    return { reply: reply.replace(CODE, ''), stage, speaker: 'reporter' };
  }
  const stage = category === 'dns' ? 'dns' : failedAt;
  return { reply, stage, speaker: CODE.test(reply) ? 'remote' : 'unknown' };
}

/** ZoneMTA 1 to 3, bare or over syslog. */
export const zonemta: LogFormat = {
  id: SYSTEM,
  title: 'ZoneMTA (bare or syslog)',
  recognises: (lines) =>
    lines.filter((line) => {
      const found = LINE.exec(line.slice(0, 400));
      return found !== null && timeIn(found[1] ?? '') > 0;
    }).length,
  open: (setting, saved) => new ZoneMtaReader(setting, saved),
};
