// Reads every mail of the corpus, with both line ends, and compares with what was reviewed.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import { corpusMails, resultOf } from '../helpers/corpus.ts';

const withLf = (mail: Buffer): Buffer =>
  Buffer.from(mail.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
const withCrlf = (mail: Buffer): Buffer =>
  Buffer.from(withLf(mail).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

describe.each(corpusMails())('$name', ({ mail, resultFile }) => {
  const expected: unknown = JSON.parse(readFileSync(resultFile, 'utf8'));

  test('with LF', () => {
    expect(resultOf(withLf(mail))).toEqual(expected);
  });

  test('with CRLF', () => {
    expect(resultOf(withCrlf(mail))).toEqual(expected);
  });

  test('places lead to the words', () => {
    const raw = mail.toString('latin1');
    for (const { diagnostic, diagnosticAt } of read(parseMessage(mail)).reports) {
      if (!diagnosticAt) continue;
      const quoted = raw.slice(diagnosticAt.start, diagnosticAt.end);
      const text = Buffer.from(quoted, 'latin1').toString('utf8');
      expect(text.split(/\s/)[0]).toBe(diagnostic.split(' ')[0]);
      expect(text.split(/\s/).at(-1)).toBe(diagnostic.split(' ').at(-1));
    }
  });
});
