import { describe, expect, test } from 'vitest';
import { siteOf } from '../../src/engage/address-number.ts';
import { NetworkTable } from '../../src/engage/networks.ts';

const table = new NetworkTable([
  { prefix: '10.0.0.0/8', value: 'ten' },
  { prefix: '10.1.0.0/16', value: 'one' },
  { prefix: '10.1.2.3', value: 'host' },
  { prefix: '10.1.0.0/16', value: 'one again' },
  { prefix: '192.0.2.77/24', value: 'bits behind' },
  { prefix: '255.0.0.0/8', value: 'last' },
  { prefix: '2001:db8::/32', value: 'six' },
  { prefix: '2001:db8:1::/48', value: 'deep' },
  { prefix: 'ffff::/16', value: 'last six' },
  { prefix: '10.0.0.0/33', value: 'no prefix' },
  { prefix: 'anything', value: 'no prefix' },
]);

describe('NetworkTable', () => {
  const found: readonly (readonly [string, string | null])[] = [
    ['10.0.0.0', 'ten'],
    ['10.255.255.255', 'ten'],
    ['10.1.0.1', 'one again'],
    ['10.1.2.3', 'host'],
    ['10.1.2.4', 'one again'],
    ['10.2.0.0', 'ten'],
    ['9.255.255.255', null],
    ['11.0.0.0', null],
    ['192.0.2.1', 'bits behind'],
    ['255.255.255.255', 'last'],
    ['2001:db8::1', 'six'],
    ['2001:DB8:1:ffff::', 'deep'],
    ['2001:db8:2::', 'six'],
    ['2001:db9::', null],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'last six'],
    ['::ffff:10.1.2.3', 'host'],
    ['', null],
    ['no address', null],
    ['10.1.2', null],
    ['10.1.2.256', null],
    ['10.1.2.3.4', null],
    ['1:2:3:4:5:6:7', null],
    ['1:2:3:4:5:6:7:8:9', null],
    ['1::2::3', null],
    [':1:2:3:4:5:6:7:8', null],
    ['12345::', null],
  ];
  test.each(found)('%s → %s', (ip, value) => {
    expect(table.find(ip)).toBe(value);
  });

  test('agrees with a search through all prefixes', () => {
    const prefixes = Array.from({ length: 300 }, (_, at) => ({
      prefix: `${at % 7}.${(at * 37) % 4}.${(at * 11) % 256}.0/${8 + (at % 17)}`,
      value: at,
    }));
    const fast = new NetworkTable(prefixes);
    const bits = (ip: string): number =>
      ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    for (let step = 0; step < 2000; step++) {
      const ip = `${step % 8}.${(step * 3) % 5}.${(step * 13) % 256}.${step % 256}`;
      let best = { length: -1, value: null as number | null };
      for (const { prefix, value } of prefixes) {
        const [base = '', told = ''] = prefix.split('/');
        const length = Number(told);
        const size = 2 ** (32 - length);
        const isIn = Math.floor(bits(ip) / size) === Math.floor(bits(base) / size);
        if (isIn && length >= best.length) best = { length, value };
      }
      expect([ip, fast.find(ip)]).toEqual([ip, best.value]);
    }
  });

  test('an empty table knows nothing', () => {
    expect(new NetworkTable([]).find('10.1.2.3')).toBeNull();
  });
});

describe('siteOf', () => {
  const same: readonly (readonly [string, string, boolean])[] = [
    ['192.0.2.1', '192.0.2.254', true],
    ['192.0.2.1', '192.0.3.1', false],
    ['2001:db8:1::1', '2001:db8:1:ffff::2', true],
    ['2001:db8:1::1', '2001:db8:2::1', false],
    ['0.0.0.1', '::1', false],
  ];
  test.each(same)('%s and %s: %s', (a, b, expected) => {
    expect(siteOf(a) === siteOf(b)).toBe(expected);
  });
  test('0 for what is no address', () => {
    expect(siteOf('localhost')).toBe(0);
  });
});
