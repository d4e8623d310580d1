// Tells a finding: what is wrong, how to make it again, and (of our own seeds) the smallest input that shows it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimise } from './minimise.ts';
import { FINDINGS, type Subject } from './subject.ts';
import { type Case, faultOf, NO_NUMBER } from './try-case.ts';

/** Larger ones are told, not kept. */
const KEPT_UP_TO = 64_000;
/** Each try of a slow input takes long. */
const TRIES = { slow: 60, other: 4000 };

export function tellFinding(subject: Subject, it: Case, fault: string): void {
  console.log(`\n${fault}\n  ${it.seed.name}, changed by ${it.by.join(', ')}`);
  if (it.number !== NO_NUMBER)
    console.log(`  again: npm run fuzz -- --replay '${subject.name} ${it.number} ${it.seed.name}'`);
  if (it.seed.own) keep(subject, it, fault);
  else console.log('  not kept: the seed is other people’s');
}

function keep(subject: Subject, it: Case, fault: string): void {
  const budget = fault === 'slow' ? TRIES.slow : TRIES.other;
  const small = minimise(it.input, (input) => faultOf(subject, input) === fault, budget);
  const path = join(FINDINGS, `${nameOf(fault, small)}${subject.ending}`);
  if (small.length > KEPT_UP_TO) {
    console.log(`  not kept: ${small.length} characters at the smallest`);
    return;
  }
  mkdirSync(FINDINGS, { recursive: true });
  writeFileSync(path, subject.encode(small));
  console.log(`  kept: ${path}, ${small.length} characters; its test fails until it is mended`);
}

/** The fault in a few words, and something that tells findings of one fault apart. */
function nameOf(fault: string, input: string): string {
  const words = fault
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 6);
  return `${words.join('-')}-${createHash('sha256').update(input).digest('hex').slice(0, 6)}`;
}
