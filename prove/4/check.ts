// Claims how soon a million addresses are checked against the suppressions of a store.
import { claimBench } from '../bench.ts';

await claimBench('check');
