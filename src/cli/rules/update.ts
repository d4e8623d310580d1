// Takes newer signals by which opens and clicks are judged: networks move, programs change their names.

import { updateSignals } from '../../app/engagement.ts';
import { problemLine } from '../../text/fields.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';
import { counted } from '../screen/summary-screen.ts';
import { UsageError } from '../usage-error.ts';

export async function updateRules(args: Args): Promise<number> {
  const [from = ''] = [args.values.get('from') ?? '', ...args.words].filter((path) => path !== '');
  if (from === '') throw new UsageError('say which file holds the newer signals: --from FILE');
  const { signals, problems, kept } = updateSignals(from);
  for (const problem of problems) process.stderr.write(`${problemLine(problem)}\n`);
  if (problems.length > 0) {
    await write('nothing was changed\n');
    return EXIT.wrong;
  }
  await write(
    `${counted(signals, 'signal', 'signals')} kept in ${kept}: they win over the built-in ones\n`,
  );
  return EXIT.ok;
}
