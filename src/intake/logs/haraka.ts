// Reads the log of Haraka → events.

import { type EventType, type MailEvent, mailEvent, NULL_SENDER } from '../../model/event.ts';
import type { Stage } from '../../model/stage.ts';
import { between, wordBehind } from '../fields.ts';
import { type HarakaLine, readHarakaLine } from '../haraka-line.ts';
import { boundedLine, kept } from '../kept.ts';
import { LineHead } from '../line-head.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { OpenMessages } from '../open-messages.ts';
import { savedPart, snapshot } from '../saved.ts';

const SYSTEM = 'haraka';
const MOST_RECIPIENTS = 1000;

/** A mail as a client handed it over. */
interface Transaction {
  readonly id: string;
  queuedAt: number;
  sender: string;
  messageId: string;
  readonly recipients: string[];
  isTold: boolean;
}

/** The part of it that goes to one domain. */
interface Part {
  domain: string;
  /** Told as put off, in the order of telling. */
  readonly waits: string[];
  /** Told as refused or delivered. */
  readonly done: string[];
}

interface Told {
  readonly reply: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter';
  readonly ip?: string;
}

class HarakaReader implements LogReader {
  unread = 0;
  readonly #head: LineHead;
  readonly #transactions: OpenMessages<Transaction>;
  readonly #parts: OpenMessages<Part>;
  #time = 0;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new LineHead(setting, savedPart(saved, 'time'));
    this.#transactions = new OpenMessages(savedPart(saved, 'transactions'));
    this.#parts = new OpenMessages(savedPart(saved, 'parts'));
  }

  line(whole: string, emit: (event: MailEvent) => void): void {
    const line = boundedLine(whole);
    if (!line.includes('outbound') && !line.includes('core')) return;
    this.#head.read(line, !hasBracketsBehindTime(line));
    const read = readHarakaLine(line, this.#head.start);
    if (!read || read.uuid === '-') return;
    const isOutbound = read.origin === 'outbound';
    if (!isOutbound && read.origin !== 'core') return;
    if (read.time > 0) this.#head.told(read.time);
    this.#time = 0;
    if (isOutbound) this.#outbound(read, emit);
    else this.#core(read, emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      time: this.#head.save(),
      transactions: this.#transactions.save(),
      parts: this.#parts.save(),
    });
  }

  /** All events of a line have one time. */
  #now(): number {
    if (this.#time === 0) this.#time = this.#head.time();
    return this.#time;
  }

  #core({ uuid, text }: HarakaLine, emit: (event: MailEvent) => void): void {
    const isAccepted = text.includes(' code=OK') || text.includes(' code=CONT');
    if (text.startsWith('sender ') && isAccepted) this.#open(uuid, pathIn(text));
    if (!isAccepted) return;
    const transaction = this.#transactions.get(uuid);
    if (!transaction) return;
    if (text.startsWith('recipient <')) addRecipient(transaction, pathIn(text));
    else if (text.startsWith('message mid=')) transaction.messageId = kept(between(text, '<', '>'));
    else if (text.startsWith('queue ') && text.includes('code=OK msg="Message Queued'))
      this.#submitted(transaction, emit);
  }

  #open(id: string, sender: string): void {
    const empty = { queuedAt: 0, messageId: '', isTold: false };
    const own = { id: kept(id), sender: kept(sender) };
    this.#transactions.set(own.id, { ...own, recipients: [], ...empty });
  }

  #submitted(transaction: Transaction, emit: (event: MailEvent) => void): void {
    if (transaction.isTold) return;
    transaction.isTold = true;
    transaction.queuedAt = this.#now();
    const { sender, queuedAt } = transaction;
    emit(mailEvent('submitted', SYSTEM, { time: queuedAt, sender, ids: idsOf(transaction) }));
  }

  #outbound({ uuid, text }: HarakaLine, emit: (event: MailEvent) => void): void {
    const transaction = this.#transactionOf(uuid);
    const say = (type: EventType, recipient: string, told: Partial<MailEvent>): void => {
      if (transaction.recipients.length > 0) this.#submitted(transaction, emit);
      const { sender } = transaction;
      const ids = idsOf(transaction);
      emit(mailEvent(type, SYSTEM, { ...told, time: this.#now(), recipient, sender, ids }));
    };
    const part = this.#partOf(uuid, transaction);
    if (text.startsWith('recipient <')) recipientTold(text, part, say);
    else if (text.startsWith('delivered ')) delivered(text, part, transaction, say);
    else if (text.startsWith('bouncing mail: ')) bounced(text.slice(15), part, transaction, say);
    else if (text.startsWith('Temp failing ')) putOff(text, part, transaction, say);
    else attemptFailed(text, part, transaction, say);
  }

  /** Mails that Haraka makes itself, mostly notices, go out without a client's transaction. */
  #transactionOf(uuid: string): Transaction {
    const [connection = '', ...numbers] = uuid.split('.');
    const id = numbers.length > 1 ? `${connection}.${numbers[0]}` : connection;
    const unknown = { messageId: '', recipients: [], queuedAt: 0, isTold: true };
    const sender = numbers.length > 1 ? '' : NULL_SENDER;
    return this.#transactions.get(id) ?? { id, sender, ...unknown };
  }

  #partOf(uuid: string, { recipients }: Transaction): Part {
    const known = this.#parts.get(uuid);
    if (known) return known;
    const number = Number(uuid.slice(uuid.lastIndexOf('.') + 1));
    const domains = [...new Set(recipients.map(domainOf))];
    const part: Part = { domain: domains[number - 1] ?? '', waits: [], done: [] };
    this.#parts.set(kept(uuid), part);
    return part;
  }
}

