// Makes a rule set from rule tables written in a test.

import { parse } from 'smol-toml';
import { makeRuleSet, type RuleSet } from '../../src/classify/rule-set.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { reasonInWords } from '../../src/pipeline/words/vocabulary.ts';
import { checkRules } from '../../src/rules/check.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { readRuleFile } from '../../src/rules/rule-file.ts';
import { readFrames } from '../../src/rules/tables.ts';
import { Fields, type FileProblem } from '../../src/text/fields.ts';

const builtIn = builtInRules();
const reasons = builtIn.data.reasons.map(({ id }) => reasonInWords(builtIn, id));

export interface TestRules {
  readonly rules: RuleSet;
  readonly problems: readonly FileProblem[];
}

const FRAMES = `
[[frame]]
id = "said"
kind = "inner"
words = ["host * said:"]
[[frame]]
id = "last"
kind = "inner"
expiry = true
words = ["last transfail:"]
[[frame]]
id = "rcpt"
kind = "stage"
stage = "rcpt"
words = ["in reply to rcpt to command"]
`;

/** Each text is one rule file. Sources may be left out: `src` is there. */
export function rulesOf(...files: readonly string[]): TestRules {
  const read = files.map((text, i) => {
    const content = parse(text);
    const sources = content['sources'] ?? { src: { title: 'test', date: '2026-01-01' } };
    return readRuleFile(`file-${i}.toml`, { ...content, sources });
  });
  const sources = {
    files: read.map(({ file }) => file),
    reasons,
    frames: readFrames(new Fields('frames.toml', parse(FRAMES))),
    blocklists: [],
  };
  const compilation = compileRules(sources);
  const rules = makeRuleSet(compilation.rules);
  return {
    rules,
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...compilation.problems,
      ...checkRules(rules, sources.files),
    ],
  };
}
