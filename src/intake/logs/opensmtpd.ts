// Reads the log of OpenSMTPD → events.

import { type EventType, type MailEvent, mailEvent } from '../../model/event.ts';
import type { Stage } from '../../model/stage.ts';
import { between, pathBehind, wordBehind } from '../fields.ts';
import { boundedLine, kept } from '../kept.ts';
import { LineHead } from '../line-head.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { OpenMessages } from '../open-messages.ts';
import { stageOfReply } from '../reply-stage.ts';
import { savedPart, snapshot } from '../saved.ts';

const SYSTEM = 'opensmtpd';
const SESSION = 16;
/** Sessions, errors of routes and hosts of domains are of use for minutes only. */
const FEW = 10_000;
const FEWER = 200;
/** An envelope's id begins with its message's. */
const MESSAGE_ID = 8;
const ENABLED = 'smtp-out: Enabling route ';
const ALL_MX_FAILED = 'Network error on destination MXs';

interface Message {
  readonly id: string;
  readonly queuedAt: number;
  sender: string;
}

/** A connection that we made. */
interface Session {
  readonly host: string;
  readonly ip: string;
  connected: boolean;
  tls: string;
}

interface RouteError {
  readonly host: string;
  readonly ip: string;
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter';
}

const RESULTS: ReadonlyMap<string, EventType> = new Map([
  ['Ok', 'delivered'],
  ['TempFail', 'deferred'],
  ['PermFail', 'failed'],
  ['LoopFail', 'failed'],
  ['Loop', 'failed'],
  ['Expire', 'expired'],
  ['Expired', 'expired'],
  ['Remove', 'not-attempted'],
]);

/** How a session's error begins that quotes a reply, with the stage of that reply. */
const REFUSALS: readonly (readonly [string, Stage])[] = [
  ['BANNER rejected: ', 'banner'],
  ['EHLO rejected: ', 'ehlo'],
  ['HELO rejected: ', 'ehlo'],
  ['LHLO rejected: ', 'ehlo'],
  ['STARTTLS rejected: ', 'starttls'],
  ['AUTH rejected: ', 'auth'],
];

/** What the resolver and the sender of OpenSMTPD say of themselves. */
const OWN_WORDS: ReadonlyMap<string, Stage> = new Map([
  ['Domain does not exist', 'dns'],
  ['No MX found for domain', 'dns'],
  ['No MX found for destination', 'dns'],
  ['Temporary failure in MX lookup', 'dns'],
  ['Bad domain', 'dns'],
  [ALL_MX_FAILED, 'unknown'],
  ['Envelope expired', 'unknown'],
]);

