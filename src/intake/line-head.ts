// Takes time and system head off a log's line → time, place of the message.

import type { LogSetting } from './log-format.ts';
import { SyslogLine } from './syslog.ts';
import { LogClock, taiTime } from './time.ts';

const AT = 64;
const SPACE = 32;
/** `@` with 24 hexadecimal digits. */
const TAI_LENGTH = 25;

/**
 * Reads the head that a supervisor or syslog puts before a program's own line: nothing, a syslog head, a bare time
 * (ISO, as `tai64nlocal` or Docker write it), a TAI64N label. A line without a time happened after the line before it:
 * its events take the last time known, one millisecond further each, so that their order stays.
 */
export class LineHead {
  /** Place of the message's first character. */
  start = 0;
  /** As syslog tells it; `''` where there is no such head. */
  program = '';
  readonly #syslog: SyslogLine;
  readonly #clock: LogClock;
  #time = 0;
  #isTold = false;
  #last: number;

  /** @param last what `save` gave. */
  constructor(setting: LogSetting, last?: unknown) {
    this.#syslog = new SyslogLine(setting);
    this.#clock = new LogClock(setting);
    this.#last = typeof last === 'number' && Number.isFinite(last) ? last : setting.writtenAt;
  }

  /** @param isSyslog whether a host and a program may stand behind the time. */
  read(line: string, isSyslog = true): void {
    this.program = '';
    this.start = 0;
    this.#isTold = this.#label(line) || (isSyslog && this.#head(line)) || this.#bare(line);
    if (this.#isTold) this.#last = this.#time;
  }

  /** Takes a time that the line itself tells, in an id for instance, where its head tells none. */
  told(time: number): void {
    if (!this.#isTold && time > 0) this.#last = time;
  }

  /** Epoch ms for an event of this line. */
  time(): number {
    return this.#isTold ? this.#time : ++this.#last;
  }

  save(): number {
    return this.#last;
  }

  #label(line: string): boolean {
    if (line.charCodeAt(0) !== AT) return false;
    this.#time = taiTime(line.slice(0, TAI_LENGTH));
    if (this.#time > 0) this.start = behindSpaces(line, TAI_LENGTH);
    return this.#time > 0;
  }

  #head(line: string): boolean {
    const head = this.#syslog;
    if (!head.read(line) || head.program === '') return false;
    this.#time = head.time;
    this.program = head.program;
    this.start = head.start;
    return true;
  }

  #bare(line: string): boolean {
    if (!this.#clock.read(line)) return false;
    this.#time = this.#clock.time;
    this.start = behindSpaces(line, this.#clock.end);
    return true;
  }
}

function behindSpaces(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === SPACE) at++;
  return at;
}
