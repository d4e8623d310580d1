import { expect, test } from 'vitest';
import { sendmail } from '../../src/intake/logs/sendmail/sendmail.ts';
import { brief, readLog, survives } from './read-log.ts';

const ID = '6AO2Ru3f018071';
const line = (text: string, id = ID): string =>
  `Nov 24 02:27:56 mail sendmail[18087]: ${id}: ${text}`;
const from = (recipients: number): string =>
  line(
    `from=<news@example.com>, size=474, class=0, nrcpts=${recipients}, msgid=<m1@example.com>, proto=ESMTP, daemon=MTA-v4, relay=[192.0.2.9]`,
  );
const DELAYS = 'delay=00:00:02, xdelay=00:01:01, mailer=esmtp, pri=1';
const MX = 'relay=mx.example.org. [192.0.2.1]';

function check(words: string, expected: string, before: readonly string[] = []): void {
  const events = readLog(sendmail, [...before, line(`to=<ann@example.org>, ${DELAYS}, ${words}`)]);
  expect(brief(events), words).toEqual(expected === '' ? [] : [expected]);
}

test('a message to two', () => {
  const events = readLog(sendmail, [
    from(2),
    line(
      `to=<ann@example.org>,<bob@example.org>, ${DELAYS}, ${MX}, dsn=2.0.0, stat=Sent (Ok: queued as ABC)`,
    ),
  ]);
  const ids = {
    queueId: ID,
    messageId: 'm1@example.com',
    queuedAt: Date.UTC(2026, 10, 24, 2, 27, 56),
  };
  expect(events).toMatchObject([
    { type: 'submitted', system: 'sendmail', sender: 'news@example.com', recipient: '', ids },
    {
      type: 'delivered',
      recipient: 'ann@example.org',
      ids,
      host: 'mx.example.org',
      ip: '192.0.2.1',
      duration: 61_000,
      reply: 'Ok: queued as ABC',
    },
    { type: 'delivered', recipient: 'bob@example.org', ids },
  ]);
});

test('failures and deferrals', () => {
  const told = (type: string, stage: string, status: string, words: string): string =>
    `${type} ann@example.org ${stage} ${status} mx.example.org[192.0.2.1]: ${words}`;
  check(
    `${MX}, dsn=5.1.1, reply=550 5.1.1 no, such, stat=User unknown`,
    told('failed', 'rcpt', '5.1.1', '550 5.1.1 no, such'),
  );
  check(
    `${MX}, dsn=5.7.1, reply=550 5.7.1 spam, stat=Service unavailable`,
    told('failed', 'eod', '5.7.1', '550 5.7.1 spam'),
  );
  check(
    `${MX}, dsn=5.1.8, reply=550 5.1.8 bad sender, stat=Service unavailable`,
    told('failed', 'mail', '5.1.8', '550 5.1.8 bad sender'),
  );
  check(
    `${MX}, dsn=5.5.0, reply=554 5.7.1 go away, stat=Service unavailable`,
    told('failed', 'banner', '5.5.0', '554 5.7.1 go away'),
  );
  check(
    `${MX}, dsn=5.5.0, reply=550 5.7.1 bad HELO, stat=Service unavailable`,
    told('failed', 'ehlo', '5.5.0', '550 5.7.1 bad HELO'),
  );
  check(
    `${MX}, dsn=4.2.1, reply=450 4.2.1 later, stat=Deferred: 450 4.2.1 later`,
    told('deferred', 'unknown', '4.2.1', '450 4.2.1 later'),
  );
  check(
    `${MX}, dsn=4.4.2, reply=421 4.4.1 Connection reset by mx.example.org., stat=Deferred`,
    told('deferred', 'unknown', '4.4.2', '421 4.4.1 Connection reset by mx.example.org.'),
  );
  check(`${MX}, dsn=4.4.2, stat=Deferred`, told('deferred', 'eod', '4.4.2', 'Deferred'));
  check(
    `${MX}, dsn=4.0.0, stat=Deferred: Connection refused by mx.example.org.`,
    told('deferred', 'connect', '4.0.0', 'Connection refused by mx.example.org.'),
  );
  check(
    'relay=example.org, dsn=5.1.2, stat=Host unknown (Name server: example.org: host not found)',
    'failed ann@example.org dns 5.1.2 example.org[]: Host unknown (Name server: example.org: host not found)',
  );
  check('dsn=4.4.3, stat=queued', 'deferred ann@example.org dns 4.4.3: ');
  check('stat=queued', '');
});

test('what the line before tells', () => {
  check(
    `${MX}, dsn=4.4.2, stat=Deferred: Connection timed out with mx.example.org.`,
    'deferred ann@example.org banner 4.4.2 mx.example.org[192.0.2.1]: Connection timed out with mx.example.org.',
    [line('timeout waiting for input from mx.example.org. during client greeting')],
  );
  check(
    `${MX}, dsn=4.4.2, stat=Deferred: Connection timed out with mx.example.org.`,
    'deferred ann@example.org eod 4.4.2 mx.example.org[192.0.2.1]: Connection timed out with mx.example.org.',
    [line('timeout waiting for input from mx.example.org. during client DATA 250')],
  );
  check(
    'relay=example.org., dsn=5.3.5, stat=Local configuration error',
    'failed ann@example.org connect 5.3.5 example.org[]: MX list for example.org. points back to mail.example.com',
    [line('SYSERR(root): MX list for example.org. points back to mail.example.com')],
  );
});

