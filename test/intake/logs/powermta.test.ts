import { expect, test } from 'vitest';
import { powermta } from '../../../src/intake/logs/powermta.ts';
import { eventsOf, eventsWithStops, hostileLines, inWords } from '../../helpers/log-events.ts';

const HEAD =
  'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDesintationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,envId,header_Message-Id';
const REPORT = 'type,timeLogged,orig,rcpt,feedbackType,header_Message-ID';
const MAIL = '2026-11-24 02:27:50+0000,b-1@example.org';

const LINES = [
  HEAD,
  `r,2026-11-24 02:27:50+0000,${MAIL},anna@example.com,,,,,,,smtp,app (192.0.2.50),,,,,,pool-a,autumn,env-0001,<1@example.org>`,
  `t,2026-11-24 03:27:56+0100,${MAIL},anna@example.com,,delayed,4.2.0 (mailbox problem),"smtp;450 4.2.0 Greylisted, ""try"" later",mx.example.com (192.0.2.1),,smtp,,smtp,192.0.2.9,192.0.2.1,SIZE,,pool-a,autumn,env-0001,<1@example.org>`,
  `d,1795487276,${MAIL},anna@example.com,,relayed,2.0.0 (success),smtp;250 2.0.0 Ok,mx.example.com (192.0.2.1),,smtp,,smtp,192.0.2.9,192.0.2.1,SIZE,900,pool-a,autumn,env-0001,<1@example.org>`,
  `b,2026-11-24 02:28:00+0000,${MAIL},no@example.com,rfc822;alias@example.org,failed,5.1.1 (bad destination mailbox address),smtp;550 5.1.1 <no@example.com>: unknown,mx.example.com (192.0.2.1),bad-mailbox,smtp,,smtp,192.0.2.9,192.0.2.1,SIZE,,pool-a,autumn,env-0001,`,
  `b,2026-11-26 02:28:00+0000,${MAIL},late@example.net,,failed,4.4.7 (delivery time expired),smtp;554 5.4.7 [internal] exceeded max time without delivery,,message-expired,smtp,,smtp,192.0.2.9,,,,pool-a,autumn,env-0001,`,
  `rb,2026-11-24 05:00:00+0000,,"",full@example.com,,failed,5.2.2 (mailbox full),"smtp;552 5.2.2 Full,\nreally",mx.example.com (192.0.2.1),quota-issues,,,,,,,,,,,`,
  `tq,2026-11-24 05:00:01+0000,,,,,delayed,4.4.1,smtp;421 4.4.1 no answer,,,,,,,,,,pool-a,,,`,
  '',
  REPORT,
  'f,2026-11-24 06:00:00+0000,b-1@example.org,anna@example.com,abuse,<1@example.org>',
  'f,2026-11-24 06:00:01+0000,b-1@example.org,anna@example.com,not-spam,<1@example.org>',
].flatMap((record) => record.split('\n'));

const events = eventsOf(powermta, LINES);

test('columns are found by the heads of the file', () => {
  expect(events.map(inWords)).toEqual([
    'submitted 02:27:50 anna@example.com',
    'deferred 02:27:56 anna@example.com remote mx.example.com 192.0.2.1: 450 4.2.0 Greylisted, "try" later',
    'delivered 02:27:56 anna@example.com remote mx.example.com 192.0.2.1: 250 2.0.0 Ok',
    'failed 02:28:00 no@example.com for alias@example.org rcpt remote mx.example.com 192.0.2.1: 550 5.1.1 <no@example.com>: unknown',
    'expired 02:28:00 late@example.net reporter: 554 5.4.7 exceeded max time without delivery',
    'notice-failed 05:00:00 full@example.com async remote mx.example.com 192.0.2.1: 552 5.2.2 Full, really',
    'complaint 06:00:00 anna@example.com async',
  ]);
});

test('what belongs to a mail is told with each', () => {
  expect(events[1]).toMatchObject({
    sender: 'b-1@example.org',
    campaign: 'autumn',
    lane: 'pool-a',
    status: '4.2.0',
    label: null,
    ids: { envelopeId: 'env-0001', messageId: '1@example.org' },
  });
  expect(events[3]?.label).toMatchObject({ words: 'bad-mailbox', permanent: true });
  expect(events[2]?.ids.providerId).toBe(events[0]?.ids.providerId);
  expect(events[6]).toMatchObject({ label: { words: 'feedback/abuse' } });
});

test('JSON lines have the same names', () => {
  const line = JSON.stringify({
    type: 'b',
    timeLogged: '2026-11-24 02:28:00+0000',
    timeQueued: '2026-11-24 02:27:50+0000',
    orig: 'b-1@example.org',
    rcpt: 'no@example.com',
    dsnStatus: '5.1.1',
    dsnDiag: 'smtp;550 5.1.1 unknown',
    dsnMta: 'mx.example.com (192.0.2.1)',
    dlvTlsProtocol: 'TLSv1.2',
  });
  expect(eventsOf(powermta, [line]).map(inWords)).toEqual([
    'failed 02:28:00 no@example.com remote mx.example.com 192.0.2.1: 550 5.1.1 unknown',
  ]);
  expect(powermta.recognises([line])).toBe(1);
});

test('a quote that is left open costs one record', () => {
  const good = LINES[1] ?? '';
  const reader = powermta.open({ writtenAt: 0, zone: 'UTC' });
  let found = 0;
  const rest = new Array<string>(300).fill(good);
  for (const line of [HEAD, good.replace('anna@', '"anna@'), ...rest])
    reader.line(line, () => found++);
  expect(found).toBe(300);
  expect(reader.unread).toBe(1);
});

test('it is recognised, read on at any line, and survives anything', () => {
  expect(powermta.recognises(LINES)).toBe(11);
  expect(eventsWithStops(powermta, LINES)).toEqual(events);
  expect(() => eventsOf(powermta, [HEAD, ...hostileLines(LINES)])).not.toThrow();
});
