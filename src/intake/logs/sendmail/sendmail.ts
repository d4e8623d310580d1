// Reads Sendmail's log lines into events. Source: Sendmail Installation and Operation Guide, §2.1 "The system log".

import type { EventType, MailEvent } from '../../../model/event.ts';
import { mailEvent, NULL_SENDER } from '../../../model/event.ts';
import { bareAddress, bareId } from '../../angle.ts';
import { boundedLine, kept } from '../../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../../log-format.ts';
import { OpenMessages } from '../../open-messages.ts';
import { snapshot } from '../../saved.ts';
import { SyslogLine } from '../../syslog.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import { type Hint, readReason } from './reason.ts';

type Emit = (event: MailEvent) => void;

/** JSON-ready. */
interface Queued {
  readonly id: string;
  /** Epoch ms; 0 where its beginning is not in the log. */
  at: number;
  sender: string;
  readonly messageId: string;
  /** Recipients that have no end yet, as far as the log says how many there are. */
  left: number;
  readonly waiting: string[];
  hint: Hint;
}

interface Session {
  readonly relay: string;
  readonly tls: string;
}

const ID = 'sendmail';
/** Time and process id; in the releases before 8.10 three letters with the process id. */
const QUEUE_ID = /^[0-9A-Za-z]{3,14}\d{5}$/;
const PROGRAM = /^(?:sendmail|sm-mta|sm-msp|sm-que|sm-client|mta|msp)/;
const LONGEST_ID = 20;
const MOST_WAITING = 1000;
/** Finished messages are kept a while: lines about them may follow. */
const FINISHED = 2000;
const PROCESSES = 2000;
const NO_HINT: Hint = { phase: '', words: '' };
const LINK = /^([0-9A-Za-z]{8,20}): (?:DSN|sender notify|postmaster notify|return to sender): /;
const GAVE_UP = /^(?:Cannot send message (?:for|within)|Message could not be delivered for)/;
const TIMEOUT = /^timeout waiting for input from \S{1,255} during (.{1,60})/;
const SYSERR = /^SYSERR(?:\([^)]{0,60}\))?: (.{1,1000})/;
const SESSION = /^STARTTLS=client, relay=([^,\s]{1,255}), version=([^,\s]{1,20})/;
const SENT = /^Sent(?: \((.*)\))?$/s;
const HERE = /^(?:127\.0\.0\.1|::1)$/;

export const sendmail: LogFormat = {
  id: ID,
  title: 'Sendmail (syslog)',
  recognises,
  open: (setting, saved) => new SendmailReader(setting, saved),
};

function recognises(lines: readonly string[]): number {
  const head = new SyslogLine({ writtenAt: 0, zone: 'UTC' });
  return lines.filter((line) => head.read(line) && PROGRAM.test(head.program)).length;
}

