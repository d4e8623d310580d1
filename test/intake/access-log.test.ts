import { describe, expect, test } from 'vitest';
import { accessLog } from '../../src/intake/logs/access-log.ts';
import { recogniseLog } from '../../src/intake/logs/index.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { NO_LINKS, USUAL_PATHS } from '../../src/model/links.ts';
import { readLog, survives } from './read-log.ts';

const TIME = Date.UTC(2026, 10, 24, 1, 27, 56);
const line = (request: string, more = '302 0 "-" "Mozilla/5.0"', ip = '192.0.2.1'): string =>
  `${ip} - - [24/Nov/2026:02:27:56 +0100] "${request}" ${more}`;

const brief = ({ type, time, ids, client }: MailEvent): string =>
  [
    type,
    time - TIME,
    ids.linkToken,
    client?.link,
    client?.method,
    client?.ip,
    client?.userAgent,
    client?.referrer,
  ].join(' ');

describe('accessLog', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a click', line('GET /c/tok/3 HTTP/1.1'), ['clicked 0 tok 3 GET 192.0.2.1 Mozilla/5.0 ']],
    ['a picture', line('GET /o/tok.gif HTTP/1.1'), ['opened 0 tok  GET 192.0.2.1 Mozilla/5.0 ']],
    [
      'an unsubscription',
      line('POST /u/tok HTTP/2.0'),
      ['unsubscribed 0 tok  POST 192.0.2.1 Mozilla/5.0 '],
    ],
    ['HEAD', line('HEAD /c/tok/3 HTTP/1.1'), ['clicked 0 tok 3 HEAD 192.0.2.1 Mozilla/5.0 ']],
    [
      'quotes, no agent, a referrer',
      line('GET /c/tok/3 HTTP/1.1', '302 0 "https://mail.example/?q=\\"a\\"" "-"'),
      ['clicked 0 tok 3 GET 192.0.2.1  https://mail.example/?q="a"'],
    ],
    [
      'IPv6 and a virtual host in front',
      `links.example.com:443 ${line('GET /c/tok/3 HTTP/1.1', undefined, '2001:db8::1')}`,
      ['clicked 0 tok 3 GET 2001:db8::1 Mozilla/5.0 '],
    ],
    [
      'the whole address',
      line('GET https://links.example.com/c/tok/3 HTTP/1.1'),
      ['clicked 0 tok 3 GET 192.0.2.1 Mozilla/5.0 '],
    ],
    [
      'common format, without referrer and agent',
      line('GET /c/tok/3 HTTP/1.1', '302 0'),
      ['clicked 0 tok 3 GET 192.0.2.1  '],
    ],
    ['another page', line('GET /favicon.ico HTTP/1.1'), []],
    ['another log', 'Nov 24 02:27:56 mx postfix/smtp[1]: connect to x', []],
    ['cut', line('GET /c/tok/3'), []],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(readLog(accessLog, [text]).map(brief)).toEqual(expected);
  });

  test('paths of the settings', () => {
    const links = { ...NO_LINKS, paths: { ...USUAL_PATHS, click: ['/go?m={message}&n={link}'] } };
    const events: MailEvent[] = [];
    const reader = accessLog.open({ writtenAt: 0, zone: 'UTC', links });
    reader.line(line('GET /go?x=1&n=7&m=4711 HTTP/1.1'), (event) => events.push(event));
    expect(events.map(({ ids, client }) => [ids.ownId, client?.link])).toEqual([['4711', '7']]);
  });

  test('is known by its lines', () => {
    expect(recogniseLog([line('GET / HTTP/1.1'), line('GET /c/tok/3 HTTP/1.1')])?.id).toBe(
      'access-log',
    );
  });

  test('hostile lines', () => {
    survives(accessLog, [line('GET /c/tok/3 HTTP/1.1'), line('GET /c/%E0%A4%A/3 HTTP/1.1')]);
    const long = line(`GET /c/${'a'.repeat(100_000)}/3 HTTP/1.1`);
    expect(readLog(accessLog, [long, '"'.repeat(60_000), `${' '.repeat(60_000)}[`])).toEqual([]);
  });
});
