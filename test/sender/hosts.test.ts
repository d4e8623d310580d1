import { describe, expect, test } from 'vitest';
import { checkMx } from '../../src/sender/mx-check.ts';
import { checkPtr } from '../../src/sender/ptr-check.ts';
import { checkMtaSts, checkTlsReports } from '../../src/sender/tls-check.ts';
import { answering, shortly } from './answers.ts';

type Answers = Record<string, unknown>;

describe('MX', () => {
  const two = {
    'MX example.com': ['20 b.example.com', '10 a.example.com'],
    'A a.example.com': ['192.0.2.1'],
  };
  const cases: readonly (readonly [string, Answers, readonly string[]])[] = [
    [
      'two hosts',
      { ...two, 'AAAA b.example.com': ['2001:db8::1'] },
      ['ok example.com: takes mail at 2 hosts'],
    ],
    [
      'one of two',
      two,
      ['ok example.com: takes mail at 2 hosts', 'warning b.example.com: this MX has no address'],
    ],
    [
      'none of two',
      { ...two, 'A a.example.com': 'no name' },
      [
        'error b.example.com: this MX has no address',
        'error a.example.com: this MX has no address',
      ],
    ],
    [
      'an inner address',
      { 'MX example.com': ['10 a.example.com'], 'A a.example.com': ['127.0.0.1'] },
      ['error a.example.com: this MX has only addresses that nobody outside can reach'],
    ],
    [
      'an alias',
      { ...two, 'A b.example.com': ['192.0.2.2'], 'CNAME b.example.com': ['c.example.net'] },
      [
        'ok example.com: takes mail at 2 hosts',
        'warning b.example.com: this MX is an alias (CNAME)',
      ],
    ],
    [
      'an address as a name',
      { 'MX example.com': ['10 192.0.2.1'] },
      ['error example.com: the MX 192.0.2.1 is an address, not a name'],
    ],
    [
      'no answer of a host',
      { ...two, 'A b.example.com': 'failed: timeout' },
      [
        'ok example.com: takes mail at 2 hosts',
        'unknown b.example.com: addresses could not be asked for: timeout',
      ],
    ],
    [
      'null MX',
      { 'MX example.com': ['0 .'] },
      ['error example.com: it says that it takes no mail (null MX)'],
    ],
    [
      'null MX beside others',
      { 'MX example.com': ['0 .', '10 a.example.com'] },
      ['error example.com: a null MX stands beside other MX records'],
    ],
    ['nothing', {}, ['error example.com: it cannot receive mail: no MX, no address']],
    [
      'an address only',
      { 'A example.com': ['192.0.2.1'] },
      ['warning example.com: no MX record: mail goes to the address of the domain itself'],
    ],
    [
      'no domain',
      { 'MX example.com': 'no name' },
      ['error example.com: the domain does not exist'],
    ],
    [
      'no answer',
      { 'MX example.com': 'failed: SERVFAIL' },
      ['unknown example.com: MX could not be asked for: SERVFAIL'],
    ],
  ];
  test.each(cases)('%s', async (_, answers, expected) => {
    expect(shortly((await checkMx(answering(answers), 'example.com')).findings)).toEqual(expected);
  });
});

describe('PTR', () => {
  const at = 'PTR 17.2.0.192.in-addr.arpa';
  const cases: readonly (readonly [string, Answers, string])[] = [
    [
      'good',
      { [at]: ['mail.example.com'], 'A mail.example.com': ['192.0.2.17'] },
      'ok 192.0.2.17: its reverse name leads back to it: mail.example.com',
    ],
    [
      'one of two',
      { [at]: ['x.example.com', 'mail.example.com'], 'A mail.example.com': ['192.0.2.17'] },
      'ok 192.0.2.17: its reverse name leads back to it: mail.example.com',
    ],
    ['none', {}, 'error 192.0.2.17: it has no reverse name (PTR)'],
    [
      'leads elsewhere',
      { [at]: ['mail.example.com'], 'A mail.example.com': ['192.0.2.18'] },
      'error 192.0.2.17: its reverse name does not lead back to it: mail.example.com',
    ],
    [
      'generic',
      { [at]: ['192-0-2-17.example.net'], 'A 192-0-2-17.example.net': ['192.0.2.17'] },
      'warning 192.0.2.17: its reverse name looks like a dial-up line: 192-0-2-17.example.net',
    ],
    [
      'generic, in part',
      { [at]: ['static-2-17.example.net'], 'A static-2-17.example.net': ['192.0.2.17'] },
      'warning 192.0.2.17: its reverse name looks like a dial-up line: static-2-17.example.net',
    ],
    [
      'numbered',
      { [at]: ['mx17.example.com'], 'A mx17.example.com': ['192.0.2.17'] },
      'ok 192.0.2.17: its reverse name leads back to it: mx17.example.com',
    ],
    [
      'no answer',
      { [at]: 'failed: timeout' },
      'unknown 192.0.2.17: the reverse name could not be asked for: timeout',
    ],
    [
      'no answer of the name',
      { [at]: ['mail.example.com'], 'A mail.example.com': 'failed: timeout' },
      'unknown 192.0.2.17: its name could not be asked for: timeout',
    ],
  ];
  test.each(cases)('%s', async (_, answers, expected) => {
    expect(shortly([await checkPtr(answering(answers), '192.0.2.17')])).toEqual([expected]);
  });
});