class OpenSmtpdReader implements LogReader {
  unread = 0;
  readonly #head: LineHead;
  readonly #messages: OpenMessages<Message>;
  readonly #sessions: OpenMessages<Session>;
  /** By the address that failed, until its route is tried again. */
  readonly #errors: OpenMessages<RouteError>;
  /** Domain → the address that last took or refused mail for it. */
  readonly #hosts: OpenMessages<string>;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new LineHead(setting, savedPart(saved, 'time'));
    this.#messages = new OpenMessages(savedPart(saved, 'messages'));
    this.#sessions = new OpenMessages(savedPart(saved, 'sessions'), FEW);
    this.#errors = new OpenMessages(savedPart(saved, 'errors'), FEWER);
    this.#hosts = new OpenMessages(savedPart(saved, 'hosts'), FEW);
  }

  line(whole: string, emit: (event: MailEvent) => void): void {
    const line = boundedLine(whole);
    this.#head.read(line);
    const { start } = this.#head;
    const old = line.indexOf(' for ', start);
    if (isSession(line, start)) this.#session(line, start, emit);
    else if (line.startsWith(ENABLED, start))
      this.#errors.delete(between(line, ' <-> ', ' ', start + ENABLED.length));
    else if (old > 0 && OLD.test(line.slice(start, start + 60))) this.#old(line, start, emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      time: this.#head.save(),
      messages: this.#messages.save(),
      sessions: this.#sessions.save(),
      errors: this.#errors.save(),
      hosts: this.#hosts.save(),
    });
  }

  /** `0123456789abcdef smtp envelope …`; versions 5.7 to 6.0 write `smtp event=envelope`. */
  #session(line: string, start: number, emit: (event: MailEvent) => void): void {
    const session = line.slice(start, start + SESSION);
    const part = wordBehind(line, ' ', start + SESSION);
    const at = start + SESSION + part.length + 2;
    const event = line.startsWith('event=', at) ? at + 6 : at;
    if (part === 'smtp') this.#taken(line, event, emit);
    else if (part === 'mda' && line.startsWith('delivery ', event))
      this.#delivery(line, at, '', emit);
    else if (part !== 'mta') return;
    else if (line.startsWith('delivery ', event)) this.#delivery(line, at, session, emit);
    else this.#connection(line, event, session);
  }

  #taken(line: string, at: number, emit: (event: MailEvent) => void): void {
    if (line.startsWith('message ', at)) {
      const id = wordBehind(line, 'msgid=', at);
      const time = this.#head.time();
      if (id.length === MESSAGE_ID)
        this.#messages.set(kept(id), { id: kept(id), queuedAt: time, sender: '' });
      else this.unread++;
      return;
    }
    if (!line.startsWith('envelope ', at)) return;
    const id = wordBehind(line, 'evpid=', at).slice(0, MESSAGE_ID);
    if (id.length === MESSAGE_ID) this.#message(id, pathBehind(line, ' from=', at), emit);
    else this.unread++;
  }

  /** The message of this id; told as taken over where its sender is new. */
  #message(id: string, sender: string, emit: (event: MailEvent) => void): Message {
    const known = this.#messages.get(id);
    const message = known ?? { id: kept(id), queuedAt: 0, sender: '' };
    if (message.sender !== '' || sender === '') return message;
    message.sender = kept(sender);
    if (!known) this.#messages.set(message.id, message);
    const { queuedAt } = message;
    if (queuedAt > 0)
      emit(mailEvent('submitted', SYSTEM, { time: queuedAt, sender, ids: idsOf(message) }));
    return message;
  }

  /** `connecting address=smtp://192.0.2.1:25 host=mx.example.com`, `connected`, `tls ciphers=…`, `error reason=…`. */
  #connection(line: string, at: number, id: string): void {
    const known = this.#sessions.get(id);
    if (line.startsWith('connecting ', at)) {
      const ip =
        /\/\/\[?([\da-fA-F.:]{2,45}?)\]?(?::\d{1,5})?(?: |$)/.exec(line.slice(at, at + 100))?.[1] ??
        '';
      const host = wordBehind(line, ' host=', at);
      this.#sessions.set(id, { host, ip, connected: false, tls: '' });
    } else if (!known) return;
    else if (line.startsWith('connected', at)) known.connected = true;
    else if (line.startsWith('tls ', at) || line.startsWith('starttls ', at))
      known.tls = wordBehind(line, 'ciphers=', at).split(':', 1)[0] ?? '';
    else if (line.startsWith('error reason=', at)) this.#fail(errorOf(line.slice(at + 13), known));
    else if (line.startsWith('disconnected', at)) this.#sessions.delete(id);
  }

  #fail(error: RouteError): void {
    this.#errors.delete(error.ip);
    this.#errors.set(error.ip, error);
  }

  /** `… delivery evpid=… from=<…> to=<…> rcpt=<…> source="…" relay="ip (host)" delay=… result="…" stat="…"`. */
  #delivery(line: string, at: number, session: string, emit: (event: MailEvent) => void): void {
    const result = wordBehind(line, ' result=', at).replaceAll('"', '');
    const stat = line.indexOf(' stat=', at);
    const reply = stat < 0 ? '' : unquoted(line.slice(stat + 6));
    this.#tell(line, at, { result, reply, session }, emit);
  }

  /** `relay: Expire for 0123456789abcdef: from=<…>, to=<…>, rcpt=<…>, delay=…, stat=…`. */
  #old(line: string, start: number, emit: (event: MailEvent) => void): void {
    const result = between(line, ': ', ' for ', start);
    const stat = line.indexOf(' stat=', start);
    const reply = stat < 0 ? '' : line.slice(stat + 6);
    this.#tell(line, line.indexOf(' for ', start), { result, reply, session: '' }, emit);
  }

  #tell(
    line: string,
    at: number,
    { result, reply, session }: { result: string; reply: string; session: string },
    emit: (event: MailEvent) => void,
  ): void {
    const type = RESULTS.get(result);
    const envelope = wordBehind(line, 'evpid=', at) || between(line, ' for ', ':', at);
    const recipient = pathBehind(line, ' to=', at);
    if (!type || envelope.length !== SESSION || recipient === '') {
      this.unread++;
      return;
    }
    const message = this.#message(
      envelope.slice(0, MESSAGE_ID),
      pathBehind(line, ' from=', at),
      emit,
    );
    const original = pathBehind(line, ' rcpt=', at);
    const isMapped = original !== '-' && original !== '<>' && original !== recipient;
    const domain = domainOf(recipient);
    const relay = relayOf(line, at);
    if (relay.ip !== '') this.#hosts.set(domain, relay.ip);
    const isLocal = line.includes(' user=', at);
    emit(
      mailEvent(type, SYSTEM, {
        time: this.#head.time(),
        recipient,
        originalRecipient: isMapped ? original : '',
        sender: message.sender,
        ids: idsOf(message),
        tls: this.#sessions.get(session)?.tls ?? '',
        reply,
        stage: OWN_WORDS.get(reply) ?? stageOfReply(reply, recipient),
        speaker:
          isLocal || OWN_WORDS.has(reply) || type === 'expired' ? 'reporter' : speakerOf(reply),
        ...relay,
        ...(reply === ALL_MX_FAILED ? this.#errorFor(domain) : null),
      }),
    );
  }

  /** The log says why a host failed, later which recipients that concerned; nothing but the names links the two. */
  #errorFor(domain: string): RouteError | undefined {
    const learnt = this.#hosts.get(domain);
    const known = learnt === undefined ? undefined : this.#errors.get(learnt);
    if (known || domain === '') return known;
    let last: RouteError | undefined;
    let sole: RouteError | undefined;
    let count = 0;
    for (const error of this.#errors.values()) {
      count++;
      sole = error;
      if (error.host === domain || error.host.endsWith(`.${domain}`)) last = error;
    }
    return last ?? (count === 1 ? sole : undefined);
  }
}

