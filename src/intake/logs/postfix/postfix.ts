// Reads Postfix' log lines into events. Source: the manuals of its daemons, http://www.postfix.org/DEBUG_README.html.

import type { EventType, MailEvent } from '../../../model/event.ts';
import { mailEvent, NULL_SENDER } from '../../../model/event.ts';
import { boundedLine, kept } from '../../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../../log-format.ts';
import { OpenMessages } from '../../open-messages.ts';
import { RefusedRecipients } from '../../refused.ts';
import { snapshot } from '../../saved.ts';
import { SyslogLine } from '../../syslog.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import { eventOf, ID } from './event-of.ts';
import { idsOf, type Queued, queued, senderOf, settle, wait } from './message.ts';
import { isQueueId } from './queue-id.ts';

type Emit = (event: MailEvent) => void;

const DAEMONS: ReadonlySet<string> = new Set(
  (
    'smtp lmtp local virtual pipe error retry discard bounce defer trace cleanup qmgr oqmgr nqmgr pickup smtpd ' +
    'postsuper submission smtps relay anvil scache verify master postscreen tlsproxy trivial-rewrite'
  ).split(' '),
);

const LONGEST_ID = 30;
/** A server runs at most as many clients at a time, as a rule far fewer. */
const PROCESSES = 2000;
const TLS_TO = ' TLS connection established to ';
/** Content filters listen on the same machine. */
const FILTER = /\[(?:127\.0\.0\.1|::1)\]/;
const QUEUED_AS = ' queued as ';
const REFUSAL = ': reject: RCPT from ';
const ENVELOPE = /^; from=<([^>]{1,320})> to=<([^>]{1,320})>/;
const NOTICE = ' notification: ';
const SETTLED: ReadonlySet<EventType> = new Set<EventType>([
  'delivered',
  'failed',
  'expired',
  'not-attempted',
  'notice-expanded',
]);

export const postfix: LogFormat = {
  id: ID,
  title: 'Postfix (syslog)',
  recognises,
  open: (setting, saved) => new PostfixReader(setting, saved),
};

function recognises(lines: readonly string[]): number {
  const head = new SyslogLine({ writtenAt: 0, zone: 'UTC' });
  return lines.filter((line) => head.read(line) && daemonOf(head.program) !== '').length;
}

/** `postfix/smtp`, `postfix-out/submission/smtpd` → `smtp`, `smtpd`; `''` for another program. */
function daemonOf(program: string): string {
  const slash = program.lastIndexOf('/');
  if (slash < 0) return '';
  const name = program.slice(slash + 1);
  return DAEMONS.has(name) ? name : '';
}

/** `app.example.com[192.0.2.1]`, up to a comma or a colon. */
function clientAt(line: string, at: number): string {
  const close = line.indexOf(']', at);
  return close < 0 ? '' : line.slice(at, close + 1);
}

interface Session {
  readonly peer: string;
  readonly tls: string;
}

class PostfixReader implements LogReader {
  unread = 0;
  readonly #head: SyslogLine;
  readonly #messages: OpenMessages<Queued>;
  /** Process id → its last session with TLS. */
  readonly #sessions: OpenMessages<Session>;