type Say = (type: EventType, recipient: string, told: Partial<MailEvent>) => void;

/** `recipient <anna@example.com> rejected: 550 …`. */
function recipientTold(text: string, part: Part, say: Say): void {
  const recipient = pathIn(text);
  const behind = text.indexOf('> ') + 2;
  const isRejected = text.startsWith('rejected: ', behind);
  if (!isRejected && !text.startsWith('deferred: ', behind)) return;
  const reply = text.slice(behind + 10).trim();
  if (isRejected) addOnce(part.done, recipient);
  else addOnce(part.waits, recipient);
  say(isRejected ? 'failed' : 'deferred', recipient, { reply, stage: 'rcpt', speaker: 'remote' });
}

/** `delivered file=… domain=example.com host=… ip=… tls=N response="…" rcpts=1/0/0`: accepted, put off, refused. */
function delivered(text: string, part: Part, transaction: Transaction, say: Say): void {
  part.domain = unquoted(wordBehind(text, ' domain=')).toLowerCase() || part.domain;
  const waiting = Number(wordBehind(text, ' rcpts=').split('/')[1] ?? '0') || 0;
  const late = new Set(waiting > 0 ? part.waits.slice(-waiting) : []);
  const told: Partial<MailEvent> = {
    reply: between(text, ' response="', '"'),
    speaker: 'remote',
    host: unquoted(wordBehind(text, ' host=')),
    ip: unquoted(wordBehind(text, ' ip=')),
    tls: wordBehind(text, ' tls=') === 'N' ? 'none' : '',
  };
  for (const recipient of openOf(part, transaction)) {
    if (late.has(recipient)) continue;
    addOnce(part.done, recipient);
    say('delivered', recipient, told);
  }
}

const TOO_MANY = 'Too many failures';

/** Recipients refused one by one have been told before. */
function bounced(reason: string, part: Part, transaction: Transaction, say: Say): void {
  if (reason.startsWith('Some recipients failed')) return;
  const isExpired = reason.startsWith(TOO_MANY);
  const reply = isExpired ? between(reason, '(', ')') || reason : reason;
  for (const recipient of openOf(part, transaction)) {
    addOnce(part.done, recipient);
    say(isExpired ? 'expired' : 'failed', recipient, wordsOf(reply));
  }
}

/** `Temp failing FILE for 64 seconds: words`; what put single recipients off has been told before. */
function putOff(text: string, part: Part, transaction: Transaction, say: Say): void {
  const seconds = text.indexOf(' seconds: ');
  const told = new Set(part.waits);
  part.waits.length = 0;
  if (seconds < 0) return;
  for (const recipient of openOf(part, transaction)) {
    if (!told.has(recipient)) say('deferred', recipient, wordsOf(text.slice(seconds + 10)));
  }
}

