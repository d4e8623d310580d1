// The package as npm would publish it, in a folder of its own: it is found, typed, and its command runs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const house = mkdtempSync(join(tmpdir(), 'postbound-pack-'));
const installed = join(house, 'node_modules/postbound');
let files: readonly string[] = [];

function run(command: string, args: readonly string[], cwd = house): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

beforeAll(() => {
  // The scripts would build dist/ anew under the other tests.
  const packed = run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', house],
    '.',
  );
  const [{ filename, files: list }] = JSON.parse(packed);
  files = list.map((file: { path: string }) => file.path);
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(house, filename), '-C', installed, '--strip-components=1']);
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(house, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link, 'junction');
  }
  writeFileSync(join(house, 'package.json'), '{"type":"module"}');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

test('holds what is needed, and no source, test or corpus', () => {
  const tops = [...new Set(files.map((file) => file.split('/')[0]))].sort();
  expect(tops).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'package.json',
      'policies',
      'rules',
    ].sort(),
  );
  expect(readdirSync(installed).sort()).toEqual(tops);
  expect(files.filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
});

const USE = `import { classify, decode, explain } from 'postbound';
const verdict = classify('550 5.1.1 <a@example.com>: User unknown', { stage: 'rcpt' });
const decoded = decode(new TextEncoder().encode('Subject: hello\\n\\nhello'));
const { sentence } = explain(verdict);
console.log(verdict.reason, decoded.kind, sentence.length > 0);
`;

test('is imported by name', () => {
  writeFileSync(join(house, 'use.js'), USE);
  expect(run(process.execPath, ['use.js'])).toMatch(/^user-unknown [a-z-]+ true\n$/);
});

test('brings its types', () => {
  const typed = `import type { Decoded, Verdict } from 'postbound';
${USE}
export const known: readonly [Verdict, Decoded, string] = [verdict, decoded, sentence];
`;
  writeFileSync(join(house, 'typed.ts'), typed);
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext'];
  const types = ['--lib', 'es2024,dom', '--types', ''];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  run(process.execPath, [tsc, ...options, ...types, 'typed.ts']);
});

test('its command runs', () => {
  const bin = join(installed, manifest.bin.postbound);
  expect(run(process.execPath, [bin, '--version'])).toBe(`${manifest.version}\n`);
  expect(run(process.execPath, [bin, 'explain', '550 5.1.1 User unknown'])).toContain(
    'user-unknown',
  );
  expect(run(process.execPath, [bin, 'rules', 'check'])).toMatch(/\S/);
});
