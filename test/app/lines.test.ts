import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/app/lines.ts';
import { gather } from '../helpers/gather.ts';

async function* chunks(...texts: readonly (string | number[])[]): AsyncGenerator<Uint8Array> {
  for (const text of texts)
    yield typeof text === 'string' ? Buffer.from(text) : Uint8Array.from(text);
}

const rows: readonly (readonly [string, (string | number[])[], string[]])[] = [
  ['whole lines', ['a\nb\n'], ['a', 'b']],
  ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
  ['a last line without end', ['a\nb'], ['a', 'b']],
  ['lines cut by chunks', ['a', 'b\nc', 'd\n'], ['ab', 'cd']],
  ['a CRLF cut by chunks', ['a\r', '\nb'], ['a', 'b']],
  ['blank lines', ['\n\na\n'], ['', '', 'a']],
  ['a character cut by chunks', [[0xc3], [0xa4, 10]], ['ä']],
  ['damaged bytes', [[0xff, 10]], ['\ufffd']],
  ['nothing', [], []],
];

describe('linesOf', () => {
  for (const [what, input, expected] of rows)
    it(what, async () => {
      expect((await gather(linesOf(chunks(...input)))).flat()).toEqual(expected);
    });
});
