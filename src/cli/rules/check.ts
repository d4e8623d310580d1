// Checks rule files: runs their examples with all rules, prints what is wrong, and what they change.

import { type Checked, checkFiles, namesRules } from '../../app/check-files.ts';
import type { TakenExample } from '../../rules/check.ts';
import { problemLine } from '../../text/fields.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';

const MOST_TAKEN = 10;

export async function checkRuleFiles(args: Args): Promise<number> {
  const against = args.lists.get('against') ?? [];
  // `check FILE --against A B`: the shell gives B as a word of its own.
  const isFile = (word: string): boolean => against.length === 0 || namesRules(word);
  const files = args.words.filter(isFile);
  const paths = [...against, ...args.words.filter((word) => !isFile(word))];
  const checked = checkFiles(files, args.lists.get('rules') ?? []);
  for (const problem of checked.problems) process.stderr.write(`${problemLine(problem)}\n`);
  await write(takenLines(checked.taken));
  await write(sumLine(checked));
  const code = checked.problems.length > 0 ? EXIT.wrong : EXIT.ok;
  if (paths.length === 0) return code;
  const { printChanges } = await import('./changes.ts');
  return Math.max(
    code === EXIT.wrong ? EXIT.wrong : EXIT.ok,
    await printChanges(paths, checked, args),
  );
}

function sumLine({ rules, examples, problems, taken }: Checked): string {
  const others = taken.length > 0 ? `, ${taken.length} built-in examples answered otherwise` : '';
  return `${rules} rules, ${examples} examples, ${problems.length} problems${others}\n`;
}

/** Rules of one's own may do that, so it is told and is no problem. */
function takenLines(taken: readonly TakenExample[]): string {
  const lines = taken
    .slice(0, MOST_TAKEN)
    .map(
      (it) =>
        `${it.by} now answers ${JSON.stringify(it.example)}: ${it.reason} → ${it.with} (${it.rule})\n`,
    );
  const more = taken.length - lines.length;
  return lines.join('') + (more > 0 ? `and ${more} more\n` : '');
}
