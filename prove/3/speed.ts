// Claims how fast logs are read, events are imported into SQLite, and an address is looked up.
import { claimBench } from '../bench.ts';

await claimBench('import');
