// Reads Exim's main log into events. Source: the Exim specification, chapter "Log files".

import type { EventType, MailEvent } from '../../../model/event.ts';
import { mailEvent, NULL_SENDER } from '../../../model/event.ts';
import { bareAddress, bareId } from '../../angle.ts';
import { boundedLine, kept } from '../../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../../log-format.ts';
import { OpenMessages } from '../../open-messages.ts';
import { RefusedRecipients } from '../../refused.ts';
import { snapshot } from '../../saved.ts';
import { SyslogLine } from '../../syslog.ts';
import { LogClock } from '../../time.ts';
import { type DeliveryFields, readFields } from './fields.ts';
import { messageIdAt, timeOfMessageId } from './message-id.ts';
import { readReason } from './reason.ts';

type Emit = (event: MailEvent) => void;

/** JSON-ready. */
interface Received {
  readonly id: string;
  readonly at: number;
  sender: string;
  messageId: string;
  /** Recipients that were deferred and have no end yet. */
  readonly waiting: string[];
}

const ID = 'exim';
const MOST_WAITING = 1000;
const FLAGS: ReadonlySet<string> = new Set(['<=', '=>', '->', '>>', '*>', '**', '==', '(=']);
const NOT_TRIED = 'retry time not reached';
const LONG_FAILURE = 'long failure period';
/** `retry timeout exceeded`: the words of the attempts before it tell why. */
const EXPIRED = ['retry timeout exceeded', LONG_FAILURE, 'have been failing for a long time'];
const REFUSED = ' rejected RCPT <';
const REFUSAL = / F=<([^>]{1,320})> rejected RCPT <([^>]{1,320})>: (.*)/;
const SUPPRESSED = 'delivery suppressed';
const CANCELLED = 'delivery cancelled by administrator';

export const exim: LogFormat = {
  id: ID,
  title: 'Exim (main log)',
  recognises,
  open: (setting, saved) => new EximReader(setting, saved),
};

function recognises(lines: readonly string[]): number {
  const place = new Place({ writtenAt: 0, zone: 'UTC' });
  return lines.filter((line) => place.read(line) && isOurs(line.slice(place.rest, place.rest + 9)))
    .length;
}

const isOurs = (rest: string): boolean => FLAGS.has(rest.slice(0, 2)) || rest === 'Completed';

/** Finds time and message id at the head of a line: in a file of its own, or through syslog. */
class Place {
  time = 0;
  id = '';
  /** Behind the id. */
  rest = 0;
  readonly #clock: LogClock;
  readonly #syslog: SyslogLine;

  constructor(setting: LogSetting) {
    this.#clock = new LogClock(setting);
    this.#syslog = new SyslogLine(setting);
  }

  read(line: string): boolean {
    const first = line.charCodeAt(0);
    const isTimed = first >= 48 && first <= 57 && this.#clock.read(line);
    this.time = isTimed ? this.#clock.time : 0;
    if (isTimed && this.#idBehind(line, this.#clock.end + 1)) return true;
    if (!this.#syslog.read(line) || !this.#syslog.program.startsWith('exim')) return false;
    const { start } = this.#syslog;
    this.time = this.#syslog.time;
    return this.#idBehind(line, this.#clock.read(line, start) ? this.#clock.end + 1 : start);
  }

  /** With the process id before it (log_selector = +pid) or without. */
  #idBehind(line: string, at: number): boolean {
    const close = line.charCodeAt(at) === 91 ? line.indexOf('] ', at) : -1;
    const from = close > 0 && close - at < 12 ? close + 2 : at;
    this.id = messageIdAt(line, from);
    this.rest = from + this.id.length + 1;
    return this.id !== '';
  }
}

class EximReader implements LogReader {
  unread = 0;
  readonly #place: Place;
  readonly #messages: OpenMessages<Received>;
  readonly #refused: RefusedRecipients;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#place = new Place(setting);
    const { messages, refused } = (saved ?? {}) as { messages?: unknown; refused?: unknown };
    this.#messages = new OpenMessages(messages);
    this.#refused = new RefusedRecipients(refused);
  }

  line(whole: string, emit: Emit): void {
    const line = boundedLine(whole);
    const place = this.#place;
    if (!place.read(line)) {
      if (line.includes(REFUSED)) this.#refuse(line);
      return;
    }
    const at = place.rest + 3;
    const flag = line.slice(place.rest, place.rest + 2);
    if (flag === '<=') this.#received(line, at, emit);
    else if (flag === '**') this.#failed(line, at, emit);
    else if (flag === '==') this.#deferred(line, at, emit);
    else if (flag === '=>' || flag === '->' || flag === '>>') this.#delivered(line, at, emit);
    else if (flag === '*>') this.#told('not-attempted', readFields(line, at), SUPPRESSED, emit);
    else this.#other(line, place.rest, emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({ messages: this.#messages.save(), refused: this.#refused.save() });
  }

