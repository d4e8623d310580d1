// Claims bounded memory and time for what is far too large: the tests say for what.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, exactly } from '../claim.ts';

const FILES = ['test/limits', 'test/integration/limits.test.ts'];

interface Result {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
}

const { numFailedTests, numPassedTests } = runTests();

await claim({
  name: `tests of limits that fail, of ${numFailedTests + numPassedTests}:`,
  bar: exactly(0),
  measure: () => (numPassedTests === 0 ? Number.NaN : numFailedTests),
});

function runTests(): Result {
  const folder = mkdtempSync(join(tmpdir(), 'postbound-limits-'));
  try {
    const file = join(folder, 'tests.json');
    const told = ['--reporter=json', `--outputFile=${file}`];
    spawnSync('npx', ['vitest', 'run', ...told, ...FILES], { stdio: 'ignore' });
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