class SendmailReader implements LogReader {
  unread = 0;
  readonly #head: SyslogLine;
  readonly #messages: OpenMessages<Queued>;
  readonly #finished: OpenMessages<Queued>;
  readonly #sessions: OpenMessages<Session>;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new SyslogLine(setting);
    const told = (saved ?? {}) as Readonly<Record<string, unknown>>;
    this.#messages = new OpenMessages(told['messages']);
    this.#finished = new OpenMessages(told['finished'], FINISHED);
    this.#sessions = new OpenMessages(told['sessions'], PROCESSES);
  }

  line(whole: string, emit: Emit): void {
    const line = boundedLine(whole);
    const head = this.#head;
    if (!head.read(line) || !PROGRAM.test(head.program)) return;
    const { start } = head;
    const colon = line.indexOf(': ', start);
    const id = colon > 0 && colon - start <= LONGEST_ID ? line.slice(start, colon) : '';
    if (QUEUE_ID.test(id)) this.#about(id, line, colon + 2, emit);
    else if (line.startsWith('STARTTLS=client', start)) this.#session(line, start);
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      messages: this.#messages.save(),
      finished: this.#finished.save(),
      sessions: this.#sessions.save(),
    });
  }

  #about(id: string, line: string, at: number, emit: Emit): void {
    if (line.startsWith('to=', at)) this.#delivery(id, line, at, emit);
    else if (line.startsWith('from=', at)) this.#from(id, line, at, emit);
    else if (line.startsWith('STARTTLS=client', at)) this.#session(line, at);
    else this.#other(id, line.slice(at, at + 2000), emit);
  }

  /** `from=<a@b>, size=…, class=…, nrcpts=1, msgid=<…>, …`. */
  #from(id: string, line: string, at: number, emit: Emit): void {
    const end = line.indexOf(', size=', at);
    if (end < 0) return;
    const sender = bareAddress(line.slice(at + 5, end));
    const message: Queued = {
      id: kept(id),
      at: this.#head.time,
      sender: sender === '' ? NULL_SENDER : kept(sender),
      messageId: kept(bareId(namedValue(line, ', msgid=', end))),
      left: Number(namedValue(line, ', nrcpts=', end)) || 0,
      waiting: [],
      hint: NO_HINT,
    };
    this.#finished.delete(id);
    this.#messages.delete(id);
    this.#messages.set(message.id, message);
    if (message.left > 0) emit(this.#event('submitted', message, { recipient: '' }));
  }

  #delivery(id: string, line: string, at: number, emit: Emit): void {
    const delivery = readDelivery(line, at);
    if (!delivery) {
      this.unread++;
      return;
    }
    const message = this.#known(id);
    if (message.at === 0 && delivery.delay >= 0) message.at = this.#head.time - delivery.delay;
    const type = typeOf(delivery);
    const goesOn = type === 'delivered' && this.#goesOn(delivery, message);
    if (goesOn) this.#count(message, delivery.recipients.length);
    if (!type) for (const recipient of delivery.recipients) wait(message, recipient);
    if (!type || goesOn) return;
    for (const recipient of delivery.recipients)
      this.#tell(type, recipient, delivery, message, emit);
    message.hint = NO_HINT;
    if (type !== 'deferred') this.#count(message, delivery.recipients.length);
  }

  #tell(type: EventType, address: string, delivery: Delivery, message: Queued, emit: Emit): void {
    const { controlling, dsn, host, ip, duration } = delivery;
    const isAddress = address.includes('@') && !/^["|/:]/.test(address);
    // A member of an alias: no address that anybody wrote to.
    if (type === 'delivered' && !isAddress && controlling === '' && !delivery.isEnvelope) return;
    const recipient = isAddress || !controlling.includes('@') ? address : controlling;
    const isAlias =
      controlling.includes('@') && controlling !== recipient && controlling !== message.sender;
    if (type === 'deferred') wait(message, recipient);
    else settle(message, recipient);
    const said = type === 'delivered' ? accepted(delivery) : readReason(delivery, message.hint);
    const session = this.#sessions.get(this.#head.pid);
    emit(
      this.#event(type, message, {
        recipient,
        originalRecipient: isAlias ? controlling : '',
        reply: said.reply,
        status: dsn,
        replyCode: said.speaker === 'remote' ? codeOf(said.reply) : '',
        stage: said.stage,
        speaker: said.speaker,
        host,
        ip,
        tls: session && session.relay === host ? session.tls : '',
        duration,
      }),
    );
  }

  /** From the submission queue to the one that sends: the second queue id's lines tell the end. */
  #goesOn({ mailer, ip, stat }: Delivery, { messageId }: Queued): boolean {
    if (mailer !== 'relay' || !HERE.test(ip) || messageId === '') return false;
    const next = /\b([0-9A-Za-z]{8,20}) Message accepted for delivery/.exec(
      stat.slice(0, 200),
    )?.[1];
    return next !== undefined && this.#find(next)?.messageId === messageId;
  }

  #other(id: string, text: string, emit: Emit): void {
    const link = LINK.exec(text);
    if (link) {
      this.#notice(link[1] ?? '');
      if (GAVE_UP.test(text.slice(link[0].length))) this.#expired(this.#known(id), emit);
      return;
    }
    const phase = TIMEOUT.exec(text)?.[1] ?? '';
    const words = SYSERR.exec(text)?.[1] ?? '';
    if (phase !== '' || words !== '')
      this.#known(id).hint = { phase: kept(phase), words: kept(words) };
  }

  /** A notice has no `from=` line. */
  #notice(id: string): void {
    const known = this.#find(id);
    if (known) known.sender = NULL_SENDER;
    else {
      const notice = { ...unknown(id, this.#head.time), sender: NULL_SENDER, left: 1 };
      this.#messages.set(notice.id, notice);
    }
  }

  #expired(message: Queued, emit: Emit): void {
    for (const recipient of message.waiting.length > 0 ? message.waiting : [''])
      emit(this.#event('expired', message, { recipient, speaker: 'reporter' }));
    this.#count(message, message.waiting.length);
    message.waiting.length = 0;
  }

  #find(id: string): Queued | undefined {
    return this.#messages.get(id) ?? this.#finished.get(id);
  }

  #known(id: string): Queued {
    const known = this.#find(id);
    if (known) return known;
    const message = unknown(id, 0);
    this.#messages.set(message.id, message);
    return message;
  }

  /** Nothing tells that a message is done: it is when all its recipients are. */
  #count(message: Queued, ended: number): void {
    if (message.left === 0) return;
    message.left = Math.max(0, message.left - ended);
    if (message.left > 0 || this.#messages.get(message.id) !== message) return;
    this.#messages.delete(message.id);
    this.#finished.set(message.id, message);
  }

  #event(type: EventType, message: Queued, told: Partial<Omit<MailEvent, 'ids'>>): MailEvent {
    const { id, at, sender, messageId } = message;
    const ids = { queueId: id, queuedAt: at, messageId };
    return mailEvent(type, ID, { ...told, time: this.#head.time, sender, ids });
  }

  /** `STARTTLS=client, relay=mx.example.com., version=TLSv1.3, verify=FAIL, …`. */
  #session(line: string, at: number): void {
    const found = SESSION.exec(line.slice(at, at + 400));
    if (!found) return;
    const relay = (found[1] ?? '').replace(/\.$/, '');
    this.#sessions.delete(this.#head.pid);
    this.#sessions.set(this.#head.pid, { relay: kept(relay), tls: kept(found[2] ?? '') });
  }
}