describe('MTA-STS', () => {
  const url = 'https://mta-sts.example.com/.well-known/mta-sts.txt';
  const policy = (mode: string, ...more: string[]): string =>
    ['version: STSv1', `mode: ${mode}`, 'mx: *.example.com', ...more, 'max_age: 604800'].join(
      '\r\n',
    );
  const cases: readonly (readonly [string, unknown, unknown, readonly string[]])[] = [
    ['none', 'no data', undefined, ['ok example.com: not used; it is optional']],
    [
      'no answer',
      'failed: timeout',
      undefined,
      ['unknown _mta-sts.example.com: the record could not be asked for: timeout'],
    ],
    [
      'enforced',
      ['v=STSv1; id=1;'],
      { text: policy('enforce') },
      [`ok ${url}: the policy is enforced`],
    ],
    [
      'testing',
      ['v=STSv1; id=1;'],
      { text: policy('testing') },
      [`warning ${url}: the mode is testing`],
    ],
    ['no id', ['v=STSv1;'], undefined, ['error _mta-sts.example.com: its id= is missing or wrong']],
    [
      'two',
      ['v=STSv1; id=1', 'v=STSv1; id=2'],
      undefined,
      ['error _mta-sts.example.com: 2 records instead of one'],
    ],
    [
      'not there',
      ['v=STSv1; id=1'],
      'refused: status 404',
      [`error ${url}: the policy cannot be fetched: status 404`],
    ],
    [
      'no answer of the server',
      ['v=STSv1; id=1'],
      'failed: timeout',
      [`unknown ${url}: the policy could not be fetched: timeout`],
    ],
    [
      'as HTML',
      ['v=STSv1; id=1'],
      { text: policy('enforce'), mediaType: 'text/html' },
      [
        `warning ${url}: it is served as text/html, not as text/plain`,
        `ok ${url}: the policy is enforced`,
      ],
    ],
    [
      'another host',
      ['v=STSv1; id=1'],
      { text: policy('enforce').replace('*.', 'mx.') },
      [`error ${url}: it does not name your MX a.example.com`],
    ],
    [
      'short',
      ['v=STSv1; id=1'],
      { text: policy('enforce').replace('604800', '60') },
      [`warning ${url}: max_age is only 60 seconds`],
    ],
    [
      'no mode',
      ['v=STSv1; id=1'],
      { text: 'version: STSv1\nmx: a.example.com\nmax_age: 86400' },
      [`error ${url}: the policy is wrong: mode must be enforce, testing or none`],
    ],
  ];
  test.each(cases)('%s', async (_, record, file, expected) => {
    const inquiry = answering({
      'TXT _mta-sts.example.com': record,
      [`GET ${url}`]: file ?? 'failed: not asked',
    });
    expect(shortly(await checkMtaSts(inquiry, 'example.com', ['a.example.com']))).toEqual(expected);
  });

  test('a policy without measure', async () => {
    const text = 'nonsense\n'.repeat(200_000);
    const inquiry = answering({
      'TXT _mta-sts.example.com': ['v=STSv1; id=1'],
      [`GET ${url}`]: { text },
    });
    const found = await checkMtaSts(inquiry, 'example.com', []);
    expect(found.length).toBeLessThan(12);
    expect(JSON.stringify(found).length).toBeLessThan(20_000);
  });
});

test.each([
  ['no data', 'ok example.com: not used; it is optional'],
  [
    ['v=TLSRPTv1; rua=mailto:t@example.com,https://example.com/t'],
    'ok _smtp._tls.example.com: reports are asked for',
  ],
  [['v=TLSRPTv1; rua=t@example.com'], 'error _smtp._tls.example.com: rua= names no address'],
  [
    ['v=TLSRPTv1; rua=mailto:t@example.com', 'v=TLSRPTv1; rua=mailto:u@example.com'],
    'error _smtp._tls.example.com: 2 records instead of one',
  ],
  [
    'failed: SERVFAIL',
    'unknown _smtp._tls.example.com: the record could not be asked for: SERVFAIL',
  ],
])('TLS reports: %s', async (record, expected) => {
  const inquiry = answering({ 'TXT _smtp._tls.example.com': record });
  expect(shortly([await checkTlsReports(inquiry, 'example.com')])).toEqual([expected]);
});
