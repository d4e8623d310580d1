import { describe, expect, test } from 'vitest';
import { readIp } from '../../src/sender/ip.ts';
import { checkSpf } from '../../src/sender/spf-check.ts';
import { evaluateSpf } from '../../src/sender/spf-evaluate.ts';
import { expandMacros } from '../../src/sender/spf-macro.ts';
import { readSpf } from '../../src/sender/spf-record.ts';
import { answering, shortly } from './answers.ts';

const spf = (record: string, more: Record<string, unknown> = {}) => ({
  'TXT example.com': [record],
  ...more,
});

const includes = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, at) => `include:i${from + at}.example.net`).join(' ');

const included = (count: number): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `TXT i${at}.example.net`,
      [`v=spf1 ip4:198.51.100.${at % 256} -all`],
    ]),
  );

describe('the record', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ['none', {}, ['error example.com: no SPF record']],
    ['none, other texts', { 'TXT example.com': ['hello'] }, ['error example.com: no SPF record']],
    [
      'a typing error',
      { 'TXT example.com': ['v=spf ip4:192.0.2.1 -all'] },
      ['error example.com: the SPF record is not recognised'],
    ],
    [
      'two',
      { 'TXT example.com': ['v=spf1 -all', 'V=SPF1 mx ~all'] },
      ['error example.com: 2 SPF records instead of one'],
    ],
    [
      'good',
      spf('v=spf1 ip4:192.0.2.0/24 -all'),
      ['ok example.com: one record, 0 of 10 lookups used'],
    ],
    [
      'the name server fails',
      { 'TXT example.com': 'failed: SERVFAIL' },
      ['unknown example.com: the SPF record could not be asked for: SERVFAIL'],
    ],
    [
      'an unknown mechanism',
      spf('v=spf1 ipv4:192.0.2.1 -all'),
      ['error example.com: broken: example.com: “ipv4:192.0.2.1”: there is no such mechanism'],
    ],
    [
      'a bare address',
      spf('v=spf1 192.0.2.1 -all'),
      [
        'error example.com: broken: example.com: “192.0.2.1”: an address needs ip4: or ip6: before it: ip4:192.0.2.1',
      ],
    ],
    [
      'a wrong network',
      spf('v=spf1 ip4:192.0.2.0/33 -all'),
      ['error example.com: broken: example.com: “ip4:192.0.2.0/33”: “/33” is no prefix length'],
    ],
    [
      'everybody',
      spf('v=spf1 +all'),
      ['error example.com: everybody may send for the domain: example.com: +all'],
    ],
    [
      'everybody by a network',
      spf('v=spf1 ip4:0.0.0.0/0 -all'),
      ['error example.com: everybody may send for the domain: example.com: ip4:0.0.0.0/0'],
    ],
    [
      'neutral',
      spf('v=spf1 ip4:192.0.2.1 ?all'),
      [
        'ok example.com: one record, 0 of 10 lookups used',
        'warning example.com: it ends with “?all”',
      ],
    ],
    [
      'no end',
      spf('v=spf1 ip4:192.0.2.1'),
      [
        'ok example.com: one record, 0 of 10 lookups used',
        'warning example.com: it has no “all” at its end',
      ],
    ],
    [
      'ptr',
      spf('v=spf1 ptr -all'),
      [
        'ok example.com: one record, 1 of 10 lookups used',
        'warning example.com: the mechanism “ptr” is used: example.com: ptr',
      ],
    ],
    [
      'a redirect',
      spf('v=spf1 redirect=i0.example.net', included(1)),
      ['ok example.com: one record, 1 of 10 lookups used'],
    ],
    [
      'a redirect behind all does not count',
      spf('v=spf1 -all redirect=i0.example.net'),
      ['ok example.com: one record, 0 of 10 lookups used'],
    ],
    [
      'ten lookups',
      spf(`v=spf1 ${includes(10)} -all`, included(10)),
      ['ok example.com: one record, 10 of 10 lookups used'],
    ],
    [
      'eleven lookups',
      spf(`v=spf1 ${includes(11)} -all`, included(11)),
      ['error example.com: 11 DNS lookups, 10 are allowed'],
    ],
    [
      'a thousand includes',
      spf(`v=spf1 ${includes(400)} -all`, included(400)),
      ['error example.com: more than 30 DNS lookups, 10 are allowed'],
    ],
    [
      'a loop',
      spf('v=spf1 include:a.example.net -all', {
        'TXT a.example.net': ['v=spf1 include:example.com -all'],
      }),
      ['error example.com: broken: include:example.com leads back to example.com: it never ends'],
    ],
    [
      'an include of nothing',
      spf('v=spf1 include:gone.example.net -all', { 'TXT gone.example.net': 'no name' }),
      [
        'error example.com: broken: include:gone.example.net: gone.example.net has no SPF record',
        'warning example.com: names that do not exist: gone.example.net',
      ],
    ],
    [
      'an include that does not answer',
      spf('v=spf1 include:slow.example.net -all', { 'TXT slow.example.net': 'failed: timeout' }),
      ['unknown example.com: not walked to its end: TXT slow.example.net: timeout'],
    ],
    [
      'three voids',
      spf('v=spf1 a:x.example.net a:y.example.net exists:z.example.net -all'),
      ['error example.com: 3 lookups find nothing, 2 are allowed'],
    ],
    [
      'eleven MX',
      spf('v=spf1 mx -all', {
        'MX example.com': Array.from({ length: 11 }, (_, at) => `10 mx${at}.example.com`),
      }),
      ['error example.com: broken: mx: example.com has 11 MX records, 10 are allowed'],
    ],
  ];
  test.each(cases)('%s', async (_, answers, expected) => {
    expect(shortly(await checkSpf(answering(answers), 'example.com', []))).toEqual(expected);
  });

  test('a chain without an end, a record without measure', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `TXT c${at}.example.net`,
        [`v=spf1 include:c${at + 1}.example.net -all`],
      ]),
    );
    const found = await checkSpf(
      answering(spf('v=spf1 include:c0.example.net -all', chain)),
      'example.com',
      [],
    );
    expect(found[0]?.says).toMatch(/^more than 12 DNS lookups/);
    const giant = await checkSpf(
      answering(spf(`v=spf1 ${'ip4:192.0.2.1 '.repeat(50_000)}-all`)),
      'example.com',
      [],
    );
    expect(giant[0]?.state).toBe('error');
    expect(JSON.stringify(giant).length).toBeLessThan(20_000);
  });

  test('the line to copy', async () => {
    const line = async (answers: Record<string, unknown>, ips: string[] = []) =>
      (await checkSpf(answering(answers), 'example.com', ips)).at(-1)?.line;
    expect(await line({}, ['192.0.2.1', '2001:db8::1'])).toBe(
      'example.com. IN TXT "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 ~all"',
    );
    expect(await line({ 'TXT example.com': ['v=spf1 mx -all', 'v=spf1 mx a ~all'] })).toBe(
      'example.com. IN TXT "v=spf1 mx a ~all"',
    );
    expect(await line(spf(`v=spf1 ${'ip4:192.0.2.1 '.repeat(20)}+all`))).toMatch(
      /^example\.com\. IN TXT "[^"]{255}" "[^"]+ ~all"$/,
    );
  });
});

