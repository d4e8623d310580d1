// The facts of the world: what happened to which mail, when, and why. Artefacts are written from these alone.

import type { ExplanationName } from '../../src/model/explanation.ts';
import type { Reason } from '../../src/model/reason.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Person } from './population.ts';

/** By which system a mail leaves. */
export type Lane = 'postfix' | 'ses' | 'sendgrid';

/** What is behind an answer, whatever its words say. */
export type Cause =
  | 'accepted'
  | 'no-user'
  | 'disabled'
  | 'full'
  | 'full-long'
  | 'moved'
  | 'blocked-by-user'
  | 'restricted'
  | 'greylist'
  | 'content-hold'
  | 'spam'
  | 'spf'
  | 'ip-block'
  | 'block-list'
  | 'rate'
  | 'outage'
  | 'false-unknown'
  | 'tls'
  | 'no-domain'
  | 'null-mx'
  | 'dead-server'
  | 'own-dns'
  | 'lost-after-dot'
  | 'no-answer'
  | 'busy'
  | 'malformed'
  | 'attachment'
  | 'virus'
  | 'too-large'
  | 'dkim'
  | 'ptr'
  | 'domain-block'
  | 'query-error'
  | 'relay-denied'
  | 'suppressed';

/** What one attempt met with. */
export interface Answer {
  readonly cause: Cause;
  /** What the words say. */
  readonly reason: Reason;
  readonly stage: Stage;
  /** The reply, its lines joined by spaces; or our own system's words where the other side said nothing. */
  readonly words: string;
  /** Enhanced status, as the sending system gives it. */
  readonly status: string;
  readonly isReply: boolean;
  readonly isFinal: boolean;
  readonly host: string;
  readonly ip: string;
  /** A provider calls it a failure for good, whatever its words. */
  readonly isCalledHard?: boolean;
}

/** Rare things that may be behind a failure that was opened or clicked. */
export type OddityName =
  | 'taken-unseen'
  | 'called-hard-after'
  | 'called-hard-before'
  | 'forged-notice'
  | 'stale-notice'
  | 'closed-since'
  | 'sent-again'
  | 'outage-late-bounce'
  | 'outage-sent-again'
  | 'refused-yet-kept'
  | 'shared-mailbox'
  | 'reporting-fault'
  | 'blind-copy'
  | 'helpdesk';

export interface Mail {
  readonly number: number;
  readonly id: string;
  readonly person: Person;
  readonly lane: Lane;
  /** The way out within the lane: one of our own server's addresses; the lane itself where there is one way only. */
  readonly pool: string;
  readonly stream: 'newsletter' | 'transactional';
  readonly campaign: string;
  readonly subject: string;
  readonly from: string;
  readonly submittedAt: number;
  readonly messageId: string;
  readonly returnPath: string;
  readonly linkToken: string;
  readonly queueId: string;
  readonly providerId: string;
  readonly size: number;
}

/** The headers of a mail that came back with a notice. */
export interface Original {
  readonly returnPath: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: number;
}

export type NoticeFormat = 'own' | 'postfix' | 'exim' | 'exchange' | 'google' | 'qmail';

/** A delivery status notification. */
export interface StatusNote {
  readonly is: 'failed' | 'delayed';
  readonly format: NoticeFormat;
  readonly answer: Answer;
  readonly recipient: string;
  /** The address that was written to, where it was forwarded; `''` otherwise. */
  readonly forwardedFrom: string;
  readonly reporter: string;
  readonly queueId: string;
  readonly noticeQueueId: string;
  readonly queuedAt: number;
}

export interface PlainNote {
  readonly is: 'auto-reply' | 'human-reply' | 'challenge' | 'complaint' | 'spam';
  readonly from: string;
  /** Number of the text to use. */
  readonly variant: number;
}

export type Note = StatusNote | PlainNote;

/** What fetched a picture or followed a link. */
export interface Touch {
  readonly by: 'human' | 'machine' | 'proxy';
  /**
   * `person`, `isolated` (a person whose browser runs at the filter), `hidden` (by a VPN or relay), `passed-on` (to somebody
   * else), `returned-copy`, `blind-copy`, `helpdesk` (the sender's own people); `mail-privacy`, `image-proxy`, `prefetch`; `scanner`, `scanner-again`,
   * `hold-scan`, `pre-validation`, `link-preview`.
   */
  readonly what: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Accept-Language and Sec-Fetch-Mode; `''`: not sent. */
  readonly language: string;
  readonly fetchMode: string;
  readonly referrer: string;
  /** Whether the token came in other letters than it was sent. */
  readonly altered: boolean;
  /** Number of the link; −1: the picture, −2: the link that nobody sees, −3: an order after a click. */
  readonly link: number;
}

export type Fact =
  | { readonly is: 'submitted'; readonly time: number; readonly mail: Mail }
  | { readonly is: 'dropped'; readonly time: number; readonly mail: Mail }
  | {
      readonly is: 'attempt';
      readonly time: number;
      readonly mail: Mail;
      readonly number: number;
      readonly answer: Answer;
    }
  | { readonly is: 'expired'; readonly time: number; readonly mail: Mail; readonly answer: Answer }
  | {
      readonly is: 'late-bounce';
      readonly time: number;
      readonly mail: Mail;
      readonly answer: Answer;
      readonly recipient: string;
    }
  | { readonly is: 'complained'; readonly time: number; readonly mail: Mail }
  | {
      readonly is: 'unsubscribed';
      readonly time: number;
      readonly mail: Mail;
      readonly touch: Touch;
    }
  | {
      readonly is: 'returned';
      readonly time: number;
      readonly mail: Mail | null;
      readonly note: Note;
      readonly sentTo: string;
      readonly original: Original;
      /** Message-ID of the returned mail itself. */
      readonly messageId: string;
    }
  | { readonly is: 'touched'; readonly time: number; readonly mail: Mail; readonly touch: Touch }
  | { readonly is: 'told'; readonly time: number; readonly mail: Mail; readonly truth: Truth };

export type FactOf<I extends Fact['is']> = Extract<Fact, { is: I }>;

/** What became of a mail, as far as it happened before the end of the world. */
export interface Truth {
  readonly state: string;
  readonly stage: Stage;
  readonly reason: Reason | 'unknown';
  readonly cause: Cause | '';
  readonly fault: string;
  readonly attempts: number;
  readonly greylisted: boolean;
  readonly acceptedAt: number;
  readonly failedAt: number;
  readonly forwardedTo: string;
  /** Whether a person reads this address at the time. */
  readonly alive: boolean;
  /** Null: it neither failed nor looked like it, or nobody opened or clicked. */
  readonly explanation: TrueExplanation | null;
}

/** Why it failed, or looked like it, and was opened or clicked all the same. */
export interface TrueExplanation {
  readonly name: ExplanationName;
  /** What was behind it: a cause, an oddity; who opened or clicked. */
  readonly behind: readonly string[];
}
