// Gives our answers to the labelled mails or replies, as the command line would print them.
import { decodePaths } from '../../src/app/decode-paths.ts';
import { classify } from '../../src/pipeline/classify.ts';

/** JSON lines, as `postbound decode` prints them for `path`. */
export async function decodedUnder(path: string): Promise<string> {
  const manner = { layout: 'postbound', own: [] } as const;
  const utf8 = new TextDecoder();
  let lines = '';
  for await (const { text } of decodePaths({ paths: [path], manner, jobs: 1 }))
    lines += utf8.decode(text);
  return lines;
}

/** `asked` holds one `{"id","text"}` a line; each is answered as `postbound classify --json` does. */
export function classified(asked: string): string {
  return parsed<{ readonly id: string; readonly text: string }>(asked)
    .map(({ id, text }) => `${JSON.stringify({ id, ...classify(text) })}\n`)
    .join('');
}

/** The objects of JSON lines. */
export function parsed<T>(lines: string): T[] {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
