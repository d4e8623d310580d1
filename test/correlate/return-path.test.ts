import { describe, expect, it } from 'vitest';
import { batvAge, readBatv } from '../../src/correlate/batv.ts';
import { readReturnPath } from '../../src/correlate/return-path.ts';

/** `recipient | sender | forwarder` */
function inShort(address: string): string {
  const read = readReturnPath(address);
  return read ? `${read.recipient} | ${read.sender} | ${read.forwarder}` : '-';
}

describe('readReturnPath', () => {
  it.each([
    ['bounce+anna=example.org@b.example.com', 'anna@example.org | bounce | '],
    ['bounces+anna+tag=example.org@b.example.com', 'anna+tag@example.org | bounces | '],
    ['bounce-anna=example.org@b.example.com', 'anna@example.org | bounce | '],
    ['anna=example.org@b.example.com', 'anna@example.org |  | '],
    ['news-return-17-anna=example.org@lists.example.com', 'anna@example.org | news | '],
    ['news-return-anna=example.org@lists.example.com', 'anna@example.org | news | '],
    ['list-bounces+anna=example.org@lists.example.com', 'anna@example.org | list-bounces | '],
    ['bounce+anna==a==example.org==news@lists.example.com', 'anna@example.org | news | '],
    ['prvs=1234abcdef=bounce+anna=example.org@b.example.com', 'anna@example.org | bounce | '],
    ['SRS0=HhHh=4X=example.com=news@fwd.example.net', ' | news@example.com | fwd.example.net'],
    [
      'SRS1=HhHh=fwd.example.net==GgGg=4X=example.com=news@next.example.net',
      ' | news@example.com | fwd.example.net',
    ],
    ['bounces+SRS=hAsHx=4X@fwd.example.net', ' |  | fwd.example.net'],
    ['bounce+opaque123@b.example.com', '-'],
    ['anna@example.org', '-'],
    ['a=b@example.org', '-'],
    ['', '-'],
    ['=@=', '-'],
  ])('%s', (address, expected) => expect(inShort(address)).toBe(expected));

  it('is linear', () => {
    const start = performance.now();
    for (const sign of ['=', '+', '-', 'a=', 'a.', '-return-']) readReturnPath(sign.repeat(10_000));
    for (const sign of ['=', '+', '-', 'a=', 'a.', '-return-'])
      readReturnPath(`${sign.repeat(300 / sign.length)}@a`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('BATV', () => {
  const day = (number: number): number => number * 86_400_000;
  it.each([
    ['prvs=1700abcdef=anna@example.com', 20_698, -2],
    ['prvs=1700abcdef=anna@example.com', 20_705, 5],
    ['prvs=1001abcdef=anna@example.com', 20_999, -2],
    ['prvs=1999abcdef=anna@example.com', 21_002, 3],
    ['prvs=anna=1700abcdef@example.com', 20_700, 0],
    ['anna@example.com', 20_700, null],
  ])('%s on day %d', (address, now, age) => expect(batvAge(address, day(now))).toBe(age));

  it('gives the address back', () =>
    expect(readBatv('prvs=1700abcdef=anna@example.com')?.address).toBe('anna@example.com'));
});
