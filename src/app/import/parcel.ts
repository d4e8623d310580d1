// Defines what the readers of files hand to the importer: events of one stretch of a file, and how far that is.

import type { Decoded } from '../../model/decoded.ts';
import type { MailEvent } from '../../model/event.ts';
import type { MailReport } from '../../model/mail-report.ts';
import type { Checkpoint } from '../../ports/store.ts';

/** A returned mail with its bytes. */
export interface ReadMail {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  readonly name: string;
}

export interface Parcel {
  readonly kind: 'parcel';
  readonly events: readonly MailEvent[];
  readonly mails: readonly ReadMail[];
  /** What other mail systems report in sums. */
  readonly reports?: readonly MailReport[];
  /** To be asked before the next parcel is; null where the file is short: reading it again finds all of it known. */
  readonly checkpoint: (() => Checkpoint) | null;
  /** The last of its file. */
  readonly last: boolean;
  /** Bytes of the file read for it. */
  readonly weight: number;
  /** Parts that were understood as nothing, in sentences. */
  readonly problems: readonly string[];
}

/** A file is begun, with what it is taken for. */
export interface Begun {
  readonly kind: 'begun';
  readonly name: string;
  /** `Postfix (syslog)`, `returned mails` … */
  readonly title: string;
  /** Read on behind what was read before, in bytes; 0 from its beginning. */
  readonly from: number;
}
