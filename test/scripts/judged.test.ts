import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pairs, type Wanted } from '../../scripts/accuracy/judged.ts';

const HASH = `sha256:${createHash('sha256').update('recipient|c@example.com').digest('hex').slice(0, 24)}`;

const ADDRESSES: readonly [string, Wanted][] = [
  ['a', { address: 'a@example.com' }],
  ['b', { address: 'b@example.com', addressAlso: ['alias@example.org'] }],
  ['c', { addressHash: HASH }],
];

describe('which report belongs to which labelled recipient', () => {
  it.each<[string, string[], string[]]>([
    ['by address', ['b@example.com', 'a@example.com', 'c@example.com'], ['a', 'b', 'c']],
    [
      'whatever the case',
      ['<A@Example.com>', 'ALIAS@example.org', 'C@example.com'],
      ['a', 'b', 'c'],
    ],
    [
      'what is left over in order',
      ['x@example.com', 'y@example.com', 'b@example.com'],
      ['b', 'a', 'c'],
    ],
    ['not where too few are left', ['x@example.com', 'b@example.com'], ['b']],
    [
      'not where too many are left',
      ['a@example.com', 'x@example.com', 'y@example.com', 'z@example.com'],
      ['a'],
    ],
    ['an empty address is nobody’s', ['', 'a@example.com', 'b@example.com'], ['a', 'b', 'c']],
  ])('%s', (_, recipients, expected) => {
    const found = pairs(
      ADDRESSES.map(([, want]) => want),
      recipients.map((recipient) => ({ recipient })),
    );
    const names = found.map(([want]) => ADDRESSES.find(([, one]) => one === want)?.[0]);
    expect(names).toEqual(expected);
  });
});
