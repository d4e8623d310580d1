// Measures speed with memory for docs/measurements.md: what `npm run bench` prints.
import { spawnSync } from 'node:child_process';
import type { Group, Row } from '../../bench/table.ts';
import { markdownTable } from '../helpers/table.ts';
import type { Blocks } from './blocks.ts';

interface Bench {
  readonly mails: number;
  readonly bytes: number;
  readonly origin: string;
  readonly rounds: number;
  readonly groups: readonly Group[];
}

export async function measuredSpeed(): Promise<Blocks> {
  const { mails, bytes, origin, rounds, groups } = bench();
  const input = `${mails.toLocaleString('en')} mails, ${(bytes / 1e6).toFixed(1)} MB: ${origin}.`;
  const how = `${input} Medians of ${rounds} interleaved rounds.`;
  return { speed: [...groups.map(shown), how].join('\n\n') };
}

function bench(): Bench {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'bench', '--', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`npm run bench failed (exit code ${status})`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Bench;
}

function shown({ title, columns, rows }: Group): string {
  return markdownTable(
    [title, ...columns],
    rows.map((row) => [row.name, ...columns.map((_, at) => cell(row.values[at], row))]),
  );
}

/** A row that sums up others has fewer figures than there are columns. */
function cell(value: number | null | undefined, { digits = 0, unit = '' }: Row): string {
  if (value === undefined) return '';
  const shown = value !== null && value >= 1000 ? 0 : digits;
  const options = { minimumFractionDigits: shown, maximumFractionDigits: shown };
  return value === null ? '–' : `${value.toLocaleString('en', options)}${unit}`;
}
