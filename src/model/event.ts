import type { Stage } from './stage.ts';

/**
 * What a system told about one mail to one recipient.
 *
 * - `submitted`: our own system or provider took the mail over (a sent log, Postfix' queue, SES `Send`).
 * - `deferred`: one attempt failed, the sending system will try again.
 * - `failed`: the sending system gave up because of the reply of this attempt.
 * - `expired`: it gave up because the time ran out; the last `deferred` before it tells why.
 * - `delivered`: the next hop took the mail over.
 * - `not-attempted`: the sending system never tried (suppression list, rendering failure, removed by an operator).
 * - `notice-…`: a returned mail said so (RFC 3464 actions), or a provider that reports one as such.
 * - `unrelated`: a mail to our bounce address that is neither a notice nor an answer: spam, a list's mail, a report.
 * - the others: what the recipient or a machine before them did.
 */
export const EVENT_TYPES = [
  'submitted',
  'deferred',
  'failed',
  'expired',
  'delivered',
  'not-attempted',
  'notice-failed',
  'notice-delayed',
  'notice-delivered',
  'notice-relayed',
  'notice-expanded',
  'auto-reply',
  'challenge',
  'read-receipt',
  'human-reply',
  'complaint',
  'unsubscribed',
  'opened',
  'clicked',
  'converted',
  'unrelated',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Names by which a mail is known. `''` means: not told. */
export interface MailIds {
  /** The sender's own id of the message, from the sent log or from a token. */
  readonly ownId: string;
  /** Message-ID field, without angle brackets (RFC 5322 §3.6.4). */
  readonly messageId: string;
  /** ENVID (RFC 3461 §4.4). */
  readonly envelopeId: string;
  /** The provider's id of the message, e.g. SES `mail.messageId`, Postmark `MessageID`. */
  readonly providerId: string;
  /** The sending system's queue id. */
  readonly queueId: string;
  /** When that queue took the mail over, epoch ms; 0: not told. Queue ids are used again after a while. */
  readonly queuedAt: number;
  /** Where the notice was sent to: our return path, which may hold a token or the recipient (VERP). */
  readonly returnPath: string;
  /** Token in our links, by which an open or a click names message and recipient. */
  readonly linkToken: string;
}

/** What an open, a click, an unsubscription or an order came with. `''` means: not told. */
export interface Client {
  readonly ip: string;
  readonly userAgent: string;
  readonly method: string;
  readonly url: string;
  /** The provider's own opinion that a machine did it; null: not told. */
  readonly machine: boolean | null;
  /** Number or name of the link, as the sender's links have it. */
  readonly link: string;
  /** Where the browser came from; `''` where it did not say. */
  readonly referrer: string;
  /** Fields of the request by which browsers differ from programs, names in lower case; null: none were told. */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** What another system called it: kept as evidence, never trusted. `''` means: not told. */
export interface SystemLabel {
  /** Its words, e.g. `Transient/General`, `HardBounce`, `blocked`. */
  readonly words: string;
  /** What that system means by it, as far as its documents say. */
  readonly permanent: boolean | null;
  /** The reasons (ids) that its documents allow for these words; empty: none told. */
  readonly reasons: readonly string[];
}

/** One thing that happened, as told. `''`, 0 and null mean: not told. */
export interface MailEvent {
  readonly type: EventType;
  /** Epoch ms. */
  readonly time: number;
  /** Id of the log format, webhook format or `mail`, `sent-log`. */
  readonly system: string;
  /** As told, case kept, without angle brackets; `''` where the event is about the whole message. */
  readonly recipient: string;
  /** The address the sender used, where `recipient` is an alias target or a forward (`orig_to`, ORCPT). */
  readonly originalRecipient: string;
  /** Envelope sender; `<>` is the null reverse-path: such a mail is itself a notice. */
  readonly sender: string;
  readonly ids: MailIds;
  readonly stream: string;
  readonly campaign: string;
  /** The way it left: sending IP, pool, provider sub-account. */
  readonly lane: string;
  readonly subject: string;
  /** Whole reply or diagnostic, on one line; `''` where there was none. */
  readonly reply: string;
  /** Enhanced status and reply code, where they are told apart from the words. */
  readonly status: string;
  readonly replyCode: string;
  /** As far as the system tells it. */
  readonly stage: Stage;
  /** Whose words `reply` are. */
  readonly speaker: 'remote' | 'reporter' | 'unknown';
  /** The other side of the attempt. */
  readonly host: string;
  readonly ip: string;
  /** TLS version, `none` where it is told that there was none. */
  readonly tls: string;
  /** The attempt itself, in ms; -1: not told. */
  readonly duration: number;
  readonly label: SystemLabel | null;
  readonly client: Client | null;
}

const NO_IDS: MailIds = {
  ownId: '',
  messageId: '',
  envelopeId: '',
  providerId: '',
  queueId: '',
  queuedAt: 0,
  returnPath: '',
  linkToken: '',
};

const EMPTY: MailEvent = {
  type: 'submitted',
  time: 0,
  system: '',
  recipient: '',
  originalRecipient: '',
  sender: '',
  ids: NO_IDS,
  stream: '',
  campaign: '',
  lane: '',
  subject: '',
  reply: '',
  status: '',
  replyCode: '',
  stage: 'unknown',
  speaker: 'unknown',
  host: '',
  ip: '',
  tls: '',
  duration: -1,
  label: null,
  client: null,
};

const NO_CLIENT: Client = {
  ip: '',
  userAgent: '',
  method: '',
  url: '',
  machine: null,
  link: '',
  referrer: '',
  headers: null,
};

/** A client of which only this is told. */
export const clientOf = (told: Partial<Client>): Client => ({ ...NO_CLIENT, ...told });

/** What names no message is about none that was sent longer before, in ms: people answer late. */
export const LONGEST_ANSWER: number = 30 * 86_400_000;

const TOUCHES: ReadonlySet<string> = new Set<EventType>([
  'opened',
  'clicked',
  'unsubscribed',
  'converted',
]);

/** Whether it is something that a person or a machine did with the mail: a picture was loaded, a link taken. */
export const isTouch = ({ type }: Pick<MailEvent, 'type'>): boolean => TOUCHES.has(type);

const BY_CARRIER: ReadonlySet<string> = new Set<EventType>([
  'submitted',
  'deferred',
  'failed',
  'expired',
  'delivered',
  'not-attempted',
]);

/** Whether a system of ours or a provider that carried the mail tells it of its attempts. */
export const isByCarrier = ({ type }: Pick<MailEvent, 'type'>): boolean => BY_CARRIER.has(type);

type Told = Omit<Partial<MailEvent>, 'ids'> & { readonly ids?: Partial<MailIds> };

/** The null reverse-path (RFC 5321 §4.5.5), as `sender`. */
export const NULL_SENDER = '<>';

/** An event of which only this is told. */
export function mailEvent(type: EventType, system: string, told: Told): MailEvent {
  const ids = told.ids ? { ...NO_IDS, ...told.ids } : NO_IDS;
  return { ...EMPTY, ...told, type, system, ids };
}
