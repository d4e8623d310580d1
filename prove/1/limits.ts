// Claims bounded memory and time for what is far too large: the tests say for what.
import { spawnSync } from 'node:child_process';
import { claim, exactly } from '../claim.ts';

const FILES = ['test/limits', 'test/integration/limits.test.ts'];

interface Result {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
}

const { stdout } = spawnSync('npx', ['vitest', 'run', '--reporter=json', ...FILES], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 2 ** 28,
});
const { numFailedTests, numPassedTests } = JSON.parse(stdout) as Result;

await claim({
  name: `tests of limits that fail, of ${numFailedTests + numPassedTests}:`,
  bar: exactly(0),
  measure: () => (numPassedTests === 0 ? Number.NaN : numFailedTests),
});
