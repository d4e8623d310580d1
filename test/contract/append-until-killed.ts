// Lets another process append to a store, kills it in the middle.

import { spawn } from 'node:child_process';

/** @returns how many batches were told to be durable. */
export function appendUntilKilled(where: string, who: string, after: number): Promise<number> {
  const script = new URL('./append-forever.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, where, who], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // The time counts from the first batch on: starting takes long on a busy machine.
    if (told === '') setTimeout(() => child.kill('SIGKILL'), after);
    told += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', () => done(told.split('\n').length - 1));
  });
}
