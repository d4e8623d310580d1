// Reads the log of the Courier mail server → events.

import { type EventType, type MailEvent, mailEvent } from '../../model/event.ts';
import type { Stage } from '../../model/stage.ts';
import { bareAddress } from '../angle.ts';
import { hostAndIp, pathBehind } from '../fields.ts';
import { boundedLine, kept } from '../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { OpenMessages } from '../open-messages.ts';
import { stageOfReply } from '../reply-stage.ts';
import { savedPart, snapshot } from '../saved.ts';
import { SyslogLine } from '../syslog.ts';

const SYSTEM = 'courier';
/** A reply of more lines is no reply. */
const MOST_LINES = 50;
const MOST_RECIPIENTS = 10_000;
const LONGEST_LINE = 2000;
const SHORT_ID = 80;

/** One recipient of a message: lines said since the last status, whether it still waits. */
interface Recipient {
  lines: string[];
  host: string;
  ip: string;
  waits: boolean;
  /** An attempt began whose status has not been told. */
  tried: boolean;
}

interface Message {
  readonly id: string;
  readonly queuedAt: number;
  sender: string;
  /** By `keyOf`. */
  recipients: Record<string, Recipient>;
  count: number;
}

/** What the modules say of themselves, where no other server spoke. */
const OWN_WORDS: readonly (readonly [string, Stage])[] = [
  ['No such domain', 'dns'],
  ['DNS lookup failed', 'dns'],
  ['Connection refused', 'connect'],
  ['Connection timed out', 'connect'],
  ['No route to host', 'connect'],
  ['Network is unreachable', 'connect'],
  ['Host is down', 'connect'],
];

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['success', 'delivered'],
  ['deferred', 'deferred'],
  ['failure', 'failed'],
]);

class CourierReader implements LogReader {
  unread = 0;
  readonly #head: SyslogLine;
  readonly #messages: OpenMessages<Message>;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new SyslogLine(setting);
    this.#messages = new OpenMessages(savedPart(saved, 'messages'));
  }

  line(whole: string, emit: (event: MailEvent) => void): void {
    const line = boundedLine(whole);
    if (!line.includes('id=') || !this.#head.read(line)) return;
    const { program, start } = this.#head;
    if (!program.startsWith('courier')) return;
    if (program !== 'courierd') this.#attempt(line, start, emit);
    else if (line.startsWith('newmsg,id=', start)) this.#open(line, start + 10);
    else if (line.startsWith('started,id=', start)) this.#started(line, start + 11, emit);
    else if (line.startsWith('completed,id=', start))
      this.#completed(line.slice(start + 13).trim(), emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({ messages: this.#messages.save() });
  }

  /** `newmsg,id=ID: dns; host (…)`. */
  #open(line: string, at: number): void {
    const end = line.indexOf(':', at);
    const id = line.slice(at, end < 0 ? undefined : end);
    if (id.length > 0 && id.length <= SHORT_ID) this.#begin(id, this.#head.time);
    else this.unread++;
  }

  #begin(id: string, time: number): Message {
    const message: Message = {
      id: kept(id),
      queuedAt: takenOver(id) || time,
      sender: '',
      recipients: {},
      count: 0,
    };
    this.#messages.set(message.id, message);
    return message;
  }

  /** `started,id=ID,from=<sender>,module=esmtp,host=example.com,addr=<recipient>`. */
  #started(line: string, at: number, emit: (event: MailEvent) => void): void {
    const id = idAt(line, at);
    if (id === '') {
      this.unread++;
      return;
    }
    const message = this.#messages.get(id);
    const rest = line.indexOf('>,', at);
    if (line.startsWith('module=dsn,', rest + 2)) {
      // `host=deferred` is a notice of delay; any other tells that the message is finished.
      if (message && !line.startsWith('host=deferred,', rest + 13)) this.#finish(message, emit);
      return;
    }
    const open = message ?? this.#begin(id, 0);
    this.#named(open, pathBehind(line, ',from=', at), emit);
    if (!line.startsWith('module=esmtp,', rest + 2)) return;
    const recipient = recipientOf(open, pathBehind(line, ',addr=', rest));
    if (recipient) recipient.tried = true;
  }

  /** An attempt that ends without a status ran out of time. */
  #completed(id: string, emit: (event: MailEvent) => void): void {
    const message = this.#messages.get(id);
    if (!message) return;
    for (const [key, recipient] of Object.entries(message.recipients)) {
      if (!recipient.tried) continue;
      recipient.tried = false;
      recipient.waits = true;
      emit(this.#event('deferred', message, key.slice(1), { speaker: 'reporter' }));
    }
    if (Object.values(message.recipients).every(({ waits }) => !waits)) this.#messages.delete(id);
  }

  /** The sender is told with the first attempt only. */
  #named(message: Message, sender: string, emit: (event: MailEvent) => void): void {
    if (message.sender !== '' || sender === '') return;
    message.sender = kept(sender);
    const { queuedAt } = message;
    emit(
      mailEvent('submitted', SYSTEM, {
        time: queuedAt || this.#head.time,
        sender,
        ids: { queueId: message.id, queuedAt },
      }),
    );
  }

  #finish(message: Message, emit: (event: MailEvent) => void): void {
    for (const [key, { waits }] of Object.entries(message.recipients)) {
      if (!waits) continue;
      emit(this.#event('expired', message, key.slice(1), { speaker: 'reporter' }));
    }
    this.#messages.delete(message.id);
  }

  /** `id=ID,from=<sender>,addr=<recipient>: words`, `…,success: delivered: host [ip]`, `…,status: deferred`. */
  #attempt(line: string, start: number, emit: (event: MailEvent) => void): void {
    if (!line.startsWith('id=', start)) return;
    const id = idAt(line, start + 3);
    const address = line.indexOf(',addr=<', start);
    const close = line.indexOf('>', address);
    if (id === '' || address < 0 || close < 0) {
      this.unread++;
      return;
    }
    const message = this.#messages.get(id) ?? this.#begin(id, 0);
    this.#named(message, pathBehind(line, ',from=', start), emit);
    const name = line.slice(address + 7, close);
    const recipient = recipientOf(message, name);
    if (!recipient) return;
    if (line.startsWith(': ', close + 1)) addLine(recipient, line.slice(close + 3));
    else if (line.startsWith(',status: ', close + 1))
      this.#status(line.slice(close + 10).trim(), message, name, emit);
    else this.#success(line, close + 1, { message, name }, emit);
  }

  /** `,success: delivered: mx.example.com [192.0.2.1]` before a status; `,size=923,success: Message delivered.` */
  #success(
    line: string,
    at: number,
    { message, name }: { message: Message; name: string },
    emit: (event: MailEvent) => void,
  ): void {
    const words = line.indexOf('success: ', at);
    const recipient = message.recipients[keyOf(name)];
    if (words < 0 || !recipient) return;
    const text = line.slice(words + 9).trim();
    if (!text.startsWith('delivered: ')) {
      emit(this.#event('delivered', message, name, { reply: text, speaker: 'reporter' }));
      return;
    }
    const { host, ip } = hostAndIp(text.slice(11));
    recipient.host = host;
    recipient.ip = ip;
  }

  #status(status: string, message: Message, name: string, emit: (event: MailEvent) => void): void {
    const type = TYPES.get(status);
    const recipient = message.recipients[keyOf(name)];
    if (!type || !recipient) {
      this.unread++;
      return;
    }
    const { host, ip, lines } = recipient;
    const reply = type === 'delivered' ? lastReply(lines) : firstReply(lines);
    emit(this.#event(type, message, name, { reply, ...told(reply, name), host, ip }));
    message.recipients[keyOf(name)] = {
      lines: [],
      host: '',
      ip: '',
      waits: type === 'deferred',
      tried: false,
    };
  }

  #event(
    type: EventType,
    message: Message,
    recipient: string,
    more: Partial<MailEvent>,
  ): MailEvent {
    return mailEvent(type, SYSTEM, {
      ...more,
      time: this.#head.time,
      recipient: bareAddress(recipient),
      sender: message.sender,
      ids: { queueId: message.id, queuedAt: message.queuedAt },
    });
  }
}

