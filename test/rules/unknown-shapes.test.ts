import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { readRuleFolder } from '../../src/app/rule-folder.ts';
import { builtInRules, classify } from '../../src/pipeline/classify.ts';
import { withRules } from '../../src/pipeline/own-rules.ts';
import { decidingWords } from '../../src/rules/deciding-words.ts';
import { propose } from '../../src/rules/propose.ts';
import { shapeOf } from '../../src/rules/shape.ts';
import { stubFile, TO_FILL_IN } from '../../src/rules/stub.ts';
import { UnknownShapes } from '../../src/rules/unknown-shapes.ts';

const rules = builtInRules();

function counted(replies: readonly string[], most?: number): UnknownShapes {
  const shapes = new UnknownShapes(rules, most);
  for (const [at, text] of replies.entries())
    shapes.add({ text, recipient: `user${at}@d${at % 30}.example`, verdict: classify(text) });
  return shapes;
}

it('counts what differs only in addresses and the like as one, most frequent first', () => {
  const shapes = counted([
    'host mx.example.net[192.0.2.1] said: 550 <a@d0.example>: no zebras (in reply to RCPT TO command)',
    '550 The parrot is asleep until 12:30:00',
    '550 <b@d2.example>: No zebras!',
    '550 <c@d3.example>: no zebras.',
    '550 The parrot is asleep until 13:30:00',
  ]);
  expect(shapes.total).toBe(5);
  expect(shapes.top(9).map(({ shape, count }) => `${count} ${shape}`)).toEqual([
    '2 550 <{address}>: no zebras',
    '2 550 The parrot is asleep until {date}',
    '1 550 <{address}>: No zebras!',
  ]);
});

it('tells domains, an example, the verdict of now, and a stub', () => {
  const [first] = counted(
    Array.from({ length: 40 }, (_, i) => `550 inbox of parrot ${i} is sleepy`),
  ).top(1);
  expect(first).toMatchObject({
    count: 40,
    example: '550 inbox of parrot 0 is sleepy',
    now: { reason: 'unknown' },
    proposal: { id: 'inbox-of-parrot-is-sleepy', phrase: 'inbox of parrot * is sleepy' },
  });
  expect(first?.domains.names.slice(0, 2)).toEqual(['d0.example', 'd1.example']);
  expect(first?.domains.names.length).toBe(20);
  expect(first?.domains.isMore).toBe(true);
  expect(first?.stub).toBe(`[[rule]]
id = "inbox-of-parrot-is-sleepy"
reason = "…"  # 40 seen, now unknown; perhaps mailbox-full
words = ["inbox of parrot * is sleepy"]
source = "seen"
examples = ["550 inbox of parrot 42 is sleepy"]`);
});

it('forgets the rarest where there are too many, and says how many replies those were', () => {
  const words = 'ant bee cat dog eel fox gnu hen ibis jay kiwi lynx mole newt owl pig'.split(' ');
  const many = words.flatMap((word) => ['550 no zebras today', `550 refused by the ${word}`]);
  const shapes = counted(many, 8);
  expect(shapes.size).toBeLessThanOrEqual(8);
  expect(shapes.top(1)[0]).toMatchObject({ shape: '550 no zebras today', count: 16 });
  const kept = shapes.top(99).reduce((sum, { count }) => sum + count, 0);
  expect([shapes.total, shapes.total - kept]).toEqual([32, shapes.forgotten]);
});

describe('a proposed file', () => {
  const examples = readRuleFolder('rules')
    .sources.files.flatMap((file) => file.rules)
    .flatMap((rule) => rule.examples);
  const shapes = counted(examples);
  const text = stubFile(
    shapes.top(9999).flatMap(({ stub }) => (stub ? [stub] : [])),
    '2026-11-25',
  );

  it('is refused as long as the reasons are not filled in', () => {
    const { problems } = withRules([{ name: 'own.toml', content: parse(text) }]);
    const said = new Set(
      problems.map(({ message }) => message.replace(/ is dead.*| is shadow.*/, '')),
    );
    expect([...said]).toContainEqual(expect.stringContaining('`reason`: "…" is not one'));
  });

  it('then wins every reply of its shapes and its own examples', () => {
    const filled = text.replaceAll(`"${TO_FILL_IN}"`, '"complaint"');
    const { rules: own, problems } = withRules([{ name: 'own.toml', content: parse(filled) }]);
    expect(problems.filter(({ message }) => !message.includes('never heard'))).toEqual([]);
    const lost = examples
      .filter((reply) => propose(shapeOf(decidingWords(rules, reply))) !== null)
      .filter((reply) => classify(reply, {}, { rules: own }).reason !== 'complaint');
    expect(lost).toEqual([]);
  });
});