test('the time ran out', () => {
  const lines = [
    from(2),
    line('to=<ann@example.org>, delay=00:00:00, mailer=esmtp, pri=1, stat=queued'),
    line(`to=<bob@example.org>, ${DELAYS}, ${MX}, dsn=4.2.1, stat=Deferred: x`),
  ];
  const end = (words: string): string[] =>
    readLog(sendmail, [...lines, line(words)])
      .slice(2)
      .map(({ type, recipient }) => `${type} ${recipient}`);
  const expired = ['expired ann@example.org', 'expired bob@example.org'];
  expect(end('6AO2Udpg028512: DSN: Cannot send message for 5 days')).toEqual(expired);
  expect(end('6AO2Udpg028512: sender notify: Cannot send message for 5 days')).toEqual(expired);
  expect(
    end('6AO2Udpg028512: sender notify: Warning: could not send message for past 4 hours'),
  ).toEqual([]);
});

test('notices are no mails of ours', () => {
  const events = readLog(sendmail, [
    line('6AO2Ru3f018087: DSN: User unknown'),
    line(`to=<news@example.com>, ${DELAYS}, ${MX}, dsn=2.0.0, stat=Sent (ok)`, '6AO2Ru3f018087'),
  ]);
  expect(events.map(({ sender, type }) => `${type} ${sender}`)).toEqual(['delivered <>']);
});

test('aliases, programs, files', () => {
  const alias = (to: string): string =>
    line(`to=${to}, ctladdr=<team@example.com> (1002/1002), ${DELAYS}, dsn=2.0.0, stat=Sent`);
  expect(brief(readLog(sendmail, [alias('"|/usr/bin/vacation a, b"')]))).toEqual([
    'delivered team@example.com unknown 2.0.0: ',
  ]);
  expect(brief(readLog(sendmail, [alias('/var/mail/x')]))).toEqual([
    'delivered team@example.com unknown 2.0.0: ',
  ]);
  expect(brief(readLog(sendmail, [alias('ann@example.org')]))).toEqual([
    'delivered ann@example.org (team@example.com) unknown 2.0.0: ',
  ]);
});

test('local names', () => {
  const local = (to: string): string[] =>
    brief(readLog(sendmail, [line(`to=${to}, ${DELAYS}, dsn=2.0.0, stat=Sent`)]));
  expect(local('<ann>')).toEqual(['delivered ann unknown 2.0.0: ']);
  expect(local('ann, ctladdr=root (0/0)')).toEqual(['delivered ann unknown 2.0.0: ']);
  expect(local('\\ann, ctladdr=<ann@example.com> (1002/1002)')).toEqual([
    'delivered ann@example.com unknown 2.0.0: ',
  ]);
  expect(local('ann')).toEqual([]);
});

test('from the submission queue into the one that sends', () => {
  const events = readLog(sendmail, [
    from(1),
    line(
      'from=<news@example.com>, size=1, class=0, nrcpts=1, msgid=<m1@example.com>, relay=localhost [127.0.0.1]',
      '6AO2Ru3f018099',
    ),
    line(
      'to=ann@example.org, delay=00:00:00, xdelay=00:00:00, mailer=relay, pri=1, relay=[127.0.0.1] [127.0.0.1], dsn=2.0.0, stat=Sent (6AO2Ru3f018099 Message accepted for delivery)',
    ),
  ]);
  expect(events.map(({ type }) => type)).toEqual(['submitted', 'submitted']);
});

test('TLS of the session', () => {
  const lines = [
    'Nov 24 02:27:55 mail sendmail[18087]: STARTTLS=client, relay=mx.example.org., version=TLSv1.3, verify=FAIL, cipher=TLS_AES_256_GCM_SHA384, bits=256/256',
    line(`to=<ann@example.org>, ${DELAYS}, ${MX}, dsn=2.0.0, stat=Sent (ok)`),
  ];
  expect(readLog(sendmail, lines).map(({ tls }) => tls)).toEqual(['TLSv1.3']);
});

test('heads of every kind', () => {
  const message = `${ID}: to=<ann@example.org>, delay=2+00:00:01, dsn=5.1.1, stat=User unknown`;
  for (const head of [
    'Nov 24 02:27:56 mail sm-mta[1]: ',
    '2026-11-24T02:27:56.438606+00:00 mail sendmail[1]: ',
    'Nov 24 02:27:56 mail sendmail[1]: [ID 801593 mail.info] ',
  ]) {
    expect(sendmail.recognises([head + message]), head).toBe(1);
    expect(readLog(sendmail, [head + message])[0]?.ids.queuedAt, head).toBeGreaterThan(
      Date.UTC(2026, 10, 22, 2, 27, 54),
    );
  }
});

test('what is no line of it', () => {
  expect(sendmail.recognises(['Nov 24 02:27:56 mail postfix/smtp[1]: x', ''])).toBe(0);
  survives(sendmail, [
    from(1),
    line(`to=<ann@example.org>, ${DELAYS}, ${MX}, dsn=4.2.1, reply=4, stat=Deferred: 4`),
  ]);
});