const unknown = (id: string, at: number): Queued => ({
  id: kept(id),
  at,
  sender: '',
  messageId: '',
  left: 0,
  waiting: [],
  hint: NO_HINT,
});

/** Null where nothing was tried. */
function typeOf({ stat, dsn }: Delivery): EventType | null {
  // A status then tells what stood in the way already.
  if (stat.startsWith('queued')) return dsn.startsWith('4') ? 'deferred' : null;
  if (stat.startsWith('Sent')) return 'delivered';
  if (stat.startsWith('Deferred') || dsn.startsWith('4')) return 'deferred';
  return dsn.startsWith('2') ? 'delivered' : 'failed';
}

function accepted({ stat, ip }: Delivery): ReturnType<typeof readReason> {
  const reply = SENT.exec(stat.slice(0, 4000))?.[1] ?? '';
  return { reply, stage: 'unknown', speaker: ip !== '' && reply !== '' ? 'remote' : 'reporter' };
}

function namedValue(line: string, name: string, from: number): string {
  const found = line.indexOf(name, from);
  if (found < 0) return '';
  const start = found + name.length;
  const end = line.indexOf(', ', start);
  return line.slice(start, end < 0 ? line.length : end);
}

const codeOf = (reply: string): string =>
  /^[2-5]\d\d(?!\d)/.test(reply.slice(0, 4)) ? reply.slice(0, 3) : '';

function wait({ waiting }: Queued, recipient: string): void {
  if (waiting.length < MOST_WAITING && !waiting.includes(recipient)) waiting.push(kept(recipient));
}

function settle({ waiting }: Queued, recipient: string): void {
  const at = waiting.indexOf(recipient);
  if (at >= 0) waiting.splice(at, 1);
}
