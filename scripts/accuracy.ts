// Prints how right our answers are on the labelled corpus: `npm run accuracy -- --failures 5`.
import { parseArgs } from 'node:util';
import { measureAccuracy, noCorpus } from './accuracy/measure.ts';
import {
  calibrationSections,
  mailSection,
  replySection,
  type Section,
} from './accuracy/sections.ts';
import { plainTable } from './helpers/table.ts';

const { values } = parseArgs({
  options: {
    /** One JSON object with everything, for programs. */
    json: { type: 'boolean', default: false },
    /** How many wrong answers to show for each metric. */
    failures: { type: 'string', default: '0' },
  },
});

const absent = noCorpus();
if (absent === '') await print();
else console.log(`accuracy: nothing measured, ${absent}`);

async function print(): Promise<void> {
  const { accuracy, wrong } = await measureAccuracy(Number(values.failures));
  if (values.json) {
    console.log(JSON.stringify(accuracy));
    return;
  }
  const sections = [
    mailSection(accuracy),
    replySection(accuracy),
    ...calibrationSections(accuracy),
  ];
  for (const { title, head, rows, note } of sections as Section[])
    console.log(`${title}\n\n${plainTable(head, rows)}\n${note}\n`);
  if (wrong.length > 0) console.log(`Wrong answers\n${wrong.join('\n')}`);
}
