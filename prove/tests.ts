// Runs test files and counts what they say, for claims that are tests.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, exactly } from './claim.ts';

interface Result {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
}

/** Claims that none of the tests in these files or folders fails, and that there are some. */
export async function claimTests(what: string, files: readonly string[]): Promise<void> {
  const { numFailedTests, numPassedTests } = runTests(files);
  await claim({
    name: `tests of ${what} that fail, of ${numFailedTests + numPassedTests}:`,
    bar: exactly(0),
    measure: () => (numPassedTests === 0 ? Number.NaN : numFailedTests),
  });
}

function runTests(files: readonly string[]): Result {
  const folder = mkdtempSync(join(tmpdir(), 'postbound-tests-'));
  try {
    const file = join(folder, 'tests.json');
    const told = ['--reporter=json', `--outputFile=${file}`];
    spawnSync('npx', ['vitest', 'run', ...told, ...files], { stdio: 'ignore' });
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
