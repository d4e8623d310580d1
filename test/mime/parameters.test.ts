import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../src/mime/parameters.ts';

describe('parameters', () => {
  it.each([
    ['text/plain', 'text/plain', {}],
    ['Text/Plain (comment); Charset=UTF-8', 'text/plain', { charset: 'UTF-8' }],
    ['a/b; x="1; 2"; y=3', 'a/b', { x: '1; 2', y: '3' }],
    ['a/b; x="a\\"b\\\\"', 'a/b', { x: 'a"b\\' }],
    ['a/b ; x = "1" ; y = 2', 'a/b', { x: '1', y: '2' }],
    ['a/b;x=1;;y=2;', 'a/b', { x: '1', y: '2' }],
    ['a/b; x=us-ascii (plain)', 'a/b', { x: 'us-ascii' }],
    ['a/b; boundary=----=_Part_1', 'a/b', { boundary: '----=_Part_1' }],
    ['a/b; x="open; y=2', 'a/b', { x: 'open', y: '2' }],
    ['a/b; x="1" y="2"', 'a/b', { x: '1', y: '2' }],
    ['a/b; x*0="a b"; x*1=c', 'a/b', { x: 'a bc' }],
    ['a/b; x*1=c; x*0=a', 'a/b', { x: 'ac' }],
    ["a/b; x*=utf-8'de'Gr%C3%B6%c3%9fe", 'a/b', { x: 'Größe' }],
    ["a/b; x*0*=utf-8''%C3; x*1*=%B6%20; x*2=c%41", 'a/b', { x: 'ö c%41' }],
    ["a/b; x=old; x*=utf-8''new", 'a/b', { x: 'new' }],
    ['a/b; x*=plain%ZZ%', 'a/b', { x: 'plain%ZZ%' }],
    ['a/b; x="=?utf-8?Q?=C3=B6?="', 'a/b', { x: 'ö' }],
    ['a/b x=1; y=2', 'a/b', { x: '1', y: '2' }],
    ['a/b; x=1; x=2', 'a/b', { x: '1' }],
    ['', '', {}],
    ['; x=1', '', { x: '1' }],
    ['a/b; =1; x', 'a/b', {}],
  ])('%s', (text, value, wanted) => {
    const read = parseParameters(text);
    expect([read.value, Object.fromEntries(read.parameters)]).toEqual([value, wanted]);
  });

  it('are read from any string', () => {
    const sign = fc.constantFrom(...`a;="*'%\\0 ()`);
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        expect(parseParameters(`a/b;${signs.join('')}`).value).toBe('a/b');
      }),
    );
    for (const text of ['"', ';x=', '\\', ';x*0=', '('])
      parseParameters(`a/b;${text.repeat(50_000)}`);
  });
});
