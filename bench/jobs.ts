// Measures how much faster two worker threads decode a folder than one thread, from disk to lines of JSON.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import { PEAK, peakOf } from './peak.ts';
import type { Group } from './table.ts';

/** The folder is named so many times, so that starting the threads hardly counts. */
const TIMES = 20;

const bin = join(import.meta.dirname, '../bin/postbound.js');

interface Run {
  /** Mails a second. */
  readonly rate: number;
  readonly peakMb: number;
}

export async function measureJobs({ path, mails }: MailFolder, rounds: number): Promise<Group[]> {
  const runs: Record<'1' | '2', Run[]> = { '1': [], '2': [] };
  for (let round = 0; round < rounds; round++)
    for (const jobs of ['1', '2'] as const) runs[jobs].push(run(path, mails, jobs));
  const of = (jobs: '1' | '2', what: keyof Run): number =>
    median(runs[jobs].map((one) => one[what]));
  return [
    {
      id: 'jobs',
      title: `postbound decode of ${(mails * TIMES).toLocaleString('en')} mails from disk`,
      columns: ['mails/s', 'peak MB'],
      rows: [
        { name: '--jobs 1', values: [of('1', 'rate'), of('1', 'peakMb')] },
        { name: '--jobs 2', values: [of('2', 'rate'), of('2', 'peakMb')] },
        {
          name: 'two threads against one',
          values: [of('2', 'rate') / of('1', 'rate')],
          digits: 2,
          unit: ' ×',
          bar: { atLeast: 1.7 },
        },
        {
          name: 'memory of the whole process',
          values: [null, Math.max(of('1', 'peakMb'), of('2', 'peakMb'))],
          unit: ' MB',
          bar: { atMost: 150 },
        },
      ],
    },
  ];
}

function run(path: string, mails: number, jobs: string): Run {
  const args = [...PEAK, bin, 'decode', '--jobs', jobs, ...new Array(TIMES).fill(path)];
  const started = performance.now();
  const { status, output } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`bench: decode --jobs ${jobs} failed (exit code ${status})`);
  return { rate: (mails * TIMES) / seconds, peakMb: peakOf(output[3]) };
}
