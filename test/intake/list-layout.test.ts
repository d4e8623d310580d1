import { describe, expect, it } from 'vitest';
import { type ListLayout, listLayout } from '../../src/intake/list-layout.ts';
import { addressReader, keyOf } from '../../src/intake/list-rows.ts';

const columns = (column: number, head: readonly string[] | null, separator = ','): ListLayout => ({
  kind: 'columns',
  separator,
  head,
  column,
});

describe('layout of a list', () => {
  const rows: readonly (readonly [first: string, layout: ListLayout])[] = [
    ['anna@example.com', { kind: 'lines' }],
    ['Anna <anna@example.com>', { kind: 'lines' }],
    ['"Example, Anna" <anna@example.com>', { kind: 'lines' }],
    ['no address at all', { kind: 'lines' }],
    ['Email', columns(0, ['Email'])],
    ['id,name,email', columns(2, ['id', 'name', 'email'])],
    ['Name;E-Mail-Adresse;PLZ', columns(1, ['Name', 'E-Mail-Adresse', 'PLZ'], ';')],
    ['address\temail', columns(1, ['address', 'email'], '\t')],
    ['7,anna@example.com,Anna', columns(1, null)],
    ['{"id":1,"email":"anna@example.com"}', { kind: 'objects', head: ['id', 'email'], column: 1 }],
  ];
  it.each(rows)('of %j', (first, layout) => {
    expect(listLayout(first, '')).toEqual(layout);
  });
  it('takes the column that is asked for', () => {
    expect(listLayout('email,backup_email', 'Backup Email')).toMatchObject({ column: 1 });
  });
  it.each([
    ['id,name,phone', '', 'no column is known as the address'],
    ['id,name', 'mail', 'no column mail: its first line names id, name'],
    ['anna@example.com,bob@example.com', '', 'its first line holds 2 addresses'],
    ['[', '', 'one object a line'],
    ['{"id":1}', '', 'no column is known as the address'],
  ])('refuses %j (%j)', (first, wanted, why) => {
    expect(listLayout(first, wanted)).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining(why),
    });
  });
});

describe('addresses of records', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    [' ANNA@Example.COM ', 'anna@example.com'],
    ['<anna@example.com>', 'anna@example.com'],
    ['Anna Example <Anna@example.com>', 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['anna+news@example.com', 'anna+news@example.com'],
    ['"anna b"@example.com', '"anna b"@example.com'],
    ['anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['jürgen@example.com', 'jürgen@example.com'],
    ['anna', ''],
    ['anna@', ''],
    ['@example.com', ''],
    ['anna@b@example.com', ''],
    ['anna @', ''],
    ['', ''],
    [`${'a'.repeat(400)}@example.com`, ''],
  ])('%j is %j', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });
  it('are found in columns and objects', () => {
    const inColumns = addressReader({ kind: 'columns', separator: ';', head: null, column: 1 });
    expect(inColumns('1;"Bob@example.com";"x;y"')).toBe('bob@example.com');
    expect(inColumns('1')).toBe('');
    const inObjects = addressReader({ kind: 'objects', head: ['id', 'email'], column: 1 });
    expect(inObjects('{"email":"bob@example.com"}')).toBe('bob@example.com');
    expect(inObjects('{"email":["bob@example.com"]}')).toBe('bob@example.com');
    expect(inObjects('{"email":7}')).toBe('');
    expect(inObjects('{')).toBe('');
  });
});