  readonly #refused: RefusedRecipients;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new SyslogLine(setting);
    const told = (saved ?? {}) as Readonly<Record<string, unknown>>;
    this.#messages = new OpenMessages(told['messages']);
    this.#sessions = new OpenMessages(told['sessions'], PROCESSES);
    this.#refused = new RefusedRecipients(told['refused']);
  }

  line(whole: string, emit: Emit): void {
    const line = boundedLine(whole);
    const head = this.#head;
    if (!head.read(line)) return;
    const daemon = daemonOf(head.program);
    if (daemon === '') return;
    const { start } = head;
    const colon = line.indexOf(': ', start);
    const id = colon > 0 && colon - start <= LONGEST_ID ? line.slice(start, colon) : '';
    if (daemon === 'smtpd' && line.startsWith(REFUSAL, colon)) this.#refuse(line, colon);
    else if (id !== '' && isQueueId(id)) this.#about(id, line, colon + 2, daemon, emit);
    else if (daemon === 'smtp') this.#session(line, start);
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      messages: this.#messages.save(),
      sessions: this.#sessions.save(),
      refused: this.#refused.save(),
    });
  }

  #about(id: string, line: string, at: number, daemon: string, emit: Emit): void {
    switch (line.charCodeAt(at)) {
      case 116: // t
        if (line.startsWith('to=<', at)) this.#delivery(id, line, at, daemon, emit);
        return;
      case 102: // f
        if (line.startsWith('from=<', at)) this.#from(id, line, at, emit);
        return;
      case 99: // c
        if (line.startsWith('client=', at)) this.#begin(id).client = kept(clientAt(line, at + 7));
        return;
      case 117: // u
        if (line.startsWith('uid=', at)) this.#begin(id);
        return;
      case 109: // m
        if (line.startsWith('message-id=', at)) this.#messageId(id, line, at + 11);
        return;
      case 114: // r
        if (line.startsWith('removed', at)) this.#removed(id, daemon, emit);
        return;
      default:
        this.#notice(line, at, daemon);
    }
  }

  /** Queue ids are used again: what begins is a new message. */
  #begin(id: string): Queued {
    const message = queued(id, this.#head.time);
    this.#messages.delete(id);
    this.#messages.set(message.id, message);
    return message;
  }

  #known(id: string): Queued {
    const known = this.#messages.get(id);
    if (known) return known;
    const message = queued(id, 0);
    this.#messages.set(message.id, message);
    return message;
  }

  #messageId(id: string, line: string, at: number): void {
    const known = this.#messages.get(id);
    const message = !known || known.submitted ? this.#begin(id) : known;
    const start = line.charCodeAt(at) === 60 ? at + 1 : at;
    const close = start > at ? line.indexOf('>', start) : -1;
    if (message.messageId === '')
      message.messageId = kept(line.slice(start, close < 0 ? line.length : close));
  }

  /** `from=<a@example.com>, size=659, nrcpt=1 (queue active)`, `from=<…>, status=expired, returned to sender`. */
  #from(id: string, line: string, at: number, emit: Emit): void {
    const end = line.indexOf('>, ', at);
    if (end < 0) return;
    const message = this.#known(id);
    const told = line.slice(at + 6, end);
    if (message.sender !== NULL_SENDER) message.sender = senderOf(told);
    if (line.startsWith('status=', end + 3)) {
      if (/^status=(?:force-)?expired/.test(line.slice(end + 3, end + 30)))
        this.#tellAll(message, 'expired', emit);
      return;
    }
    if (message.submitted || !message.fresh) return;
    message.submitted = true;
    emit(this.#event('submitted', message, '', ''));
    for (const { recipient, reply } of this.#refused.take(
      message.client,
      message.sender,
      message.at,
    ))
      emit({ ...this.#event('failed', message, recipient, reply), stage: 'rcpt' });
  }

  /** `NOQUEUE: reject: RCPT from app.example.com[192.0.2.1]: 550 5.1.1 <c@d>: …; from=<a@b> to=<c@d> proto=…`. */
  #refuse(line: string, colon: number): void {
    const from = colon + REFUSAL.length;
    const behind = line.indexOf(': 5', from);
    const end = behind < 0 ? -1 : line.lastIndexOf('; from=<');
    const [, sender = '', recipient = ''] = ENVELOPE.exec(line.slice(end, end + 1000)) ?? [];
    if (end < behind || recipient === '') return;
    const refused = { time: this.#head.time, recipient, reply: line.slice(behind + 2, end) };
    this.#refused.note(clientAt(line, from), sender, refused);
  }

  #delivery(id: string, line: string, at: number, daemon: string, emit: Emit): void {
    const delivery = readDelivery(line, at);
    if (!delivery) {
      this.unread++;
      return;
    }
    const message = this.#known(id);
    if (message.at === 0 && delivery.delay >= 0) message.at = this.#head.time - delivery.delay;
    if (this.#goesOn(delivery, message)) {
      settle(message, delivery.recipient);
      return;
    }
    const session = this.#sessions.get(this.#head.pid);
    const tls = session && session.peer === delivery.relay ? session.tls : '';
    const event = eventOf(delivery, daemon, message, this.#head.time, tls);
    if (!event) return;
    if (SETTLED.has(event.type)) settle(message, event.recipient);
    else wait(message, event.recipient);
    emit(event);
  }

  /** Through a content filter back into the same queue: the second queue id's lines tell the end. */
  #goesOn({ status, relay, text }: Delivery, { messageId }: Queued): boolean {
    if (status !== 'sent' || !FILTER.test(relay)) return false;
    const found = text.lastIndexOf(QUEUED_AS);
    const next = found < 0 ? undefined : this.#messages.get(text.slice(found + QUEUED_AS.length));
    return next !== undefined && messageId !== '' && next.messageId === messageId;
  }

  #removed(id: string, daemon: string, emit: Emit): void {
    const message = daemon === 'postsuper' ? this.#known(id) : undefined;
    if (message) this.#tellAll(message, 'not-attempted', emit);
    this.#messages.delete(id);
  }

  /** One event for each who still waits; one for the message where none is known. */
  #tellAll(message: Queued, type: EventType, emit: Emit): void {
    const reply = type === 'expired' ? '' : 'removed by an operator';
    for (const recipient of message.waiting.length > 0 ? message.waiting : [''])
      emit(this.#event(type, message, recipient, reply));
    message.waiting.length = 0;
  }

  #event(type: EventType, message: Queued, recipient: string, reply: string): MailEvent {
    const { sender } = message;
    const speaker = type === 'submitted' ? 'unknown' : 'reporter';
    return mailEvent(type, ID, {
      time: this.#head.time,
      recipient,
      sender,
      ids: idsOf(message),
      reply,
      speaker,
    });
  }

  /** `sender non-delivery notification: QUEUEID`: that mail is a notice, whoever it is from. */
  #notice(line: string, at: number, daemon: string): void {
    if (daemon !== 'bounce' && daemon !== 'defer' && daemon !== 'trace') return;
    const found = line.indexOf(NOTICE, at);
    if (found < 0 || found - at > 60) return;
    const message = this.#messages.get(line.slice(found + NOTICE.length));
    if (message) message.sender = NULL_SENDER;
  }

  /** `Untrusted TLS connection established to mx.example.com[192.0.2.1]:25: TLSv1.3 with cipher …`. */
  #session(line: string, start: number): void {
    const found = line.indexOf(TLS_TO, start);
    if (found < 0 || found - start > 40) return;
    const peerAt = found + TLS_TO.length;
    const end = line.indexOf(': ', peerAt);
    if (end < 0 || end - peerAt > 300) return;
    const version = line.indexOf(' ', end + 2);
    const tls = line.slice(end + 2, version < 0 ? line.length : version);
    this.#sessions.delete(this.#head.pid);
    this.#sessions.set(this.#head.pid, { peer: kept(line.slice(peerAt, end)), tls: kept(tls) });
  }
}
