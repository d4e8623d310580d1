import { describe, expect, it } from 'vitest';
import { recogniseLog } from '../../src/intake/logs/index.ts';
import { sentLog } from '../../src/intake/logs/sent-log.ts';
import type { MailEvent } from '../../src/model/event.ts';

const SETTING = { writtenAt: 0, zone: 'UTC' };

function eventsOf(text: string): MailEvent[] {
  const events: MailEvent[] = [];
  const reader = sentLog.open(SETTING);
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
  });
});
