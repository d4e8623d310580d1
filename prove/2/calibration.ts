// Claims that confidence means what it says: of the verdicts said to be 90 % sure, about 90 % are right.
import { calibrationError } from '../../scripts/accuracy/measure.ts';
import { atMost, claim } from '../claim.ts';

await claim({
  name: 'expected calibration error of mails and replies, 10 bins:',
  bar: atMost(0.05),
  needs: 'corpus',
  measure: calibrationError,
});