const OLD =
  /^(?:relay|delivery|smtp-out|mta|mda|remove|scheduler): ?[A-Z][A-Za-z]{1,10} for [\da-f]{16}:/;
const isSession = (line: string, at: number): boolean =>
  /^[\da-f]{16} (?:smtp|mta|mda) /.test(line.slice(at, at + 22));

const idsOf = ({ id, queuedAt }: Message): Partial<MailEvent['ids']> => ({ queueId: id, queuedAt });

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function unquoted(text: string): string {
  const value = text.trimEnd();
  return value.length > 1 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}

/** `relay="192.0.2.1 (mx.example.com)"`; the bare domain where no host was reached. */
function relayOf(line: string, at: number): { host: string; ip: string } {
  const relay = between(line, ' relay="', '"', at);
  const open = relay.indexOf(' (');
  return open < 0
    ? { host: '', ip: '' }
    : { ip: relay.slice(0, open), host: relay.slice(open + 2, -1) };
}

const speakerOf = (reply: string): 'remote' | 'unknown' =>
  /^[2-5]\d\d[ -]/.test(reply.slice(0, 4)) ? 'remote' : 'unknown';

function errorOf(reason: string, { host, ip, connected }: Session): RouteError {
  const refusal = REFUSALS.find(([words]) => reason.startsWith(words));
  if (refusal) {
    const [words, stage] = refusal;
    return { host, ip, reply: reason.slice(words.length), stage, speaker: 'remote' };
  }
  const isBanner = connected && reason === 'Connection timeout';
  const stage = connected ? (isBanner ? 'banner' : 'unknown') : 'connect';
  return { host, ip, reply: reason, stage, speaker: 'reporter' };
}

/** OpenSMTPD 5 to 7, over syslog or from standard error. */
export const opensmtpd: LogFormat = {
  id: SYSTEM,
  title: 'OpenSMTPD (syslog or bare)',
  recognises: (lines) =>
    lines.filter((line) =>
      /\b[\da-f]{16} (?:smtp|mta|mda) (?:event=)?[a-z]/.test(line.slice(0, 200)),
    ).length,
  open: (setting, saved) => new OpenSmtpdReader(setting, saved),
};
