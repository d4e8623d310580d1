// Claims that memory stays flat over 100,000 mails.
import { claimBench } from '../bench.ts';

await claimBench('memory');
