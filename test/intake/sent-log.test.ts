import { describe, expect, it } from 'vitest';
import type { LogSetting } from '../../src/intake/log-format.ts';
import { recogniseLog } from '../../src/intake/logs/index.ts';
import { sentLog } from '../../src/intake/logs/sent-log.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { hostileLines } from '../helpers/log-events.ts';

const SETTING = { writtenAt: 0, zone: 'UTC' };

function eventsOf(text: string, setting: LogSetting = SETTING): MailEvent[] {
  const events: MailEvent[] = [];
  const reader = sentLog.open(setting);
  for (const line of text.split('\n')) reader.line(line, (event) => events.push(event));
  return events;
}

const TIME = Date.UTC(2026, 10, 24, 10, 0, 0);

describe('sentLog', () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'commas',
      'id,recipient,time,message_id\n7,anna@example.com,2026-11-24T10:00:00Z,<a@b.example>',
    ],
    [
      'semicolons, other names',
      'To;Message-ID;Sent At;ID\n<anna@example.com>;<a@b.example>;2026-11-24 10:00:00;7',
    ],
    [
      'quotes',
      'subject,email,msgid,timestamp,mail_id\n"a, ""b""\nc",anna@example.com,a@b.example,1795514400,7',
    ],
    [
      'JSON lines',
      '{"rcpt":"anna@example.com","sent_at":1795514400000,"messageId":"a@b.example","id":7,"x":{}}',
    ],
    [
      'a byte order mark',
      '\ufeffid,recipient,time,message_id\n7,anna@example.com,2026-11-24T10:00:00Z,a@b.example\n',
    ],
  ];
  for (const [what, text] of rows)
    it(`reads ${what}`, () => {
      const [event, ...more] = eventsOf(text);
      expect(more).toEqual([]);
      expect(event).toMatchObject({
        type: 'submitted',
        time: TIME,
        recipient: 'anna@example.com',
        ids: { ownId: '7', messageId: 'a@b.example' },
      });
    });
  it('keeps all that is told', () => {
    const [event] = eventsOf(
      'to,stream,campaign,return_path,provider_id,link_token,lane\na@example.com,news,w47,b+1@example.org,p1,t1,ses',
    );
    expect(event).toMatchObject({
      stream: 'news',
      campaign: 'w47',
      sender: 'b+1@example.org',
      lane: 'ses',
      ids: { providerId: 'p1', linkToken: 't1' },
    });
  });
  const times: readonly (readonly [string, string, string])[] = [
    ['2026-11-24 10:00:00', 'UTC', '2026-11-24T10:00:00Z'],
    ['2026-11-24 10:00', 'Europe/Berlin', '2026-11-24T09:00:00Z'],
    ['2026-11-24T10:00', 'Europe/Berlin', '2026-11-24T09:00:00Z'],
    ['2026-11-24T10:00:00.5', 'Europe/Berlin', '2026-11-24T09:00:00.5Z'],
    ['2026-11-24T10:00+02:00', 'Europe/Berlin', '2026-11-24T08:00:00Z'],
    ['Tue, 24 Nov 2026 10:00:00 +0100', 'UTC', '2026-11-24T09:00:00Z'],
    ['Tue, 24 Nov 2026 10:00:00 GMT', 'Europe/Berlin', '2026-11-24T10:00:00Z'],
    ['1795514400.25', 'UTC', '2026-11-24T10:00:00.25Z'],
    ['1795514400000', 'UTC', '2026-11-24T10:00:00Z'],
    ['2026-11-24', 'Europe/Berlin', '2026-11-23T23:00:00Z'],
  ];
  for (const [text, zone, expected] of times)
    it(`reads the time ${text} of ${zone}`, () => {
      const [event] = eventsOf(`to,time\na@example.com,"${text}"`, { writtenAt: 0, zone });
      expect(new Date(event?.time ?? 0)).toEqual(new Date(expected));
    });
  it('knows no time where none is told', () => {
    const events = eventsOf('to,time\na@example.com,\nb@example.com,11/12/2026');
    expect(events.map(({ time }) => time)).toEqual([0, 0]);
  });
  it.each([
    'to,id\n"a@example.com; Ben <b@example.com>",7',
    'to,id\n"""Doe, A"" <a@example.com>, b@example.com",7',
    '{"to":["a@example.com","Ben <b@example.com>"],"id":7}',
    '{"to":[{"email":"a@example.com"},{"email":"b@example.com"}],"id":7}',
  ])('tells each recipient of %s', (text) => {
    expect(eventsOf(text).map(({ recipient, ids }) => recipient + ids.ownId)).toEqual([
      'a@example.com7',
      'b@example.com7',
    ]);
  });
  it('tells a message id of the sender from a Message-ID', () => {
    const ids = { ownId: '4711', messageId: 'x@example.org', providerId: '4711' };
    const [event] = eventsOf('to,message_id,Message-ID\na@example.com,4711,<x@example.org>');
    expect(event?.ids).toMatchObject(ids);
  });
  it('says why it cannot read a file', () => {
    const reader = sentLog.open(SETTING);
    reader.line('name,colour', () => expect.unreachable());
    reader.line('a@example.com,red', () => expect.unreachable());
    expect(reader.problem).toBe(
      'no column of the sent log holds the recipient; its first line names name, colour',
    );
    expect(sentLog.open(SETTING, reader.save()).problem).toBe(reader.problem);
  });
  it('loses one record to a quote that is left open', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `r${at}@example.com,x`);
    expect(eventsOf(`to,subject\nlost@example.com,"x\n${rows.join('\n')}`)).toHaveLength(1000);
  });
  it('survives anything', () => {
    const some = ['to,id,time', 'a@example.com,"1",2', '{"to":["a@example.com"],"id":1}'];
    for (const head of ['to,id,time', ''])
      expect(() => eventsOf([head, ...hostileLines(some)].join('\n'))).not.toThrow();
  });
  it('passes over heads in the midst, blank lines, rows without a recipient', () => {
    expect(eventsOf('to,id\na@example.com,1\n\nto,id\n,2\nb@example.com,3')).toHaveLength(2);
  });
  it('reads on where it was left, also within a record', () => {
    const lines = 'to,subject\na@example.com,"one\ntwo"\nb@example.com,x'.split('\n');
    for (let cut = 0; cut <= lines.length; cut++) {
      const events: MailEvent[] = [];
      const emit = (event: MailEvent): void => void events.push(event);
      const first = sentLog.open(SETTING);
      for (const line of lines.slice(0, cut)) first.line(line, emit);
      const second = sentLog.open(SETTING, JSON.parse(JSON.stringify(first.save())));
      for (const line of lines.slice(cut)) second.line(line, emit);
      expect(events.map(({ subject }) => subject)).toEqual(['one\ntwo', 'x']);
    }
  });
  it('is recognised by its head', () => {
    expect(recogniseLog(['id,recipient,time', '1,a@example.com,2'])?.id).toBe('sent-log');
    expect(recogniseLog(['{"to":"a@example.com","id":"1"}'])?.id).toBe('sent-log');
    expect(recogniseLog(['name,colour', 'a,b'])).toBeNull();
    expect(recogniseLog(['Subject: Hello, to, id', ''])).toBeNull();
    // A webhook tells what became of a mail.
    expect(recogniseLog(['{"email":"a@example.com","timestamp":1,"event":"bounce"}'])).toBeNull();
  });
});
