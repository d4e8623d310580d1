// Reads the head of a syslog line → time, host, program, process id, place of the message.

import type { LogSetting } from './log-format.ts';
import { LogClock } from './time.ts';

const SPACE = 32;
const COLON = 58;
const OPEN = 91;
const LESS = 60;
/** A head that is longer is none. */
const HEAD = 400;

/**
 * Takes `Nov 24 02:27:56 host program[pid]: message` (RFC 3164), with an ISO time, with `<22>` before it, without a host,
 * with a facility behind time (`<mail.info>`, FreeBSD) or program (`[ID 197553 mail.info]`, Solaris), and RFC 5424.
 * The fields hold what the last successful `read` found, so that a line costs few objects.
 */
export class SyslogLine {
  /** Epoch ms. */
  time = 0;
  host = '';
  /** As written, e.g. `postfix/smtp`; `''` where there is none. */
  program = '';
  pid = '';
  /** Place of the message's first character. */
  start = 0;
  readonly #clock: LogClock;

  constructor(setting: LogSetting) {
    this.#clock = new LogClock(setting);
  }

  /** Whether the line has such a head. */
  read(line: string): boolean {
    const priority = line.charCodeAt(0) === LESS ? line.indexOf('>', 1) + 1 : 0;
    if (priority > 5) return false;
    const numbered = priority > 0 && line.startsWith('1 ', priority);
    const at = numbered ? priority + 2 : priority;
    const clock = this.#clock;
    if (!clock.read(line, at)) return false;
    // Containers put their own time before the program's.
    let end = clock.end;
    if (line.charCodeAt(end) === SPACE && clock.read(line, end + 1)) end = clock.end;
    this.time = clock.time;
    if (line.charCodeAt(end) !== SPACE) return false;
    return numbered ? this.#fields(line, end + 1) : this.#head(line, end + 1);
  }

  #head(line: string, at: number): boolean {
    let from = at;
    if (line.charCodeAt(from) === LESS) from = line.indexOf(' ', from) + 1 || line.length;
    const space = line.indexOf(' ', from);
    if (space < 0 || space - from > HEAD) return false;
    if (line.charCodeAt(space - 1) === COLON) {
      this.host = '';
      return this.#program(line, from, space);
    }
    this.host = line.slice(from, space);
    const next = line.indexOf(' ', space + 1);
    if (next > 0 && next - space < HEAD && line.charCodeAt(next - 1) === COLON)
      return this.#program(line, space + 1, next);
    this.program = '';
    this.pid = '';
    this.start = space + 1;
    return true;
  }

  /** @param space behind the colon. */
  #program(line: string, from: number, space: number): boolean {
    const open = line.indexOf('[', from);
    const isProcess = open > from && open < space && line.charCodeAt(space - 2) === 93;
    this.program = line.slice(from, isProcess ? open : space - 1);
    this.pid = isProcess ? line.slice(open + 1, space - 2) : '';
    this.start = space + 1;
    if (line.startsWith('[ID ', this.start)) {
      const close = line.indexOf('] ', this.start);
      if (close > 0 && close - this.start < 60) this.start = close + 2;
    }
    return true;
  }

  /** RFC 5424 §6: HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA [MSG]. */
  #fields(line: string, at: number): boolean {
    const [host = '', program = '', pid = ''] = line.slice(at, at + HEAD).split(' ', 3);
    const behind = at + host.length + program.length + pid.length + 3;
    const data = line.indexOf(' ', behind) + 1;
    if (data === 0) return false;
    const end = line.charCodeAt(data) === OPEN ? line.indexOf('] ', data) + 1 : data + 1;
    if (end === 0) return false;
    this.host = host === '-' ? '' : host;
    this.program = program;
    this.pid = pid === '-' ? '' : pid;
    this.start = line.charCodeAt(end + 1) === 0xfeff ? end + 2 : end + 1;
    return true;
  }
}
