// bin/postbound.js on new and old Nodes: arguments, exit codes, signals and closed pipes pass through.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = `export async function main([what, ...rest]) {
  if (what === 'fail') return Number(rest[0]);
  if (what === 'flood') for (let i = 0; i < 1e5; i++) process.stdout.write('line ' + i + '\\n');
  if (what === 'wait') { console.log('waiting'); await new Promise((done) => setTimeout(done, 20_000)); }
  console.log(process.versions.node.split('.')[0], rest.join('|'));
  return 0;
}`;

/** Lets the Node that runs the guard call itself old; the one it starts is not told so. */
const OLD = [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.9.0'}})`,
];

const bundled = `node_modules/node-${process.platform}-${process.arch}`;
const nodes: [string, string[]][] = [['a new Node', []]];
if (existsSync(bundled)) nodes.push(['an old Node with the bundled one', OLD]);

let house = '';
let guard = '';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'postbound-'));
  guard = join(house, 'bin/postbound.js');
  for (const folder of ['bin', 'dist/cli', 'node_modules'])
    mkdirSync(join(house, folder), { recursive: true });
  cpSync('bin/postbound.js', guard);
  writeFileSync(join(house, 'package.json'), '{"type":"module"}');
  writeFileSync(join(house, 'dist/cli/main.js'), MAIN);
  if (existsSync(bundled)) symlinkSync(resolve(bundled), join(house, bundled), 'junction');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

const run = (flags: string[], args: string[], env = {}): { status: number | null; out: string } => {
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, guard, ...args],
    options,
  );
  return { status, out: `${stdout}${stderr}` };
};

describe.each(nodes)('on %s', (_name, flags) => {
  test('passes arguments on', () => {
    const { status, out } = run(flags, ['say', 'a b', '--c']);
    expect(out).toBe(`${process.versions.node.split('.')[0]} a b|--c\n`);
    expect(status).toBe(0);
  });

  test('passes the exit code on', () => {
    expect(run(flags, ['fail', '3'])).toEqual({ status: 3, out: '' });
  });

  test('passes a signal on', async () => {
    const child = spawn(process.execPath, [...flags, guard, 'wait'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const signal = await new Promise((done) => child.on('exit', (_code, name) => done(name)));
    expect(signal).toBe('SIGTERM');
  });

  test('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [...flags, guard, 'flood'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  });
});

test('an old Node alone is told what is needed', () => {
  const { status, out } = run(OLD, ['say'], { POSTBOUND_RESTARTED: '1' });
  expect(out).toBe('postbound needs Node.js 22.19 or newer; this is 20.9.0.\n');
  expect(status).toBe(1);
});

test('a checkout that was not built says so', () => {
  rmSync(join(house, 'dist'), { recursive: true });
  const { status, out } = run([], ['say']);
  expect(out).toBe('postbound: not built yet; run npm run build\n');
  expect(status).toBe(1);
});
