// Claims that the speed of issue 1 holds with all formats and rules.
import { FORMATS } from '../../src/decode/formats/index.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { claimBench } from '../bench.ts';
import { atLeast, claim } from '../claim.ts';

await claim({ name: 'rules:', bar: atLeast(900), measure: () => builtInRules().data.rules.length });
await claim({ name: 'text formats:', bar: atLeast(60), measure: () => FORMATS.length });

// Minutes of measuring, which prove/1 has done already where all issues are proven in one run.
if (process.env['PROVE_ISSUE'] === '*')
  console.log('speed with these · as in issue 1 · skipped (prove/1 measures it)');
else for (const part of ['decode', 'classify', 'start', 'jobs']) await claimBench(part);
