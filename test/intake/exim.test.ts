import { expect, test } from 'vitest';
import { exim } from '../../src/intake/logs/exim/exim.ts';
import { brief, readLog, survives } from './read-log.ts';

const ID = '1xVgGC-0004hR-0P';
const line = (text: string, id = ID): string => `2026-11-24 02:27:56 ${id} ${text}`;
const RECEIVED = line(
  '<= news@example.com H=(app) [192.0.2.9] P=esmtp S=672 id=m1@example.com T="a id=x b" for ann@example.org',
);

function check(text: string, expected: string): void {
  expect(brief(readLog(exim, [line(text)])), text).toEqual(expected === '' ? [] : [expected]);
}

test('a message from its beginning to its end', () => {
  const events = readLog(exim, [
    RECEIVED,
    line(
      '=> ann@example.org F=<news@example.com> R=dnslookup T=remote_smtp S=710 H=mx.example.org [192.0.2.1]:25 X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes DN="CN=mx, O=A: B" K C="250 2.0.0 Ok: \\"x\\" queued" QT=2s DT=1.25s',
    ),
    line('Completed QT=2s'),
  ]);
  const ids = {
    queueId: ID,
    messageId: 'm1@example.com',
    queuedAt: Date.UTC(2026, 10, 24, 2, 27, 56),
  };
  expect(events).toMatchObject([
    { type: 'submitted', system: 'exim', sender: 'news@example.com', recipient: '', ids },
    {
      type: 'delivered',
      recipient: 'ann@example.org',
      ids,
      host: 'mx.example.org',
      ip: '192.0.2.1',
      tls: 'TLSv1.3',
      reply: '250 2.0.0 Ok: "x" queued',
      replyCode: '250',
      duration: 1250,
    },
  ]);
});

test('deliveries', () => {
  check(
    '-> ann@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1] C="250 ok"',
    'delivered ann@example.org unknown  mx.example.org[192.0.2.1]: 250 ok',
  );
  check('=> ann <ann@example.com> R=local T=box S=1', 'delivered ann@example.com unknown : ');
  check(
    '=> /var/mail/x y <ann@example.com> R=local T=file',
    'delivered ann@example.com unknown : ',
  );
  check(
    '=> |/usr/bin/x --to <z> <ann@example.com> R=local T=pipe',
    'delivered ann@example.com unknown : ',
  );
  check(
    '=> bob@example.org (c@example.com) <team@example.com> R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1] C="250 ok"',
    'delivered bob@example.org (team@example.com) unknown  mx.example.org[192.0.2.1]: 250 ok',
  );
  check(
    '=> :blackhole: <ann@example.com> R=none',
    'not-attempted ann@example.com unknown : discarded',
  );
  check(
    '*> ann@example.com R=x T=y',
    'not-attempted ann@example.com unknown : delivery suppressed',
  );
});

test('failures', () => {
  const host = 'R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1]';
  const told = (stage: string, words: string): string =>
    `failed ann@example.org ${stage}  mx.example.org[192.0.2.1]: ${words}`;
  const after = 'SMTP error from remote mail server after';
  check(
    `** ann@example.org F=<a@example.com> ${host}: ${after} RCPT TO:<ann@example.org>: 550-5.1.1 no\\n550 5.1.1 such`,
    told('rcpt', '550-5.1.1 no 550 5.1.1 such'),
  );
  check(
    `** ann@example.org <team@example.com> F=<a@example.com> ${host}: ${after} end of data: 554 no: never`,
    'failed ann@example.org (team@example.com) eod  mx.example.org[192.0.2.1]: 554 no: never',
  );
  check(
    `** ann@example.org ${host}: ${after} pipelined MAIL FROM:<a@example.com> SIZE=1: 550 no`,
    told('mail', '550 no'),
  );
  check(
    `** ann@example.org ${host}: ${after} initial connection: 554 no`,
    told('banner', '554 no'),
  );
  check(
    `** ann@example.org ${host}: ${after} EHLO mail.example.com: 550 no`,
    told('ehlo', '550 no'),
  );
  check(
    `** ann@example.org R=dnslookup T=remote_smtp: ${after} RCPT TO:<ann@example.org>: host mx.example.org [192.0.2.1]: 550 no`,
    told('rcpt', '550 no'),
  );
  check(
    '** ann@example.org: Unrouteable address',
    'failed ann@example.org unknown : Unrouteable address',
  );
  check(
    '** ann@example.org R=x T=y: all relevant MX records point to non-existent hosts',
    'failed ann@example.org dns : all relevant MX records point to non-existent hosts',
  );
  check(
    '** ann@example.org: retry timeout exceeded',
    'expired ann@example.org unknown : retry timeout exceeded',
  );
  check(
    '** ann@example.org: delivery cancelled by administrator',
    'not-attempted ann@example.org unknown : delivery cancelled by administrator',
  );
});

