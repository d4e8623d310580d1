// Names what a place that holds mail gives: mails not yet read, or the reason why something could not be.

/** A file that may hold one mail or a mailbox of them. */
export interface MailFile {
  readonly kind: 'file';
  /** Where it lies; `-` is the standard input. */
  readonly path: string;
  /** As the user named it, with `/` between folders: what results call it. */
  readonly name: string;
  /** Whether it is surely one mail, whatever its first line looks like. */
  readonly single: boolean;
  /** Number of the one mail asked for, from 1; 0 means all. */
  readonly only: number;
}

/** Something named by the user that cannot be read: said, counted, and the rest goes on. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly name: string;
  /** What happened, in words for a person. */
  readonly why: string;
}

/** The bytes of a file, compression taken off. */
export interface OpenedFile {
  readonly kind: 'opened';
  /** The first bytes; all of them where `rest` is null. Valid until the next file is opened. */
  readonly head: Uint8Array;
  readonly rest: AsyncIterable<Uint8Array> | null;
  /** Bytes in all, where that is known beforehand. */
  readonly size: number | null;
  /** How many bytes of the file itself have been read so far. */
  readonly consumed: () => number;
}
