// Tries again what fuzzing once found: none of it may go wrong anew.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MAILS } from '../../scripts/fuzz/mails.ts';
import { REPLIES } from '../../scripts/fuzz/replies.ts';
import { FINDINGS } from '../../scripts/fuzz/subject.ts';
import { faultOf } from '../../scripts/fuzz/try-case.ts';

const files = readdirSync(FINDINGS);

it.each(files)('%s', (file) => {
  const subject = file.endsWith(MAILS.ending) ? MAILS : REPLIES;
  const input = subject.decode(readFileSync(`${FINDINGS}/${file}`));
  // Not slow only because it runs for the first time.
  for (let i = 0; i < 20; i++) subject.answer(input);
  expect(faultOf(subject, input)).toBe('');
});
