// Claims that two worker threads decode nearly twice as fast as one thread, in little memory.
import { claimBench } from '../bench.ts';

await claimBench('jobs');
