// Claims how fast the history of millions of events is replayed under all policies, reading the store included.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/app/open-store.ts';
import { policyNames } from '../../src/app/policies.ts';
import { atMost, claim, exactly } from '../claim.ts';

/** 160 days of 50,000 recipients are a little more than five million events. */
const isHurried = Boolean(process.env['CI']);
const DAYS = process.env['PROVE_DAYS'] ?? (isHurried ? '14' : '160');
const RECIPIENTS = process.env['PROVE_RECIPIENTS'] ?? (isHurried ? '1000' : '50000');
/** A store to be used again and again: to make one of five million events takes many minutes. */
const KEPT = process.env['PROVE_STORE'] ?? '';
const SECONDS = 60;
const MB = 600;

const TELL =
  "import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify([u.userCPUTime+u.systemCPUTime,u.maxRSS]))})";

interface Run {
  readonly out: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

const folder = mkdtempSync(join(tmpdir(), 'prove-backtest-'));
const store = KEPT || join(folder, 'world.db');
try {
  if (!existsSync(store)) simulate();
  const events = await eventsIn();
  const all = run(['--presets', '--json']);
  const what = `${events} events, ${policyNames().length} policies`;
  if (isHurried) console.log(`${what}: time · skipped (timings are no test in CI)`);
  else
    await claim({
      // Whatever the threads of the garbage collector take would be waited for on one core.
      name: `${what}: replayed in (${all.cpu.toFixed(1)} s of computing)`,
      bar: atMost(SECONDS),
      unit: ' s',
      measure: () => Math.max(all.wall, all.cpu),
    });
  await claim({
    name: 'memory at its peak',
    bar: atMost(MB),
    unit: ' MB',
    measure: () => all.peak,
  });
  await claim({
    name: 'policies whose figures differ when they are replayed alone',
    bar: exactly(0),
    measure: () => differing(all.out, run(['--policy', 'default', '--json']).out),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function simulate(): void {
  const args = ['--days', DAYS, '--recipients', RECIPIENTS, '--seed', '4', '--into', store];
  const { status } = spawnSync(process.execPath, ['sim/sim.ts', ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the world could not be simulated');
}

async function eventsIn(): Promise<number> {
  const opened = await openStore(store, 'read');
  const { events } = await opened.totals();
  await opened.close();
  return events;
}

function run(args: readonly string[]): Run {
  const preload = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const started = performance.now();
  const { status, stdout, output } = spawnSync(
    process.execPath,
    ['--import', preload, 'bin/postbound.js', 'backtest', '--store', store, ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit', 'pipe'], maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`backtest ended with ${status}`);
  const wall = (performance.now() - started) / 1000;
  const [cpu = 0, kilobytes = 0] = JSON.parse(output[3] ?? '[]') as readonly number[];
  return { out: stdout, wall, cpu: cpu / 1e6, peak: kilobytes / 1000 };
}

interface Told {
  readonly policies: readonly { readonly policy: string }[];
}

function differing(all: string, alone: string): number {
  const together = (JSON.parse(all) as Told).policies;
  return (JSON.parse(alone) as Told).policies.filter((one) => {
    const same = together.find(({ policy }) => policy === one.policy);
    return JSON.stringify(same) !== JSON.stringify(one);
  }).length;
}
