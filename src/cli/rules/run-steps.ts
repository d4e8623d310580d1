// Runs a survey of mails and replies to its end or to Ctrl-C, naming what cannot be read.

import type { Step } from '../../app/survey.ts';
import { EXIT } from '../command.ts';
import { onInterrupt } from '../interrupt.ts';
import { breathe, warn } from '../out.ts';

/** Resolves to the exit code. */
export async function runSteps(steps: AsyncIterable<Step>): Promise<number> {
  const interrupted = onInterrupt();
  let code: number = EXIT.ok;
  for await (const { unreadable } of steps) {
    for (const { name, why } of unreadable) warn(`${name}: ${why}`);
    if (unreadable.length > 0) code = EXIT.unreadable;
    await breathe();
    if (interrupted()) return EXIT.interrupted;
  }
  return code;
}
