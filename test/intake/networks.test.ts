import { describe, expect, test } from 'vitest';
import { readNetworks } from '../../src/intake/networks.ts';

const row = (prefix: string, asn = 0, name = '', kind = ''): object => ({
  prefix,
  asn,
  name,
  kind,
});

describe('readNetworks', () => {
  const cases: readonly (readonly [string, string, readonly object[], number])[] = [
    [
      'by the documented names',
      'prefix,asn,name,kind\n192.0.2.0/24,AS64500,"A, Ltd",cloud\n2001:db8::/32,64501,B,x',
      [row('192.0.2.0/24', 64_500, 'A, Ltd', 'cloud'), row('2001:db8::/32', 64_501, 'B')],
      0,
    ],
    [
      "GeoLite2's",
      'network,autonomous_system_number,autonomous_system_organization\n192.0.2.0/24,64500,"EXAMPLE"',
      [row('192.0.2.0/24', 64_500, 'EXAMPLE')],
      0,
    ],
    [
      'without a head',
      '192.0.2.0/24,US,US-CA\n\n# note\n198.51.100.7\n',
      [row('192.0.2.0/24'), row('198.51.100.7')],
      0,
    ],
    ['what is no prefix', 'prefix\nx\n192.0.2.0/24', [row('192.0.2.0/24')], 1],
    ['nothing', '', [], 0],
  ];
  test.each(cases)('%s', (_, text, networks, unread) => {
    expect(readNetworks(text, { name: '', kind: '' })).toEqual({ networks, unread });
  });

  test('the settings say what the rows do not', () => {
    expect(readNetworks('192.0.2.0/24', { name: 'Relay', kind: 'relay' }).networks).toEqual([
      row('192.0.2.0/24', 0, 'Relay', 'relay'),
    ]);
  });
});
