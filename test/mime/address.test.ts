import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareAddress, firstAddress, parseAddressList } from '../../src/mime/address.ts';

const A = 'a@example.com';
const B = 'b@example.org';

describe('an address list', () => {
  it.each([
    ['plain', A, [['', A]]],
    ['in brackets', `<${A}>`, [['', A]]],
    ['with a name', `Ann Lee <${A}>`, [['Ann Lee', A]]],
    ['with a quoted name', `"Lee, Ann" <${A}>`, [['Lee, Ann', A]]],
    ['with an escaped quote', `"Ann \\"A\\" Lee" <${A}>`, [['Ann "A" Lee', A]]],
    ['with a comment', `${A} (Ann Lee)`, [['Ann Lee', A]]],
    ['with a comment inside a comment', `${A} (Ann (A) Lee)`, [['Ann (A) Lee', A]]],
    ['with an encoded name', `=?utf-8?Q?Lee=2C_Ann?= <${A}>`, [['Lee, Ann', A]]],
    ['with raw UTF-8', `S\xc3\xb6ren <${A}>`, [['Sören', A]]],
    [
      'several',
      `${A}, Bob <${B}>`,
      [
        ['', A],
        ['Bob', B],
      ],
    ],
    [
      'with semicolons',
      `${A}; ${B}`,
      [
        ['', A],
        ['', B],
      ],
    ],
    [
      'with empty places',
      `,${A},, ${B},`,
      [
        ['', A],
        ['', B],
      ],
    ],
    [
      'group',
      `team: ${A}, ${B};`,
      [
        ['', A],
        ['', B],
      ],
    ],
    ['empty group', 'undisclosed-recipients:;', []],
    ['name without brackets', `Ann Lee ${A}`, [['Ann Lee', A]]],
    ['blanks around the sign', 'a @ example.com', [['', A]]],
    ['never closed bracket', `Ann <${A}`, [['Ann', A]]],
    ['never closed quote', `"Ann <${A}>`, [['Ann', A]]],
    ['never closed comment', `${A} (Ann`, [['(Ann', A]]],
    [
      'comma in brackets',
      `<@c.example,@d.example:${A}>, ${B}`,
      [
        ['', A],
        ['', B],
      ],
    ],
    ['address as name', `"${A}" <${A}>`, [[A, A]]],
    ['local name', 'MAILER-DAEMON', [['', 'MAILER-DAEMON']]],
    [
      'local name with comment',
      'MAILER-DAEMON (Mail Delivery)',
      [['Mail Delivery', 'MAILER-DAEMON']],
    ],
    [
      'local name in brackets',
      'Mail Delivery <MAILER-DAEMON>',
      [['Mail Delivery', 'MAILER-DAEMON']],
    ],
    ['name alone', 'Mail Delivery System', [['Mail Delivery System', '']]],
    ['null sender', '<>', []],
    ['nothing', '', []],
    ['mailto', `mailto:${A}`, [['', A]]],
    ['brackets twice', `<<${A}>>`, [['', A]]],
    ['mailto repeated', `${A} <mailto:${A}>`, [[A, A]]],
    ['IPv6 literal', 'a@[IPv6:2001:db8::1]', [['', 'a@[IPv6:2001:db8::1]']]],
    ['quoted local part', '"a b"@example.com', [['', '"a b"@example.com']]],
  ])('%s', (_, value, wanted) => {
    expect(parseAddressList(value).map(({ name, address }) => [name, address])).toEqual(wanted);
  });

  it('is read in time that grows with its length', () => {
    for (const piece of ['"', '(', '<', ',', ':', '\\', '@', 'a@b ', '(")', '<"', '"('])
      expect(parseAddressList(piece.repeat(100_000)).length).toBeLessThanOrEqual(10_000);
  });

  it('is read from any string', () => {
    const sign = fc.constantFrom(...'a@.,;:<>()"\\ =?\x80');
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        expect(parseAddressList(signs.join(''))).toBeInstanceOf(Array);
        expect(bareAddress(signs.join(''))).toBeTypeOf('string');
      }),
    );
  });
});

describe('a bare address', () => {
  it.each([
    [A, A],
    [` <${A}> `, A],
    [`rfc822;${A}`, A],
    [`RFC822; <${A}>`, A],
    [`utf-8; s\xc3\xb6ren@example.com`, 'sören@example.com'],
    [`x-local; "${A}"`, A],
    [`'${A}'`, A],
    [`"a.b"@example.com`, 'a.b@example.com'],
    ['"a b"@example.com', '"a b"@example.com'],
    [`${A} (expanded from <${B}>)`, A],
    [`<@c.example,@d.example:${A}>`, A],
    [`${A}.`, A],
    [`<${A}>:`, A],
    [`mailto:${A}`, A],
    ['a @ example.com', A],
    ['postmaster', 'postmaster'],
    ['', ''],
    ['<>', ''],
  ])('%s', (value, wanted) => {
    expect(bareAddress(value)).toBe(wanted);
  });
});

it('the first address passes over names alone', () => {
  expect(firstAddress(`Mail System, <${A}>`)).toBe(A);
  expect(firstAddress('')).toBe('');
});
