// Reads the log of qmail-send → events.

import { type EventType, type MailEvent, mailEvent } from '../../model/event.ts';
import { pathBehind } from '../fields.ts';
import { boundedLine, kept } from '../kept.ts';
import { LineHead } from '../line-head.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { OpenMessages } from '../open-messages.ts';
import { readReport } from '../qmail-report.ts';
import { savedPart, snapshot } from '../saved.ts';

const SYSTEM = 'qmail';
/** qmail allows 255 deliveries at a time by default, patched versions some thousands. */
const MOST_DELIVERIES = 20_000;
/** The sender of a double bounce. */
const DOUBLE_BOUNCE = '#@[]';

interface Message {
  /** Inode and process id of qmail-queue: the inode alone is given again within seconds. */
  readonly id: string;
  readonly queuedAt: number;
  readonly sender: string;
}

interface Delivery {
  readonly inode: string;
  readonly recipient: string;
  readonly isLocal: boolean;
  readonly since: number;
}

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['success', 'delivered'],
  ['deferral', 'deferred'],
  ['failure', 'failed'],
]);

class QmailReader implements LogReader {
  unread = 0;
  readonly #head: LineHead;
  readonly #messages: OpenMessages<Message>;
  readonly #deliveries: OpenMessages<Delivery>;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#head = new LineHead(setting, savedPart(saved, 'time'));
    this.#messages = new OpenMessages(savedPart(saved, 'messages'));
    this.#deliveries = new OpenMessages(savedPart(saved, 'deliveries'), MOST_DELIVERIES);
  }

  line(whole: string, emit: (event: MailEvent) => void): void {
    const line = boundedLine(whole);
    this.#head.read(line);
    const at = behindStamp(line, this.#head.start);
    if (line.startsWith('delivery ', at)) this.#end(line, at + 9, emit);
    else if (line.startsWith('starting delivery ', at)) this.#start(line, at + 18);
    else if (line.startsWith('info msg ', at)) this.#info(line, at + 9, emit);
    else if (line.startsWith('new msg ', at)) this.#messages.delete(numberAt(line, at + 8));
    else if (line.startsWith('end msg ', at)) this.#messages.delete(numberAt(line, at + 8));
  }

  end(): void {}

  save(): unknown {
    return snapshot({
      time: this.#head.save(),
      messages: this.#messages.save(),
      deliveries: this.#deliveries.save(),
    });
  }

  /** `info msg 12345: bytes 678 from <sender> qp 910 uid 11`. */
  #info(line: string, at: number, emit: (event: MailEvent) => void): void {
    const inode = numberAt(line, at);
    const sender = pathBehind(line, ' from ', at);
    const process = line.lastIndexOf(' qp ');
    if (inode === '' || sender === '') {
      this.unread++;
      return;
    }
    const queuedAt = this.#head.time();
    const id = process < 0 ? inode : `${inode}.${numberAt(line, process + 4)}`;
    const message = {
      id: kept(id),
      queuedAt,
      sender: sender === DOUBLE_BOUNCE ? '<>' : kept(sender),
    };
    this.#messages.set(kept(inode), message);
    emit(
      mailEvent('submitted', SYSTEM, {
        time: queuedAt,
        sender: message.sender,
        ids: { queueId: id, queuedAt },
      }),
    );
  }

  /** `starting delivery 5: msg 12345 to remote anna@example.com`. */
  #start(line: string, at: number): void {
    const delivery = numberAt(line, at);
    const msg = line.indexOf(': msg ', at);
    const inode = msg < 0 ? '' : numberAt(line, msg + 6);
    const to = msg < 0 ? -1 : msg + 6 + inode.length;
    const isLocal = line.startsWith(' to local ', to);
    if (delivery === '' || inode === '' || !(isLocal || line.startsWith(' to remote ', to))) {
      this.unread++;
      return;
    }
    const recipient = kept(line.slice(to + (isLocal ? 10 : 11)).trim());
    this.#deliveries.set(delivery, { inode, recipient, isLocal, since: this.#head.time() });
  }

  /** `delivery 5: failure: words_without_spaces/`. */
  #end(line: string, at: number, emit: (event: MailEvent) => void): void {
    const number = numberAt(line, at);
    const from = at + number.length + 2;
    const colon = line.indexOf(': ', from);
    const word = colon < 0 ? '' : line.slice(from, colon);
    const isMangled = line.startsWith('report mangled', from);
    const type = isMangled ? 'deferred' : TYPES.get(word);
    const delivery = this.#deliveries.get(number);
    if (number === '' || !type) {
      this.unread++;
      return;
    }
    if (!delivery) return;
    this.#deliveries.delete(number);
    const { isTooOld, ...told } = readReport(
      isMangled ? '' : line.slice(colon + 2),
      delivery.isLocal,
    );
    const event = this.#event(delivery, withAddress(told, delivery.recipient));
    // What made it wait is the reason why it waited too long.
    if (isTooOld) emit({ ...event, type: 'deferred' });
    emit({ ...event, type: isTooOld ? 'expired' : type });
  }

  #event({ inode, recipient, isLocal, since }: Delivery, told: Partial<MailEvent>): MailEvent {
    const message = this.#messages.get(inode);
    const time = this.#head.time();
    return mailEvent('deferred', SYSTEM, {
      ...told,
      time,
      recipient,
      originalRecipient: isLocal ? beforePrefix(recipient) : '',
      sender: message?.sender ?? '',
      ids: message ? { queueId: message.id, queuedAt: message.queuedAt } : { queueId: inode },
      duration: Math.max(0, time - since),
    });
  }
}

/** Underscores of the recipient's own address are no spaces. */
function withAddress<Told extends { readonly reply: string }>(told: Told, recipient: string): Told {
  if (!recipient.includes('_')) return told;
  return { ...told, reply: told.reply.replaceAll(recipient.replaceAll('_', ' '), () => recipient) };
}

/** splogger puts seconds with a fraction before qmail's own words. */
function behindStamp(line: string, at: number): number {
  const stamp = /^\d{9,11}\.\d{1,9} /.exec(line.slice(at, at + 24))?.[0] ?? '';
  return at + stamp.length;
}

function numberAt(line: string, at: number): string {
  let end = at;
  while (end - at < 20 && line.charCodeAt(end) >= 48 && line.charCodeAt(end) <= 57) end++;
  return line.slice(at, end);
}

/** Virtual domains put a prefix, mostly the domain, before the local part: `example.com-anna@example.com`. */
function beforePrefix(recipient: string): string {
  const at = recipient.lastIndexOf('@');
  const prefix = `${recipient.slice(at + 1)}-`;
  return at > prefix.length && recipient.toLowerCase().startsWith(prefix.toLowerCase())
    ? recipient.slice(prefix.length)
    : '';
}

const LINE =
  /(?:^|[ :])(?:(?:new|end) msg \d{1,20}$|info msg \d{1,20}: bytes |starting delivery \d{1,20}: msg |delivery \d{1,20}: (?:success|failure|deferral): )/;

/** qmail-send of qmail, netqmail, notqmail, s/qmail: multilog, s6-log, syslog. */
export const qmail: LogFormat = {
  id: SYSTEM,
  title: 'qmail (multilog, s6-log or syslog)',
  recognises: (lines) => lines.filter((line) => LINE.test(line.slice(0, 200))).length,
  open: (setting, saved) => new QmailReader(setting, saved),
};
