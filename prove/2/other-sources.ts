// Claims that the right recipients are found in mails of every source.
import { atLeast, claim } from '../claim.ts';
import { figure, scoreOf } from '../score.ts';

/** Those whose recipients are labelled; the others have claims of their own. */
const SOURCES = [
  'sisimai-extra',
  'flufl',
  'bounceparser',
  'exim-testsuite',
  'spamassassin-bounce',
  'small-dsn',
  'recent',
];

for (const source of SOURCES)
  await claim({
    name: `${source}: recipients`,
    bar: atLeast(98),
    unit: ' %',
    needs: 'corpus',
    measure: (path) => figure(scoreOf(path).sources[source]?.recipients),
  });
