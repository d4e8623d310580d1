import type { Reply } from './reply.ts';

/** A mail that was accepted for one address and refused behind it. */
export interface Forwarding {
  /** The address that the sender knows: the one to keep. */
  readonly subscriber: string;
  /** Where it was forwarded to, `''` if that is not told. */
  readonly target: string;
  /** What shows it, in words. */
  readonly signs: readonly string[];
}

/** What the cause needs to be acted on; which fields are there depends on the reason. */
export interface Detail {
  /** Whose limit or quota it was: our own queue, our smarthost or provider, the receiver's on our IP or domain, this mailbox's. */
  readonly limitOf?: 'own' | 'smarthost' | 'receiver' | 'mailbox';
  /** Which block list refuses, and what it lists. */
  readonly blocklist?: {
    readonly name: string;
    readonly zone: string;
    readonly lists: 'ip' | 'domain' | 'url' | 'unknown';
    readonly listed: string;
    readonly delistUrl: string;
  };
  /** Why a provider's suppression list holds the address. */
  readonly suppressedFor?: 'bounce' | 'complaint' | 'opt-out' | 'manual' | 'unknown';
  /** Whose block it is. */
  readonly blockedBy?: 'user' | 'organisation' | 'provider' | 'unknown';
  /** The replies inside the reply, outermost first: an expiry's last transient reply, a gateway's quoted one. */
  readonly chain?: readonly Reply[];
  /** Seconds the reply asks to wait before the next attempt. */
  readonly retryAfterSeconds?: number;
  /** Size limit in bytes that the reply states. */
  readonly sizeLimitBytes?: number;
  /** The recipient's new address, as told by the notice. A suggestion, never consent. */
  readonly newAddress?: string;
  /** Web page that the reply points to. */
  readonly helpUrl?: string;
  /** Whom the mail was sent to and where it was forwarded. */
  readonly forwarding?: Forwarding;
  /** The IP address of ours that the reply names. */
  readonly sendingIp?: string;
}
