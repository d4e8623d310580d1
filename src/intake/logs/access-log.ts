// Reads access logs of web servers that serve our pictures and links (combined log format) → events.
// Format: https://httpd.apache.org/docs/2.4/logs.html#combined; nginx writes the same by `combined`.

import { clientOf, type MailEvent, mailEvent } from '../../model/event.ts';
import { USUAL_PATHS } from '../../model/links.ts';
import { boundedLine, kept } from '../kept.ts';
import { type LinkRequest, pathReader } from '../link-paths.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';

const SYSTEM = 'access-log';
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** `192.0.2.1 - - [24/Nov/2026:02:27:56 +0000] "GET /c/x/1 HTTP/1.1" 302 0 "-" "Mozilla/5.0"`; a host's name may stand first. */
const LINE =
  /^(?:\S{1,253} )?([0-9a-fA-F.:]{2,45}) \S{1,255} [^[]{1,255}\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\] "([A-Z]{1,20}) /;

class AccessLogReader implements LogReader {
  unread = 0;
  readonly #request: (path: string) => LinkRequest | null;

  constructor({ links }: LogSetting) {
    this.#request = pathReader(links?.paths ?? USUAL_PATHS);
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    const bounded = boundedLine(line);
    const head = LINE.exec(bounded.slice(0, 1024));
    if (!head) return;
    const end = endOfQuoted(bounded, head[0].length);
    const target = bounded.slice(head[0].length, end);
    const path = target.slice(0, target.lastIndexOf(' '));
    const request = this.#request(pathOf(path));
    if (request) emit(eventOf(request, head, path, bounded.slice(end + 1)));
  }

  end(): void {}

  save(): unknown {
    return null;
  }
}

function eventOf(
  { type, token, message, recipient, link }: LinkRequest,
  head: RegExpExecArray,
  url: string,
  rest: string,
): MailEvent {
  // ` 302 0 "referrer" "user agent"`
  const first = rest.indexOf('"');
  const referrerEnd = first < 0 ? -1 : endOfQuoted(rest, first + 1);
  const second = referrerEnd < 0 ? -1 : rest.indexOf('"', referrerEnd + 1);
  const agent = second < 0 ? '' : rest.slice(second + 1, endOfQuoted(rest, second + 1));
  const referrer = first < 0 ? '' : rest.slice(first + 1, referrerEnd);
  return mailEvent(type, SYSTEM, {
    time: timeOf(head),
    recipient: kept(recipient),
    ids: { linkToken: kept(token), ownId: kept(message) },
    client: clientOf({
      ip: kept(head[1] ?? ''),
      userAgent: plain(agent),
      method: kept(head[11] ?? ''),
      url: kept(url),
      link: kept(link),
      referrer: plain(referrer),
    }),
  });
}

/** Servers write a quote inside as `\"` (httpd) or `\x22` (nginx). */
function endOfQuoted(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at > 0 && line[at - 1] === '\\') at = line.indexOf('"', at + 1);
  return at < 0 ? line.length : at;
}

const plain = (text: string): string => (text === '-' ? '' : kept(text.replaceAll('\\"', '"')));

/** Requests by a proxy name the host: `GET https://links.example.com/c/x/1`. */
function pathOf(target: string): string {
  if (target.startsWith('/')) return target;
  const slash = target.indexOf('/', target.indexOf('://') + 3);
  return slash < 0 ? target : target.slice(slash);
}

function timeOf(head: RegExpExecArray): number {
  const [, , day, month = '', year, hour, minute, second, sign, hours, minutes] = head;
  const at = MONTHS.indexOf(month);
  const local = Date.UTC(
    Number(year),
    Math.max(0, at / 3),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/** Apache httpd, nginx, Caddy (transform encoder), with or without the virtual host in front. */
export const accessLog: LogFormat = {
  id: SYSTEM,
  title: 'web server access log (combined)',
  recognises: (lines) => lines.filter((line) => LINE.test(line.slice(0, 1024))).length,
  open: (setting) => new AccessLogReader(setting),
};
