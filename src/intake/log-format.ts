// Defines the one shape of the log readers: lines in, events out.

import type { MailEvent } from '../model/event.ts';
import type { LinkSettings } from '../model/links.ts';

/** What a reader must be told, since lines do not say it. */
export interface LogSetting {
  /**
   * Time by which to complete dates without a year, epoch ms: when the file was last written. The newest line is at most
   * a day later, so `Dec 31` in a file of January is of the year before.
   */
  readonly writtenAt: number;
  /** Zone of times without one: an IANA name such as `Europe/Berlin`, or `UTC`. */
  readonly zone: string;
  /** Where paths of the sender's links name message and link; the usual ones where they are left out. */
  readonly links?: LinkSettings;
}

/** Takes one log, line by line. Never throws; a line that it does not know is passed over. */
export interface LogReader {
  /** @param line without its line end. @param emit takes each event that this line completes. */
  line(line: string, emit: (event: MailEvent) => void): void;
  /** What is still open (a message without an end) is told as far as it is known. */
  end(emit: (event: MailEvent) => void): void;
  /** All that later lines need, as JSON-ready data: to resume after this line. */
  save(): unknown;
  /** Lines that looked like this format's but could not be read. */
  readonly unread: number;
  /** Why nothing can be read, in a sentence; `''` or left out: nothing to say. */
  readonly problem?: string;
}

export interface LogFormat {
  /** `postfix`, `exim` …: what `--from` names, `MailEvent.system`. */
  readonly id: string;
  /** For the list of formats: `Postfix (syslog)`. */
  readonly title: string;
  /** Whether people make such files, so that the last line may lack its end; a server's log then is one being written. */
  readonly byHand?: boolean;
  /** Of these lines (the first few hundred of a file), how many are surely this format's, and no other's. */
  recognises(lines: readonly string[]): number;
  /** @param saved what `save` gave, where a log is read on. */
  open(setting: LogSetting, saved?: unknown): LogReader;
}