/** What one server's failure looks like where only notices and errors are logged. */
function attemptFailed(text: string, part: Part, transaction: Transaction, say: Say): void {
  const failure = failureOf(text);
  if (!failure) return;
  const isFinal = text.startsWith(UNRECOGNISED);
  for (const recipient of openOf(part, transaction)) {
    addOnce(isFinal ? part.done : part.waits, recipient);
    say(isFinal ? 'failed' : 'deferred', recipient, failure);
  }
}

const UNRECOGNISED = 'Unrecognized response from upstream server: ';

function failureOf(text: string): Told | null {
  if (text.startsWith('Failed to get socket: ')) return socket(text.slice(22));
  if (text.startsWith('Ongoing connection failed to ')) {
    const words = text.slice(29);
    return { ...socket(words.slice(words.indexOf(' : ') + 3)), ip: addressOf(words) };
  }
  if (text.startsWith('Remote end ') && text.includes(' closed connection '))
    return { reply: text, stage: 'unknown', speaker: 'reporter', ip: addressOf(text.slice(11)) };
  if (text.startsWith('MX Lookup for ')) return { reply: text, stage: 'dns', speaker: 'reporter' };
  if (text.startsWith(UNRECOGNISED))
    return { reply: text.trim(), stage: 'unknown', speaker: 'reporter' };
  return null;
}

function socket(words: string): Told {
  const ip = addressOf(words.slice(words.lastIndexOf(' ') + 1));
  return { reply: words, stage: 'connect', speaker: 'reporter', ip };
}

/** `192.0.2.1:25` → address. */
const addressOf = (text: string): string =>
  /^\[?([\da-fA-F.:]{3,45}?)\]?:\d{1,5}(?: |$)/.exec(text.slice(0, 60))?.[1] ?? '';

function wordsOf(reply: string): Told {
  if (/^[45]\d\d[ -]/.test(reply)) return { reply, stage: 'unknown', speaker: 'remote' };
  return {
    reply,
    stage: /\bMX\b|DNS|\bquery[A-Z]|does not exist/.test(reply.slice(0, 200)) ? 'dns' : 'unknown',
    speaker: 'reporter',
  };
}

const openOf = ({ domain, done }: Part, { recipients }: Transaction): string[] =>
  recipients.filter((it) => domainOf(it) === domain && !done.includes(it));

function addRecipient({ recipients }: Transaction, recipient: string): void {
  if (recipients.length < MOST_RECIPIENTS) addOnce(recipients, recipient);
}

function addOnce(list: string[], item: string): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  if (list.length < MOST_RECIPIENTS) list.push(kept(item));
}

const idsOf = ({ id, messageId, queuedAt }: Transaction): Partial<MailEvent['ids']> => ({
  queueId: id,
  messageId,
  queuedAt,
});

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const unquoted = (text: string): string => text.replaceAll('"', '');

function pathIn(text: string): string {
  const start = text.indexOf('<');
  const end = text.indexOf('>', start);
  if (start < 0 || end < 0) return '';
  return end === start + 1 ? NULL_SENDER : text.slice(start + 1, end);
}

/** A time with brackets behind it: no host and program in between. */
const hasBracketsBehindTime = (line: string): boolean => {
  const space = line.indexOf(' [');
  return space > 0 && space < 36 && !line.slice(0, space).includes(':', 20);
};

const LINE =
  /(?:\[[A-Z]{4,8}\] \[(?:-|[\dA-F]{8}-[\dA-F-]{27}(?:\.\d{1,6}){0,2})\] \[[\w./-]{1,60}\] |level=[A-Z]{4,8} uuid=|"uuid":"(?:-|[\dA-F]{8}-[\dA-F-]{27}))/;

/** Haraka 2 and 3: its own layout, logfmt or JSON, bare or over syslog. */
export const haraka: LogFormat = {
  id: SYSTEM,
  title: 'Haraka (default, logfmt or JSON)',
  recognises: (lines) => lines.filter((line) => LINE.test(line.slice(0, 400))).length,
  open: (setting, saved) => new HarakaReader(setting, saved),
};
