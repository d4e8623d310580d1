// Checks rule files: runs their examples with all rules, and prints what is wrong.

import { checkFolder } from '../../app/check-folder.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';
import { UsageError } from '../usage-error.ts';

export async function checkRuleFiles(args: Args): Promise<number> {
  if (args.words.length > 1) throw new UsageError('rules check takes one file, or none for all');
  const { rules, examples, problems } = checkFolder(args.words[0]);
  for (const { file, rule, message } of problems)
    process.stderr.write(`${file}${rule ? `, rule ${rule}` : ''}: ${message}\n`);
  await write(`${rules} rules, ${examples} examples, ${problems.length} problems\n`);
  return problems.length > 0 ? EXIT.wrong : EXIT.ok;
}