test('deferrals', () => {
  const host = 'R=dnslookup T=remote_smtp';
  const told = (stage: string, words: string): string =>
    `deferred ann@example.org ${stage}  mx.example.org[192.0.2.1]: ${words}`;
  check(
    `== ann@example.org ${host} defer (-44) H=mx.example.org [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<ann@example.org>: 451 later`,
    told('rcpt', '451 later'),
  );
  check(
    `== ann@example.org ${host} defer (110): Connection timed out H=mx.example.org [192.0.2.1]: SMTP timeout after initial connection`,
    told('banner', 'Connection timed out: SMTP timeout after initial connection'),
  );
  check(
    `== ann@example.org ${host} defer (-18) H=mx.example.org [192.0.2.1]: Remote host closed connection in response to end of data`,
    told('eod', 'Remote host closed connection in response to end of data'),
  );
  check(
    `== ann@example.org ${host} defer (111): Connection refused`,
    'deferred ann@example.org connect : Connection refused',
  );
  check(
    '== ann@example.org R=dnslookup defer (-1): host lookup did not complete',
    'deferred ann@example.org dns : host lookup did not complete',
  );
  check('== ann@example.org routing defer (-52): retry time not reached', '');
  check(
    `== ann@example.org ${host} defer (-54): retry time not reached for any host for 'example.org'`,
    '',
  );
  check(
    '== ann@example.com R=local T=box defer (-22): mailbox is full',
    'deferred ann@example.com unknown : mailbox is full',
  );
});

test('notices are no mails of ours', () => {
  const events = readLog(exim, [
    '2026-11-24 02:27:56 1xVgGC-0004hp-0r <= <> R=1xVgGC-0004hR-0P U=exim P=local S=1958 for news@example.com',
    '2026-11-24 02:27:56 1xVgGC-0004hp-0r => news@example.com R=dnslookup T=remote_smtp C="250 ok"',
  ]);
  expect(events.map(({ sender }) => sender)).toEqual(['<>', '<>']);
});

test('removed by an operator', () => {
  const events = readLog(exim, [
    RECEIVED,
    line('== ann@example.org R=x T=y defer (111): Connection refused'),
    line('removed by root'),
    line('Completed'),
  ]);
  expect(brief(events.slice(2))).toEqual([
    'not-attempted ann@example.org unknown : removed by root',
  ]);
});

test('recipients refused while the rest was taken', () => {
  const events = readLog(exim, [
    '2026-11-24 02:27:55 H=(app) [192.0.2.9] F=<news@example.com> rejected RCPT <bob@example.com>: Unrouteable address',
    RECEIVED,
  ]);
  expect(brief(events.slice(1))).toEqual(['failed bob@example.com rcpt : Unrouteable address']);
});

test('heads of every kind', () => {
  const heads = [
    '2026-11-24 02:27:56.123 ',
    '2026-11-24 03:27:56 +0100 ',
    '2026-11-24 02:27:56 [123] ',
    'Nov 24 02:27:56 mail exim[12]: ',
    'Nov 24 02:27:56 mail exim[12]: 2026-11-24 02:27:56 ',
  ];
  for (const head of heads)
    for (const id of [ID, '1xVgGC-00000004hRX-0P12']) {
      const text = `${head}${id} ** ann@example.org: Unrouteable address`;
      expect(exim.recognises([text]), text).toBe(1);
      const [event] = readLog(exim, [text]);
      expect(event?.ids.queueId).toBe(id);
      expect(event?.ids.queuedAt).toBe(Date.UTC(2026, 10, 24, 2, 27, 56));
      expect(Math.floor((event?.time ?? 0) / 1000), text).toBe(
        Date.UTC(2026, 10, 24, 2, 27, 56) / 1000,
      );
    }
});

test('what is no line of it', () => {
  expect(exim.recognises(['2026-11-24 02:27:56 Start queue run: pid=1', '', ID])).toBe(0);
  survives(exim, [
    RECEIVED,
    line(
      '== a@example.org R=x T=y defer (-44) H=mx [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<a@example.org>: 4',
    ),
  ]);
});
