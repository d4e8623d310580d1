import { describe, expect, test } from 'vitest';
import { pathProblem, pathReader } from '../../src/intake/link-paths.ts';

const NONE = { open: [], click: [], unsubscribe: [], converted: [] };

describe('pathReader', () => {
  const cases: readonly (readonly [form: string, path: string, string | null])[] = [
    ['/c/{token}/{link}', '/c/abc/2', 'abc 2'],
    ['/c/{token}/{link}', '/c/abc/2?utm_source=x', 'abc 2'],
    ['/c/{token}/{link}', '/c/abc', null],
    ['/c/{token}/{link}', '/c/abc/2/3', null],
    ['/c/{token}/{link}', '/c//2', null],
    ['/o/{token}.gif', '/o/a.b.gif', 'a.b '],
    ['/o/{token}.gif', '/o/abc.gif', 'abc '],
    ['/o/{token}.gif', '/o/abc.png', null],
    ['/t-{link}-{token}', '/t-7-abc', 'abc 7'],
    ['/x/*/{token}', '/x/anything/abc', 'abc '],
    ['/x/*/{token}', '/x/any/thing/abc', null],
    ['/click?t={token}&n={link}', '/click?n=5&t=abc&z=1', 'abc 5'],
    ['/click?t={token}&n={link}', '/click?t=abc', null],
    ['/click?t={token}', '/click?t=a%2Fb', 'a/b '],
    ['/click?t={token}', '/click?t=%E0%A4%A', '%E0%A4%A '],
    ['/click?t={token}', '/click?t=', null],
  ];
  test.each(cases)('%s reads %s', (form, path, expected) => {
    const found = pathReader({ ...NONE, click: [form] })(path);
    expect(found && `${found.token} ${found.link}`).toBe(expected);
  });

  test('the kind is told by the form', () => {
    const read = pathReader({
      open: ['/o/{token}'],
      click: ['/c/{token}'],
      unsubscribe: ['/u/{token}'],
      converted: ['/done/{message}'],
    });
    const kinds = ['/o/a', '/c/a', '/u/a', '/done/a', '/x/a'].map((path) => read(path)?.type);
    expect(kinds).toEqual(['opened', 'clicked', 'unsubscribed', 'converted', undefined]);
  });
});

describe('pathProblem', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['/c/{token}/{link}', ''],
    ['c/{token}', 'must begin with /'],
    ['/c/{link}', 'must name {token}'],
    ['/c/{token}/{number}', 'names {number}'],
  ];
  test.each(cases)('%s', (form, problem) => {
    expect(pathProblem(form)).toContain(problem);
    expect(pathProblem(form) === '').toBe(problem === '');
  });
});
