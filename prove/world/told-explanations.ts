// Reads what `postbound bounced-then-clicked` says of each mail, beside the truth of the simulated world that it came from.
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExplanationName } from '../../src/model/explanation.ts';
import type { Answer } from './explanations.ts';

const BIN = resolve('bin/postbound.js');

interface Told {
  readonly message: { readonly name: string };
  readonly outcome: { readonly recipient: string };
  readonly explanation: { readonly name: ExplanationName; readonly probability: number };
}

interface Truth {
  readonly id: string;
  readonly recipient: string;
  readonly explanation: ExplanationName;
}

/** Those that are not told of are among them. `PROVE_VERBOSE=1` prints those that differ. */
export async function toldExplanations(world: string, store: string): Promise<Answer[]> {
  const args = [BIN, 'bounced-then-clicked', '--all', '--json', '--store', store];
  const run = spawn(process.execPath, args, { cwd: world, stdio: ['ignore', 'pipe', 'inherit'] });
  const told = new Map<string, Told['explanation']>();
  for await (const line of createInterface({ input: run.stdout })) {
    const { message, outcome, explanation } = JSON.parse(line) as Told;
    told.set(`${message.name} ${outcome.recipient.toLowerCase()}`, explanation);
  }
  const answers: Answer[] = [];
  const truths = createReadStream(join(world, 'truth-explanations.jsonl'));
  for await (const line of createInterface({ input: truths })) {
    const { id, recipient, explanation: truth } = JSON.parse(line) as Truth;
    const key = `${id} ${recipient.toLowerCase()}`;
    const { name = '' as const, probability = 0 } = told.get(key) ?? {};
    if (name !== truth && process.env['PROVE_VERBOSE'])
      console.error(`${key}: ${truth}, told ${name || 'nothing'}`);
    answers.push({ truth, name, probability });
    told.delete(key);
  }
  const untrue = [...told.values()].map(
    ({ name, probability }): Answer => ({ truth: '', name, probability }),
  );
  return [...answers, ...untrue];
}
