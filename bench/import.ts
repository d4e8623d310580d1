// Measures how fast a log is read, a simulated sender's artefacts are imported, and one address is looked up.
import { execFile, execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runChild } from './child.ts';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import type { Group } from './table.ts';

/** About two million events; BENCH_RECIPIENTS makes a smaller world. */
const RECIPIENTS = process.env['BENCH_RECIPIENTS'] ?? '46000';
const DAYS = '90';
const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin/postbound.js');
const SIM = join(ROOT, 'sim/sim.ts');
const LOOK_UPS = 200;
/** An empty database of PostgreSQL; where none is told, only SQLite is measured. */
const POSTGRES = process.env['POSTBOUND_TEST_POSTGRES'];
const WORKERS = 2;

export async function measureImport(_folder: MailFolder, rounds: number): Promise<Group[]> {
  const folder = mkdtempSync(join(tmpdir(), 'postbound-bench-'));
  try {
    const world = join(folder, 'world');
    const made = [SIM, '--days', DAYS, '--recipients', RECIPIENTS, '--out', world];
    execFileSync(process.execPath, made, { stdio: ['ignore', 'ignore', 'pipe'] });
    const groups = [lines(world, rounds), imported(world, join(folder, 'bench.db'))];
    return POSTGRES ? [...groups, await importedTogether(world, POSTGRES)] : groups;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lines(world: string, rounds: number): Group {
  const [log = ''] = globSync('logs/mail.log', { cwd: world });
  const read = Array.from({ length: rounds }, () =>
    runChild<{ perSecond: number }>('log-reader', [join(world, log)]),
  );
  const value = median(read.map(({ perSecond }) => perSecond));
  const row = { name: 'lines of a Postfix log a second', values: [value] };
  return {
    id: 'log',
    title: 'log lines → events, one thread',
    columns: ['lines/s'],
    rows: [{ ...row, bar: { atLeast: 250_000 } }],
  };
}

function imported(world: string, store: string): Group {
  const files = ['sent.csv', 'logs', 'webhooks', 'mails'];
  const started = performance.now();
  const told = execFileSync(
    process.execPath,
    [BIN, 'import', '--json', '--no-raw', '--no-decide', ...files, '--store', store],
    { cwd: world, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const seconds = (performance.now() - started) / 1000;
  const { added } = JSON.parse(told) as { added: number };
  const { p95 } = runChild<{ p95: number }>('look-up', [store, addressesOf(world).join(',')]);
  return {
    id: 'import',
    title: `import of ${added.toLocaleString('en')} events: parse, judge, correlate, store, settle`,
    columns: [''],
    rows: [
      { name: 'events a second', values: [added / seconds], bar: { atLeast: 12_000 } },
      {
        name: 'history of one address, 95 of 100 within',
        values: [p95],
        digits: 1,
        unit: ' ms',
        bar: { atMost: 20 },
      },
    ],
  };
}

/** Two imports at once, each with every second file, into one database. */
async function importedTogether(world: string, store: string): Promise<Group> {
  const patterns = ['sent.csv', 'logs/*', 'webhooks/**/*.jsonl', 'mails/*.gz', 'mails/Maildir'];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: world }));
  const started = performance.now();
  const sums = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) =>
      importSome(
        world,
        store,
        files.filter((_file, at) => at % WORKERS === worker),
      ),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const added = sums.reduce((sum, one) => sum + one, 0);
  return {
    id: 'import-postgres',
    title: `import of ${added.toLocaleString('en')} events into PostgreSQL by ${WORKERS} processes`,
    columns: [''],
    rows: [{ name: 'events a second', values: [added / seconds], bar: { atLeast: 15_000 } }],
  };
}

async function importSome(world: string, store: string, files: readonly string[]): Promise<number> {
  const args = [BIN, 'import', '--json', '--no-raw', '--no-decide', ...files, '--store', store];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: world });
  return (JSON.parse(stdout) as { added: number }).added;
}

function addressesOf(world: string): string[] {
  const rows = readFileSync(join(world, 'sent.csv'), 'utf8').split('\n');
  const step = Math.max(1, Math.floor(rows.length / LOOK_UPS));
  const picked = rows.filter((_, at) => at > 0 && at % step === 0);
  return picked.map((row) => row.split(',')[1] ?? '').filter(Boolean);
}
