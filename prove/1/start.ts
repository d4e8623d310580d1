// Claims how soon the command line has explained a mail.
import { claimBench } from '../bench.ts';

await claimBench('start');
