// Claims bounded memory and time for what is far too large: the tests say for what.
import { claimTests } from '../tests.ts';

await claimTests('limits', ['test/limits', 'test/integration/limits.test.ts']);