/** No address is the name of a property that every object has. */
const keyOf = (name: string): string => `<${name}`;

/** The id's middle part is the second in which the message was taken over. */
function takenOver(id: string): number {
  const [, seconds = ''] = id.split('.', 2);
  return /^[\da-fA-F]{8,16}$/.test(seconds) ? Number.parseInt(seconds, 16) * 1000 : 0;
}

function idAt(line: string, at: number): string {
  const end = line.indexOf(',', at);
  return end < 0 || end - at > SHORT_ID ? '' : line.slice(at, end);
}

function recipientOf(message: Message, name: string): Recipient | null {
  const known = message.recipients[keyOf(name)];
  if (known) return known;
  if (message.count >= MOST_RECIPIENTS) return null;
  message.count++;
  const recipient: Recipient = { lines: [], host: '', ip: '', waits: false, tried: false };
  message.recipients[kept(keyOf(name))] = recipient;
  return recipient;
}

function addLine({ lines }: Recipient, text: string): void {
  if (lines.length < MOST_LINES) lines.push(kept(text.slice(0, LONGEST_LINE).trim()));
}

/** RFC 5321 §4.2.1: `550-` goes on, `550 ` is a reply's last line. */
const isCoded = (line: string): boolean => /^[2-5]\d\d(?:[ -]|$)/.test(line.slice(0, 4));

/** The first reply is the one that decided; later ones answer what followed from it. */
function firstReply(lines: readonly string[]): string {
  const [first = ''] = lines;
  const coded = isCoded(first);
  const end = lines.findIndex((line, index) =>
    coded ? line.charAt(3) !== '-' : index > 0 && isCoded(line),
  );
  const count = coded ? end + 1 : end;
  return lines.slice(0, end < 0 ? undefined : count).join(' ');
}

function lastReply(lines: readonly string[]): string {
  let from = lines.length - 1;
  while (from > 0 && lines[from - 1]?.charAt(3) === '-') from--;
  return lines.slice(Math.max(0, from)).join(' ');
}

function told(reply: string, recipient: string): Pick<MailEvent, 'stage' | 'speaker'> {
  const own = OWN_WORDS.find(([words]) => reply.startsWith(words));
  if (own) return { stage: own[1], speaker: 'reporter' };
  const stage = stageOfReply(reply, recipient);
  return { stage, speaker: isCoded(reply) ? 'remote' : 'unknown' };
}

const MARKS = [' courierd: ', ' courieresmtp: ', ' courierlocal: '] as const;

/** Courier (courierd, courieresmtp, courierlocal) over syslog. */
export const courier: LogFormat = {
  id: SYSTEM,
  title: 'Courier (syslog)',
  recognises: (lines) => lines.filter((line) => MARKS.some((mark) => line.includes(mark))).length,
  open: (setting, saved) => new CourierReader(setting, saved),
};
