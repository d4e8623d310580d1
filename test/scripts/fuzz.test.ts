import { describe, expect, it } from 'vitest';
import { MAILS } from '../../scripts/fuzz/mails.ts';
import { minimise } from '../../scripts/fuzz/minimise.ts';
import { caseNumber, randomOf } from '../../scripts/fuzz/random.ts';
import { REPLIES } from '../../scripts/fuzz/replies.ts';
import type { Subject } from '../../scripts/fuzz/subject.ts';
import { caseOf, faultOf } from '../../scripts/fuzz/try-case.ts';
import { decodedFlaws, verdictFlaws } from '../../scripts/fuzz/well-formed.ts';
import type { Decoded } from '../../src/model/decoded.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { bounceOf } from '../helpers/bounce.ts';

describe('a case', () => {
  it.each([MAILS, REPLIES])('of kind $name is the same for the same number', (subject) => {
    for (let run = 0; run < 50; run++) {
      const it = caseOf(subject, caseNumber(7, run));
      const again = caseOf(subject, it.number, it.seed.name);
      expect(again.input).toBe(it.input);
      expect(again.by).toEqual(it.by);
    }
  });

  it('of a mail is bytes, whatever was done to it', () => {
    for (let run = 0; run < 200; run++) {
      const { input } = caseOf(MAILS, caseNumber(8, run));
      expect(/^[\0-\xff]*$/.test(input)).toBe(true);
    }
  });

  it('comes by every mutation', () => {
    const by = Array.from({ length: 400 }, (_, run) => caseOf(MAILS, caseNumber(9, run)).by);
    expect(new Set(by.flat())).toEqual(new Set(Object.keys(MAILS.mutations)));
  });
});

it('chances are even', () => {
  const random = randomOf(3);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const at = random.int(10);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});

it('an input is made small', () => {
  const isFaulty = (input: string): boolean => input.includes('<') && input.includes('>');
  expect(minimise(`${'a'.repeat(500)}<b>${'c'.repeat(300)}`, isFaulty)).toBe('<>');
});

describe('what is wrong with a subject', () => {
  const subject = (part: Partial<Subject>): Subject => ({ ...REPLIES, flaws: () => [], ...part });

  it.each<[string, Partial<Subject>, string]>([
    ['nothing', {}, ''],
    ['a flaw', { flaws: () => ['first', 'second'] }, 'first'],
    ['slow', { allowedMs: () => 0, answer: () => busy(12) }, 'slow'],
    ['quick enough', { allowedMs: () => 100, answer: () => busy(12) }, ''],
  ])('%s', (_, part, fault) => {
    expect(faultOf(subject(part), '550 no')).toBe(fault);
  });

  it('an exception', () => {
    const flaws = (): string[] => {
      throw new RangeError('no such place');
    };
    expect(faultOf(subject({ flaws }), '')).toContain('throws RangeError: no such place');
  });
});

function busy(ms: number): object {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return {};
}

describe('the shape of a verdict', () => {
  const TEXT = '550 5.1.1 <a@example.com>: User unknown';
  const good = classify(TEXT);
  const [evidence] = good.evidence;

  it.each<[string, Partial<Verdict>, string[]]>([
    ['is well formed', {}, []],
    ['reason', { reason: 'full' as never }, ['reason is none of its words']],
    ['confidence', { confidence: 1.2 }, ['confidence is not within 0 and 1']],
    ['no number', { confidence: Number.NaN }, ['confidence is not within 0 and 1']],
    ['evidence', { evidence: [] }, ['a reason without evidence']],
    [
      'place',
      { evidence: [{ ...evidence, place: { start: 3, end: 5 } } as never] },
      ['evidence matched is not what stands at its place'],
    ],
    ['detail', { detail: { sizeLimitBytes: Number.POSITIVE_INFINITY } }, ['a detail is no number']],
  ])('%s', (_, part, flaws) => {
    expect(verdictFlaws({ ...good, ...part }, { diagnostic: TEXT, context: '', size: 0 })).toEqual(
      flaws,
    );
  });
});

describe('the shape of a decoded mail', () => {
  const mail = bounceOf('a@example.com');
  const good = decode(mail);
  const withReport = (part: object): Partial<Decoded> => ({
    reports: good.reports.map((report) => ({ ...report, ...part })),
  });

  it.each<[string, Partial<Decoded>, string[]]>([
    ['is well formed', {}, []],
    ['kind', { kind: 'bounce' as never }, ['kind is none of its words']],
    ['several lines', withReport({ recipient: 'a\nb' }), ['recipient has several lines']],
    ['status', withReport({ status: '5.1' }), ['status is no status']],
    [
      'outside',
      withReport({ diagnosticAt: { start: 5, end: 1e6 } }),
      ['diagnosticAt lies outside'],
    ],
    ['lost in JSON', { subject: undefined as never }, ['changed by JSON']],
  ])('%s', (_, part, flaws) => {
    expect(decodedFlaws({ ...good, ...part }, mail.length)).toEqual(flaws);
  });
});
