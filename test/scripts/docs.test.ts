import { expect, it } from 'vitest';
import { formatsPart } from '../../scripts/docs/formats-part.ts';
import { languagesPart } from '../../scripts/docs/languages-part.ts';
import { reasonsPart } from '../../scripts/docs/reasons-part.ts';
import { rulesPart } from '../../scripts/docs/rules-part.ts';
import { FORMATS } from '../../src/decode/formats/index.ts';
import { LANGUAGES } from '../../src/decode/languages/index.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { reasonInWords } from '../../src/pipeline/words/vocabulary.ts';
import { readRuleFile } from '../../src/rules/rule-file.ts';

const rule = (id: string, example: string): object => ({
  id,
  reason: 'mailbox-full',
  words: ['full'],
  source: 'src',
  examples: [example],
});

const fileOf = (file: string, speaker: object, rules: readonly object[]) =>
  readRuleFile(file, {
    speaker,
    sources: { src: { title: 'a page', date: '2026-02-01' } },
    rule: rules,
  }).file;

const FILES = [
  fileOf('rules/receivers/a.toml', { id: 'a', name: 'A Mail', kind: 'receiver' }, [
    rule('full', '552 the mailbox of Ωmega is full'),
  ]),
  fileOf('rules/receivers/b.toml', { id: 'b', name: 'B Mail', kind: 'receiver' }, [
    rule('full', '552 5.2.2 the mailbox is full (b|c)'),
    rule('fuller', '552 5.2.2 the mailbox is full'),
  ]),
  fileOf('rules/standard/languages-asian.toml', { id: 'common', kind: 'common' }, []),
];

it('names every format once', () => {
  const ids = [...formatsPart().matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(FORMATS.map(({ id }) => id)));
});

it('lists the speakers with most rules first', () => {
  const part = rulesPart(FILES);
  expect(part).toContain('3 rules with 3 examples');
  expect(part).toContain('newest source is of 2026-02');
  expect(part).toContain('**Receivers** (2): B Mail (2) · A Mail (1)');
  expect(part).toContain('Asian languages (0)');
});

it('shows a plain example of a reason, fit for a table', () => {
  const entry = reasonInWords(builtInRules(), 'mailbox-full');
  expect(reasonsPart([entry], FILES)).toContain(
    '| `mailbox-full` | The mailbox has no room left | 3 | `552 5.2.2 the mailbox is full` |',
  );
});

it('names languages, not codes', () => {
  const part = languagesPart();
  expect(part).toContain(`in ${LANGUAGES.length} languages`);
  expect(part).toContain('Chinese (Simplified), Chinese (Traditional)');
});
