// Reads the time at a place of a log's line → epoch ms.

import type { LogSetting } from './log-format.ts';
import { zoneClock } from './zone.ts';

const DAY = 86_400_000;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** TAI is ahead of UTC; TAI64 labels count from 2^62 (https://cr.yp.to/libtai/tai64.html). */
const TAI_AHEAD = 10;
const SPACE = 32;

/**
 * Reads times one after another: `Nov 24 02:27:56`, `Nov 24 2026 02:27:56`, `2026-11-24T02:27:56.123456+01:00`,
 * `2026-11-24 02:27:56`, `2026-11-24 02:27:56.123 +0100`.
 * `time` and `end` hold what the last successful `read` found, so that a line costs no object.
 */
export class LogClock {
  /** Epoch ms. */
  time = 0;
  /** Place behind the time. */
  end = 0;
  readonly #utc: (wall: number) => number;
  readonly #latest: number;
  #stamp = '';
  #stampTime = 0;

  constructor({ writtenAt, zone }: LogSetting) {
    this.#utc = zoneClock(zone);
    this.#latest = writtenAt + DAY;
  }

  /** Whether a time stands here; nothing changes where there is none. */
  read(line: string, at = 0): boolean {
    const first = line.charCodeAt(at);
    if (first >= 48 && first <= 57) return this.#iso(line, at);
    return first >= 65 && first <= 83 && this.#syslog(line, at);
  }

  /** A reading of the setting's zone → epoch ms. @param month 0–11. */
  local(year: number, month: number, day: number, ms: number): number {
    return this.#utc(Date.UTC(year, month, day) + ms);
  }

  /** `Nov 24 02:27:56`, RFC 3164 §4.1.2: the year is the one that makes it fit before the end of the file. */
  #syslog(line: string, at: number): boolean {
    // Most lines carry the same second as the one before.
    if (this.#stamp !== '' && line.startsWith(this.#stamp, at)) {
      this.time = this.#stampTime;
      this.end = at + this.#stamp.length;
      return true;
    }
    const name = MONTHS.indexOf(line.slice(at, at + 3));
    if (name < 0 || name % 3 !== 0 || line.charCodeAt(at + 3) !== SPACE) return false;
    const day = padded(line, at + 4);
    if (day < 1 || day > 31) return false;
    const year = line.charCodeAt(at + 11) === SPACE ? number(line, at + 7, 4) : -1;
    const from = at + (year > 0 ? 12 : 7);
    const clock = clockAt(line, from);
    if (clock < 0) return false;
    this.time = this.#withYear(year, name / 3, day, clock);
    this.end = from + 8;
    this.#stamp = line.slice(at, this.end);
    this.#stampTime = this.time;
    return true;
  }

  #withYear(year: number, month: number, day: number, clock: number): number {
    if (year > 0) return this.local(year, month, day, clock);
    const latest = new Date(this.#latest).getUTCFullYear() + 1;
    // At most from one leap day to the one before (eight years around 1900, 2100).
    for (let tried = latest; tried > latest - 10; tried--) {
      if (new Date(Date.UTC(tried, month, day)).getUTCDate() !== day) continue;
      const time = this.local(tried, month, day, clock);
      if (time <= this.#latest) return time;
    }
    return this.local(latest - 1, month, day, clock);
  }

  #iso(line: string, at: number): boolean {
    const year = number(line, at, 4);
    const month = number(line, at + 5, 2);
    const day = number(line, at + 8, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return false;
    const separator = line.charCodeAt(at + 10);
    if (separator !== SPACE && separator !== 84) return false;
    const clock = clockAt(line, at + 11);
    if (clock < 0 || line.charCodeAt(at + 4) !== 45) return false;
    let end = at + 19;
    let fraction = 0;
    const point = line.charCodeAt(end);
    if ((point === 46 || point === 44) && digit(line, end + 1) >= 0) {
      const start = ++end;
      while (end - start < 9 && digit(line, end) >= 0) end++;
      fraction = Math.floor(Number(line.slice(start, end).padEnd(3, '0').slice(0, 3)));
    }
    const ms = clock + fraction;
    const zone = this.#zoneAt(line, end);
    this.end = zone.end;
    this.time =
      zone.offset === null
        ? this.local(year, month - 1, day, ms)
        : Date.UTC(year, month - 1, day) + ms - zone.offset;
    return true;
  }

  #zoneAt(line: string, at: number): { offset: number | null; end: number } {
    if (line.charCodeAt(at) === 90) return { offset: 0, end: at + 1 };
    const start = line.charCodeAt(at) === SPACE ? at + 1 : at;
    const sign = line.charCodeAt(start);
    const hours = sign === 43 || sign === 45 ? number(line, start + 1, 2) : -1;
    const colon = line.charCodeAt(start + 3) === 58 ? 1 : 0;
    const minutes = hours < 0 ? -1 : number(line, start + 3 + colon, 2);
    if (minutes < 0) return { offset: null, end: at };
    const offset = (hours * 60 + minutes) * 60_000;
    return { offset: sign === 45 ? -offset : offset, end: start + 5 + colon };
  }
}

/** Seconds (with a fraction), ms, µs or ns since 1970, by their size → epoch ms; 0 where it is none of these. */
export function epochTime(value: string | number): number {
  const told = Number(value);
  if (!Number.isFinite(told) || told <= 0) return 0;
  if (told < 1e11) return Math.floor(told * 1000);
  if (told < 1e14) return Math.floor(told);
  return Math.floor(told < 1e17 ? told / 1e3 : told / 1e6);
}

/** `@4000000037c219bf2ef02e94`, with or without `@` → epoch ms; 0 where it is none. */
export function taiTime(label: string): number {
  const hex = label.startsWith('@') ? label.slice(1) : label;
  if (!/^40[0-9a-f]{14}(?:[0-9a-f]{8})?$/i.test(hex.slice(0, 25))) return 0;
  const seconds = Number.parseInt(hex.slice(2, 16), 16) - TAI_AHEAD;
  const nano = hex.length > 16 ? Number.parseInt(hex.slice(16, 24), 16) : 0;
  return seconds > 0 ? seconds * 1000 + Math.floor(nano / 1e6) : 0;
}

const digit = (line: string, at: number): number => {
  const code = line.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : -1;
};

/** Decimal digits at a place; -1 where one is missing. */
function number(line: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const next = digit(line, index);
    if (next < 0) return -1;
    value = value * 10 + next;
  }
  return value;
}

/** Two digits, the first of which may be a space. */
const padded = (line: string, at: number): number =>
  line.charCodeAt(at) === SPACE ? digit(line, at + 1) : number(line, at, 2);

/** `02:27:56` → ms; -1 where there is none. */
function clockAt(line: string, at: number): number {
  if (line.charCodeAt(at + 2) !== 58 || line.charCodeAt(at + 5) !== 58) return -1;
  const hour = number(line, at, 2);
  const minute = number(line, at + 3, 2);
  const second = number(line, at + 6, 2);
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}
