// Claims how many replies are judged in a second, whatever the number of rules.
import { claimBench } from '../bench.ts';

await claimBench('classify');
