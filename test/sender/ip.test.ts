import { expect, test } from 'vitest';
import { readIp, reverseName } from '../../src/sender/ip.ts';

test.each([
  ['192.0.2.1', '1.2.0.192.in-addr.arpa'],
  ['::ffff:192.0.2.1', '1.2.0.192.in-addr.arpa'],
  ['2001:db8::1', `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`],
  [
    '2001:db8:0:0:0:0:192.0.2.1',
    '1.0.2.0.0.0.0.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  ],
  ['::', `${'0.'.repeat(32)}ip6.arpa`],
])('%s', (text, expected) => {
  const ip = readIp(text);
  expect(ip && reverseName(ip)).toBe(expected);
});

test.each([
  '',
  '192.0.2',
  '192.0.2.256',
  '1::2::3',
  ':::',
  '2001:db8::12345',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  'x'.repeat(100),
])('no address: %s', (text) => expect(readIp(text)).toBeNull());
