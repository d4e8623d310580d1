// Claims that `why` tells of ten addresses, each treated otherwise, how they stand, until when, why and what follows; prints them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { claim, exactly } from '../claim.ts';

const BIN = resolve('bin/postbound.js');
const SAMPLED = 10;
const DAYS = '150';
const RECIPIENTS = '1500';

interface Listed {
  readonly address: string;
  readonly state: string;
  readonly rule: string;
}

const folder = mkdtempSync(join(tmpdir(), 'prove-why-'));
const store = join(folder, 'why.db');

const postbound = (...args: string[]): string =>
  execFileSync(process.execPath, [BIN, ...args, '--store', store], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });

try {
  const world = ['--scenario', 'year', '--days', DAYS, '--recipients', RECIPIENTS, '--into', store];
  execFileSync(process.execPath, ['sim/sim.ts', ...world], { stdio: 'ignore' });
  postbound('decide');
  const sampled = sample(linesOf<Listed>(postbound('suppressions', 'list', '--json')));
  let told = 0;
  for (const { address } of sampled) {
    const words = postbound('why', address);
    console.log(`\n${words.trimEnd()}`);
    if (isAnswer(words, address)) told++;
  }
  console.log('');
  await claim({
    name: `addresses of ${SAMPLED}, each under another rule where there are so many, that are told how they stand:`,
    bar: exactly(SAMPLED),
    measure: () => told,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One of each rule and state first, then whatever is left. */
function sample(listed: readonly Listed[]): Listed[] {
  const seen = new Set<string>();
  const first = listed.filter(({ rule, state }) => {
    const kind = `${rule} ${state}`;
    return !seen.has(kind) && seen.add(kind);
  });
  return [...first, ...listed.filter((one) => !first.includes(one))].slice(0, SAMPLED);
}

/** Stands, why, on what it rests, by a number that can be taken back; and nothing that only a machine would write. */
function isAnswer(words: string, address: string): boolean {
  return (
    words.startsWith(address) &&
    /^(No mail|One message)/m.test(words) &&
    words.includes('What happened') &&
    /→ (held|suppressed|on probation)[\s\S]*\(D\d+/.test(words) &&
    !/\b(?:undefined|null|NaN)\b|\{[a-z]+\}|1970/.test(words)
  );
}

function linesOf<T>(text: string): T[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
