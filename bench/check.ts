// Measures how long a million addresses take to be checked against a store that holds suppressions.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import type { Group, Row } from './table.ts';

const BIN = join(import.meta.dirname, '../bin/postbound.js');
const ADDRESSES = 1_000_000;
const SUPPRESSED = 200_000;
const DOMAINS = 5000;

export async function measureCheck(_folder: MailFolder, rounds: number): Promise<Group[]> {
  const folder = mkdtempSync(join(tmpdir(), 'postbound-bench-'));
  try {
    return [measured(folder, rounds)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(folder: string, rounds: number): Group {
  const all = Array.from({ length: ADDRESSES }, (_, at) => addressOf(at));
  const step = ADDRESSES / SUPPRESSED;
  const suppressed = all.filter((_, at) => at % step === 0);
  const rows = all.map((address, at) => `${at},"Name, ${at}",${address}\r\n`);
  writeFileSync(join(folder, 'list.txt'), `${all.join('\n')}\n`);
  writeFileSync(join(folder, 'list.csv'), `id,name,email\r\n${rows.join('')}`);
  writeFileSync(
    join(folder, 'bounces.csv'),
    `status,reason,email,created\n${suppressed.map((address) => `5.1.1,550 5.1.1 unknown,${address},1790843400\n`).join('')}`,
  );
  const started = performance.now();
  const args = [BIN, 'suppressions', 'import', 'bounces.csv'];
  execFileSync(process.execPath, args, { cwd: folder, stdio: 'ignore' });
  const imported = SUPPRESSED / ((performance.now() - started) / 1000);
  const million = `${ADDRESSES.toLocaleString('en')} addresses`;
  return {
    id: 'check',
    title: `check of ${million}, ${SUPPRESSED.toLocaleString('en')} suppressed`,
    columns: [''],
    rows: [
      checked(folder, rounds, 'one a line, --keep', ['list.txt', '--keep']),
      checked(folder, rounds, 'columns, --keep', ['list.csv', '--keep']),
      checked(folder, rounds, 'one a line, answers as --csv', ['list.txt', '--csv']),
      { name: 'entries of a list imported a second', values: [imported] },
    ],
  };
}

const addressOf = (at: number): string => `User${at}@d${at % DOMAINS}.example.com`;

function checked(folder: string, rounds: number, name: string, args: readonly string[]): Row {
  const seconds = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [BIN, 'check', '--list', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
    if (status !== 0) throw new Error(`bench: check ${args.join(' ')} failed (${status})`);
    return (performance.now() - started) / 1000;
  });
  return { name, values: [median(seconds)], digits: 1, unit: ' s', bar: { atMost: 5 } };
}