  /** `H=(app.example.com) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: Unrouteable address`. */
  #refuse(line: string): void {
    const [, sender = '', recipient = '', reply = ''] = REFUSAL.exec(line.slice(0, 4000)) ?? [];
    const { time } = this.#place;
    if (recipient !== '' && time > 0)
      this.#refused.note(clientIn(line), sender, { time, recipient, reply });
  }

  /** `<= a@example.com H=… P=esmtp S=672 id=… T="subject" for b@example.org`. */
  #received(line: string, at: number, emit: Emit): void {
    const end = line.indexOf(' ', at);
    const told = bareAddress(line.slice(at, end < 0 ? line.length : end));
    const { time } = this.#place;
    const id = kept(this.#place.id);
    const subject = line.indexOf(' T="', at);
    const named = line.indexOf(' id=', at);
    const isNamed = named > 0 && (subject < 0 || named < subject);
    const close = isNamed ? line.indexOf(' ', named + 4) : -1;
    const messageId = isNamed ? line.slice(named + 4, close < 0 ? line.length : close) : '';
    const message: Received = {
      id,
      at: timeOfMessageId(id, time),
      sender: told === '' ? NULL_SENDER : kept(told),
      messageId: kept(bareId(messageId)),
      waiting: [],
    };
    this.#messages.delete(id);
    this.#messages.set(id, message);
    emit(this.#event('submitted', message, { recipient: '' }));
    for (const { recipient, reply } of this.#refused.take(clientIn(line), message.sender, time))
      emit(
        this.#event('failed', message, { recipient, reply, stage: 'rcpt', speaker: 'reporter' }),
      );
  }

  #delivered(line: string, at: number, emit: Emit): void {
    const fields = readFields(line, at);
    const isGone = fields.address.startsWith(':blackhole:');
    this.#told(
      isGone ? 'not-attempted' : 'delivered',
      fields,
      isGone ? 'discarded' : fields.confirmation,
      emit,
    );
  }

  #failed(line: string, at: number, emit: Emit): void {
    const fields = readFields(line, at);
    if (fields.text === '') {
      this.unread++;
      return;
    }
    const isExpired = EXPIRED.some((words) => fields.text.includes(words));
    const type = fields.text.includes(CANCELLED) ? 'not-attempted' : 'failed';
    this.#told(isExpired ? 'expired' : type, fields, fields.text, emit);
  }

  /** `R=… T=… defer (-44) H=… [ip]: …`, `routing defer (-52): …`. */
  #deferred(line: string, at: number, emit: Emit): void {
    const fields = readFields(line, at);
    const found = /^(?:routing )?defer \(-?\d{1,6}\):? ?/.exec(fields.text.slice(0, 40));
    if (!found) {
      this.unread++;
      return;
    }
    const text = fields.text.slice(found[0].length);
    // No attempt was made.
    if (text.startsWith(NOT_TRIED) && !text.includes(LONG_FAILURE)) return;
    this.#told('deferred', fields, text, emit);
  }

  #told(type: EventType, fields: DeliveryFields, text: string, emit: Emit): void {
    const message = this.#known();
    const { sender, host, ip, tls, duration } = fields;
    if (sender !== null) message.sender = sender === '' ? NULL_SENDER : kept(sender);
    const recipient =
      fields.address.includes('@') || fields.parent === '' ? fields.address : fields.parent;
    if (type === 'deferred') wait(message, recipient);
    else settle(message, recipient);
    const said = type === 'delivered' ? accepted(text) : readReason(text);
    const isAlias = fields.parent !== '' && fields.parent !== recipient;
    emit(
      this.#event(type, message, {
        recipient,
        originalRecipient: isAlias ? fields.parent : '',
        reply: said.reply,
        stage: said.stage,
        speaker: said.speaker,
        replyCode: said.speaker === 'remote' ? codeOf(said.reply) : '',
        host: host || said.host,
        ip: ip || said.ip,
        tls,
        duration,
      }),
    );
  }

  #other(line: string, at: number, emit: Emit): void {
    const message = this.#messages.get(this.#place.id);
    if (line.startsWith('Completed', at)) this.#messages.delete(this.#place.id);
    else if (line.startsWith('removed by ', at)) {
      const known = message ?? this.#known();
      for (const recipient of known.waiting.length > 0 ? known.waiting : [''])
        emit(
          this.#event('not-attempted', known, {
            recipient,
            reply: line.slice(at, at + 200),
            speaker: 'reporter',
          }),
        );
      known.waiting.length = 0;
    }
  }

  /** Of a message whose beginning is in another file the id still tells the time. */
  #known(): Received {
    const { time } = this.#place;
    const id = kept(this.#place.id);
    const known = this.#messages.get(id);
    if (known) return known;
    const message = { id, at: timeOfMessageId(id, time), sender: '', messageId: '', waiting: [] };
    this.#messages.set(id, message);
    return message;
  }

  #event(type: EventType, message: Received, told: Partial<Omit<MailEvent, 'ids'>>): MailEvent {
    const { id, at, sender, messageId } = message;
    const ids = { queueId: id, queuedAt: at, messageId };
    return mailEvent(type, ID, { ...told, time: this.#place.time, sender, ids });
  }
}

/** The address behind `H=`: of who hands a mail in. */
function clientIn(line: string): string {
  const host = line.indexOf('H=');
  const open = host < 0 ? -1 : line.indexOf('[', host);
  return open < 0 ? '' : line.slice(open, line.indexOf(']', open) + 1);
}

function accepted(confirmation: string): ReturnType<typeof readReason> {
  const speaker = codeOf(confirmation) === '' ? 'reporter' : 'remote';
  return { reply: confirmation, stage: 'unknown', speaker, host: '', ip: '' };
}

const codeOf = (reply: string): string =>
  /^[2-5]\d\d(?!\d)/.test(reply.slice(0, 4)) ? reply.slice(0, 3) : '';

function wait({ waiting }: Received, recipient: string): void {
  if (waiting.length < MOST_WAITING && !waiting.includes(recipient)) waiting.push(kept(recipient));
}

function settle({ waiting }: Received, recipient: string): void {
  const at = waiting.indexOf(recipient);
  if (at >= 0) waiting.splice(at, 1);
}
