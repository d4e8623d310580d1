// Claims what decoding with verdicts costs against others that only parse, and beyond reading the mail.
import { claimBench } from '../bench.ts';

await claimBench('decode');
