// Measures how long `explain` of one mail takes from start to end, against an empty process of the same Node.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import type { Group } from './table.ts';

/** A start is short, so it takes many to tell it from noise. */
const STARTS = 10;

const root = join(import.meta.dirname, '..');

export async function measureStart({ path }: MailFolder, rounds: number): Promise<Group[]> {
  const empty = join(path, 'empty.mjs');
  writeFileSync(empty, '');
  const bin = join(root, 'bin/postbound.js');
  const commands: Readonly<Record<string, readonly string[]>> = {
    empty: [empty],
    explain: [bin, 'explain', join(root, 'examples/full-mailbox.eml')],
    classify: [bin, 'classify', '550 5.1.1 User unknown'],
    version: [bin, '--version'],
  };
  const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < rounds * STARTS; i++)
    for (const [name, args] of Object.entries(commands)) times.get(name)?.push(wallTime(args));
  const of = (name: string): number => median(times.get(name) ?? []);
  const row = (name: string, what: string): Group['rows'][number] => ({
    name: what,
    values: [of(name), of(name) / of('empty')],
    digits: 2,
  });
  return [
    {
      id: 'start',
      title: `start to end of a process, ${rounds * STARTS} times`,
      columns: ['ms', '× empty'],
      rows: [
        row('empty', 'an empty file'),
        row('version', 'postbound --version'),
        row('classify', 'postbound classify, one reply'),
        row('explain', 'postbound explain, one mail'),
        {
          name: 'explain against an empty file',
          values: [null, of('explain') / of('empty')],
          digits: 2,
          unit: ' ×',
          bar: { atMost: 1.5 },
        },
      ],
    },
  ];
}

function wallTime(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`bench: ${args.join(' ')} failed (exit code ${status})`);
  return took;
}