describe('one address', () => {
  const zone = {
    'MX example.com': ['10 mx.example.com'],
    'A mx.example.com': ['192.0.2.10'],
    'AAAA mx.example.com': ['2001:db8::10'],
    'A example.com': ['192.0.2.20'],
    'PTR 30.2.0.192.in-addr.arpa': ['out.example.com'],
    'A out.example.com': ['192.0.2.30'],
    'A 40.2.0.192.allowed.example.net': ['127.0.0.2'],
    'TXT sub.example.net': ['v=spf1 ip4:192.0.2.50 ?ip4:192.0.2.51 -all'],
    'TXT many.example.net': ['v=spf1 -all', 'v=spf1 +all'],
  };
  const cases: readonly (readonly [string, string, string])[] = [
    ['v=spf1 ip4:192.0.2.0/25 -all', '192.0.2.127', 'pass'],
    ['v=spf1 ip4:192.0.2.0/25 -all', '192.0.2.128', 'fail'],
    ['v=spf1 ip6:2001:db8::/33 ~all', '2001:db8:8000::1', 'softfail'],
    ['v=spf1 ip6:2001:db8::/32 ~all', '2001:db8:8000::1', 'pass'],
    ['v=spf1 ip4:192.0.2.0/25', '2001:db8::1', 'neutral'],
    ['v=spf1 mx -all', '192.0.2.10', 'pass'],
    ['v=spf1 mx -all', '2001:db8::10', 'pass'],
    ['v=spf1 mx -all', '192.0.2.11', 'fail'],
    ['v=spf1 mx/24 -all', '192.0.2.11', 'pass'],
    ['v=spf1 mx//64 -all', '2001:db8::99', 'pass'],
    ['v=spf1 a -all', '192.0.2.20', 'pass'],
    ['v=spf1 -a ?all', '192.0.2.20', 'fail'],
    ['v=spf1 ptr -all', '192.0.2.30', 'pass'],
    ['v=spf1 ptr:example.org -all', '192.0.2.30', 'fail'],
    ['v=spf1 exists:%{ir}.allowed.example.net -all', '192.0.2.40', 'pass'],
    ['v=spf1 exists:%{ir}.allowed.example.net -all', '192.0.2.41', 'fail'],
    ['v=spf1 include:sub.example.net ~all', '192.0.2.50', 'pass'],
    ['v=spf1 include:sub.example.net ~all', '192.0.2.51', 'softfail'],
    ['v=spf1 include:none.example.net ~all', '192.0.2.50', 'permerror'],
    ['v=spf1 include:many.example.net ~all', '192.0.2.50', 'permerror'],
    ['v=spf1 redirect=sub.example.net', '192.0.2.50', 'pass'],
    ['v=spf1 redirect=none.example.net', '192.0.2.50', 'permerror'],
    ['v=spf1 include:example.com -all', '192.0.2.50', 'permerror'],
    ['v=spf1 exists:%{q}.example.net -all', '192.0.2.50', 'permerror'],
    [`v=spf1 ${includes(11)} ip4:192.0.2.50 -all`, '192.0.2.50', 'permerror'],
    [`v=spf1 ip4:192.0.2.50 ${includes(11)} -all`, '192.0.2.50', 'pass'],
    [
      'v=spf1 a:x.example.net a:y.example.net a:z.example.net ip4:192.0.2.50 -all',
      '192.0.2.50',
      'permerror',
    ],
  ];
  test.each(cases)('%s of %s: %s', async (record, ip, expected) => {
    const inquiry = answering({ ...zone, ...included(11), 'TXT example.com': [record] });
    const verdict = await evaluateSpf(inquiry, 'example.com', readIp(ip) ?? []);
    expect(verdict.result).toBe(expected);
  });

  test('a name server that fails is no failure of SPF', async () => {
    const inquiry = answering({
      'TXT example.com': ['v=spf1 a:x.example.net -all'],
      'A x.example.net': 'failed: timeout',
    });
    expect((await evaluateSpf(inquiry, 'example.com', readIp('192.0.2.1') ?? [])).result).toBe(
      'temperror',
    );
    expect(shortly(await checkSpf(inquiry, 'example.com', ['192.0.2.1'])).at(-1)).toBe(
      'unknown 192.0.2.1: SPF of example.com could not be evaluated: A x.example.net: timeout',
    );
  });
});

/** The examples of RFC 7208 §7.4. */
test.each([
  ['%{s}', 'strong-bad@email.example.com'],
  ['%{o}', 'email.example.com'],
  ['%{d4}', 'email.example.com'],
  ['%{d2}', 'example.com'],
  ['%{d1}', 'com'],
  ['%{dr}', 'com.example.email'],
  ['%{d2r}', 'example.email'],
  ['%{l}', 'strong-bad'],
  ['%{l-}', 'strong.bad'],
  ['%{lr-}', 'bad.strong'],
  ['%{l1r-}', 'strong'],
  ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
  ['%%%_%-', '% %20'],
  ['%{x}', null],
  ['%', null],
  ['%{d0}', null],
])('macro %s', (spec, expected) => {
  const values = {
    ip: readIp('192.0.2.3') ?? [],
    domain: 'email.example.com',
    localPart: 'strong-bad',
    senderDomain: 'email.example.com',
    helo: 'mx.example.org',
  };
  expect(expandMacros(spec, values)).toBe(expected);
});

test('modifiers that are not known are passed over', () => {
  expect(readSpf('v=spf1 exp=e.example.com moo.cow-far_out=man:dog -all').errors).toEqual([]);
});
