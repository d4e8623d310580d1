import { describe, expect, test } from 'vitest';
import { engagement } from '../../src/intake/logs/engagement.ts';
import { recogniseLog } from '../../src/intake/logs/index.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { hostileLines } from '../helpers/log-events.ts';
import { readLog } from './read-log.ts';

const TIME = Date.UTC(2026, 10, 24, 10, 0, 0);

const brief = ({ type, time, recipient, ids, campaign, client }: MailEvent): object => ({
  type,
  at: time - TIME,
  who: recipient || ids.linkToken || ids.messageId || ids.ownId || ids.providerId,
  ...(campaign ? { campaign } : {}),
  ip: client?.ip,
  agent: client?.userAgent,
  link: client?.link,
});

const CLICK = { type: 'clicked', at: 0, who: 'tok', ip: '192.0.2.1', agent: 'A', link: '3' };

describe('engagement', () => {
  const cases: readonly (readonly [string, readonly string[], readonly object[]])[] = [
    [
      'CSV by the documented names',
      ['type,time,token,ip,user_agent,link', 'clicked,2026-11-24T10:00:00Z,tok,192.0.2.1,A,3'],
      [CLICK],
    ],
    [
      'other names, semicolons, seconds',
      [
        'Event;Timestamp;Link Token;Client-IP;Agent;Link Number',
        'click;1795514400;tok;192.0.2.1;A;3',
      ],
      [CLICK],
    ],
    [
      'JSON lines, token and link in the address',
      [
        '{"type":"click","ts":1795514400000,"ip":"192.0.2.1","userAgent":"A","url":"https://l.example.com/c/tok/3"}',
      ],
      [CLICK],
    ],
    [
      'an open, an unsubscription, an answer, an order',
      [
        'action,date,email,ip,ua',
        'open,2026-11-24 10:00:00,a@example.com,192.0.2.1,A',
        'Unsubscribe,2026-11-24 10:00:01,a@example.com,,',
        'replied,2026-11-24 10:00:02,a@example.com,,',
        'purchase,2026-11-24 10:00:03,<a@example.com>,,',
      ],
      [
        { ...CLICK, type: 'opened', who: 'a@example.com', link: '' },
        { type: 'unsubscribed', at: 1000, who: 'a@example.com', ip: '', agent: '', link: '' },
        { type: 'human-reply', at: 2000, who: 'a@example.com', ip: '', agent: '', link: '' },
        { type: 'converted', at: 3000, who: 'a@example.com', ip: '', agent: '', link: '' },
      ],
    ],
    [
      'a Message-ID, an id of our own; a link that is an address',
      [
        '{"type":"clicked","time":"2026-11-24T10:00:00Z","message_id":"<1@example.com>","ip":"192.0.2.1","ua":"A","link":"https://example.com/a"}',
        '{"type":"clicked","time":"2026-11-24T10:00:00Z","message":4711,"campaign":"c","ip":"192.0.2.1","ua":"A","link":3}',
      ],
      [
        { ...CLICK, who: '1@example.com', link: '' },
        { ...CLICK, who: '4711', campaign: 'c' },
      ],
    ],
    [
      'what cannot be read is passed over',
      [
        'type,time,token',
        'delivered,2026-11-24T10:00:00Z,tok',
        'clicked,yesterday,tok',
        'clicked,2026-11-24T10:00:00Z,',
      ],
      [],
    ],
  ];
  test.each(cases)('%s', (_, lines, expected) => {
    expect(readLog(engagement, lines).map(brief)).toEqual(expected);
  });

  test('fields of a request: what was not sent is told, what was not asked is not', () => {
    const headersOf = (told: string): unknown =>
      readLog(engagement, [
        `{"type":"clicked","time":"2026-11-24T10:00:00Z","token":"t",${told}}`,
      ])[0]?.client?.headers;
    expect([
      headersOf('"ip":"192.0.2.1"'),
      headersOf('"headers":{"Host":"x","Accept-Language":"de"}'),
      headersOf('"headers":{}'),
      headersOf('"accept_language":"de"'),
    ]).toEqual([
      null,
      { 'accept-language': 'de', 'sec-fetch-mode': '' },
      { 'accept-language': '', 'sec-fetch-mode': '' },
      { 'accept-language': 'de' },
    ]);
  });

  const known: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['CSV', ['type,time,token,ip', 'open,2026-11-24T10:00:00Z,t,192.0.2.1'], 'engagement'],
    ['JSON', ['{"type":"open","time":1,"email":"a@example.com"}'], 'engagement'],
    ['a sent log', ['id,recipient,time', '1,a@example.com,2026-11-24T10:00:00Z'], 'sent-log'],
    [
      "a provider's",
      ['{"event":"click","email":"a@example.com","timestamp":1,"sg_event_id":"x"}'],
      undefined,
    ],
    [
      "another provider's",
      ['{"event":"opened","email":"a@example.com","date":"x","ts_event":1,"message-id":"<x>"}'],
      undefined,
    ],
    ['deliveries', ['type,time,email', 'delivered,2026-11-24T10:00:00Z,a@example.com'], 'sent-log'],
  ];
  test.each(known)('known by its content: %s', (_, lines, id) => {
    expect(recogniseLog(lines)?.id).toBe(id);
  });

  test('hostile lines', () => {
    const lines = [
      'type,time,token,ip,user_agent,link',
      '"clicked","2026-11-24T10:00:00Z","t""","192.0.2.1","A","3"',
      '{"type":"clicked","time":"2026-11-24T10:00:00Z","headers":{"a":[{}]},"token":"t"}',
    ];
    const reader = engagement.open({ writtenAt: 0, zone: 'UTC' });
    for (const line of hostileLines(lines)) reader.line(line, () => {});
    reader.end(() => {});
    expect(JSON.parse(JSON.stringify(reader.save()))).toEqual(reader.save());
  });
});
