// Tries changed mails and replies until the time is up: `npm run fuzz -- --seconds 60 --seed 7`.
import { parseArgs } from 'node:util';
import { tellFinding } from './fuzz/finding.ts';
import { MAILS } from './fuzz/mails.ts';
import { caseNumber } from './fuzz/random.ts';
import { REPLIES } from './fuzz/replies.ts';
import type { Subject } from './fuzz/subject.ts';
import { type Case, caseOf, faultOf, NO_NUMBER } from './fuzz/try-case.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    /** The same number tries the same cases in the same order. */
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    /** In their place: every mail, cut at every so many bytes. */
    cuts: { type: 'string' },
    /** One case again, as its finding names it. */
    replay: { type: 'string' },
  },
});

const SUBJECTS: readonly Subject[] = [MAILS, REPLIES];
/** Replies are read so much faster that several come to each mail. */
const TURNS: readonly Subject[] = [MAILS, REPLIES, REPLIES, REPLIES, REPLIES];
const MOST_FINDINGS = 20;
/** Every so many cases, the one before is answered again: it must not have changed. */
const AGAIN_EVERY = 3;

/** A case with the answer that it had. */
interface Answered {
  readonly subject: Subject;
  readonly it: Case;
  readonly answer: string;
}

if (values.replay !== undefined) replay(values.replay);
else if (values.cuts !== undefined) sweep(Math.max(1, Number(values.cuts)));
else run(Number(values.seed), Number(values.seconds));

function run(seed: number, seconds: number): void {
  for (const { name, seeds } of SUBJECTS) {
    const own = seeds.filter((one) => one.own).length;
    console.log(`fuzz: ${own} seeds of kind ${name}, ${seeds.length - own} more from ../shared`);
  }
  warmUp();
  const found = new Set<string>();
  const until = performance.now() + seconds * 1000;
  let last: Answered | undefined;
  let tried = 0;
  for (; performance.now() < until && found.size < MOST_FINDINGS; tried++) {
    const subject = TURNS[tried % TURNS.length] ?? MAILS;
    const it = caseOf(subject, caseNumber(seed, tried));
    const fault = faultOf(subject, it.input);
    report(found, subject, it, fault);
    if (last && isChanged(last)) report(found, last.subject, last.it, 'changed on a repeated run');
    const isNext = fault === '' && tried % AGAIN_EVERY === 0;
    last = isNext ? { subject, it, answer: JSON.stringify(subject.answer(it.input)) } : undefined;
  }
  const mails = Math.ceil(tried / TURNS.length);
  console.log(
    `fuzz: seed ${seed}, ${mails} mails, ${tried - mails} replies, ${found.size} findings`,
  );
  process.exitCode = found.size > 0 ? 1 : 0;
}

function sweep(step: number): void {
  warmUp();
  const found = new Set<string>();
  let tried = 0;
  for (const seed of MAILS.seeds)
    for (let end = 0; end < seed.text.length; end += step, tried++) {
      const it = {
        seed,
        input: seed.text.slice(0, end),
        by: [`a cut at ${end}`],
        number: NO_NUMBER,
      };
      report(found, MAILS, it, faultOf(MAILS, it.input));
    }
  console.log(`fuzz: ${MAILS.seeds.length} mails cut ${tried} times, ${found.size} findings`);
  process.exitCode = found.size > 0 ? 1 : 0;
}

/** Nothing is slow only because it runs for the first time. */
function warmUp(): void {
  for (const { seeds, answer } of SUBJECTS)
    for (const { text } of seeds.slice(0, 400)) answer(text);
}

function isChanged({ subject, it, answer }: Answered): boolean {
  return JSON.stringify(subject.answer(it.input)) !== answer;
}

/** Each fault once: the many cases that show it have one cause. */
function report(found: Set<string>, subject: Subject, it: Case, fault: string): void {
  if (fault === '' || found.has(fault)) return;
  found.add(fault);
  tellFinding(subject, it, fault);
}

function replay(recipe: string): void {
  const [name, number, ...from] = recipe.split(' ');
  const subject = SUBJECTS.find((one) => one.name === name);
  if (!subject) throw new Error(`fuzz: ${recipe}: begins with neither mail nor reply`);
  const it = caseOf(subject, Number(number), from.join(' '));
  const fault = faultOf(subject, it.input);
  console.log(`${it.by.join(', ')}: ${fault || 'all is well'}`);
  process.stdout.write(`${it.input}\n`);
  process.exitCode = fault === '' ? 0 : 1;
}
