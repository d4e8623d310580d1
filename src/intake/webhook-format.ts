// Defines the one shape of the webhook readers: a payload in, events out; a signature in, a yes or no out.

import type { MailEvent } from '../model/event.ts';

/** A request as it came. */
export interface WebhookRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes: signatures are over these. */
  readonly body: Uint8Array;
  /** The full address that was called, which some signatures cover; `''` if unknown. */
  readonly url: string;
}

/** What one payload told. */
export interface WebhookReading {
  readonly events: readonly MailEvent[];
  /** Parts that were understood as no event, each in a sentence: an unknown type, a missing recipient. */
  readonly problems: readonly string[];
}

/** Why a request is not believed; `ok` where it is. */
export type SignatureResult = 'ok' | 'missing' | 'wrong' | 'too-old' | 'bad-key';

export interface SignatureKeys {
  /** Shared secret, public key (PEM or base64) or certificate, as the provider hands it out. */
  readonly key: string;
  /** Epoch ms. */
  readonly now: number;
  /** How old a signed time may be, in ms; 5 minutes by default. */
  readonly tolerance?: number;
}

export interface WebhookFormat {
  /** `ses`, `sendgrid` …: what `--from` names, `MailEvent.system`. */
  readonly id: string;
  readonly title: string;
  /** Whether this parsed JSON is a payload of this provider (0 no – 1 surely). */
  recognises(payload: unknown): number;
  /** Never throws; unknown fields and types are passed over, told in `problems`. */
  read(payload: unknown): WebhookReading;
  /** Null where the provider signs nothing. Uses WebCrypto only. */
  readonly verify:
    | ((request: WebhookRequest, keys: SignatureKeys) => Promise<SignatureResult>)
    | null;
}
