// `postbound reasons`: prints the vocabulary, what each reason means and whose fault it usually is.

import { builtInRules } from '../pipeline/classify.ts';
import { reasonInWords } from '../pipeline/words/vocabulary.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { painter } from './screen/paint.ts';
import { hang } from './screen/wrap.ts';

export const reasonsCommand: Command = {
  name: 'reasons',
  summary: 'list the reasons a verdict can have, with their meaning',
  usage: [''],
  details: [
    'For each reason: what it means, whose fault it usually is, and what it usually means for the message and for the address. A single verdict may differ: its words, its stage or its rule can say otherwise.',
  ],
  options: [
    { name: 'json', help: 'print all that is known of each reason, one JSON object a line' },
  ],
  examples: [
    { line: 'postbound reasons', what: 'as a table' },
    { line: 'postbound reasons --json', what: "with advice and other systems' words" },
  ],
  run,
};

const ID = 26;
const WIDTH = 80;

async function run(args: Args): Promise<number> {
  const rules = builtInRules();
  const reasons = rules.data.reasons.map(({ id }) => reasonInWords(rules, id));
  if (args.switches.has('json')) {
    await write(reasons.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return EXIT.ok;
  }
  const paint = painter(process.stdout);
  const lines: string[] = [];
  let group = '';
  for (const entry of reasons) {
    if (entry.group !== group) lines.push(...(group ? [''] : []), paint('quiet', entry.group));
    group = entry.group;
    const [first = '', ...rest] = hang(`  ${entry.id}`, entry.meaning, ID, WIDTH);
    const id = `  ${entry.id}`;
    lines.push(paint('strong', id) + first.slice(id.length), ...rest);
    const usual = `${entry.fault}; message ${entry.message}, address ${entry.address}`;
    lines.push(...hang('', usual, ID, WIDTH).map((line) => paint('quiet', line)));
  }
  await write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}
