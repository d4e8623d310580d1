// Claims that a locked, full, read-only or vanished store is a clear error, and that nothing is lost: the tests say how.
import { claimTests } from '../tests.ts';

await claimTests('faults', ['test/contract', 'test/integration/cli/store.test.ts']);
