// Ranks the replies that no rule knows surely, by their shape, each with a rule to begin with.

import { UnknownSurvey } from '../../app/survey.ts';
import { builtInRules } from '../../pipeline/classify.ts';
import { stubFile } from '../../rules/stub.ts';
import type { Names, UnknownShape } from '../../rules/unknown-shapes.ts';
import type { Args } from '../args.ts';
import { warn, write } from '../out.ts';
import { ownRules } from '../own-rules.ts';
import { painter } from '../screen/paint.ts';
import { count } from '../screen/summary-screen.ts';
import { type Frame, row } from '../screen/verdict-screen.ts';
import { UsageError } from '../usage-error.ts';
import { runSteps } from './run-steps.ts';

const BELOW = 0.6;
const TOP = 20;
const WIDTH = 80;

export async function printUnknown(args: Args): Promise<number> {
  const below = number(args, 'below', BELOW, (value) => value >= 0 && value <= 1, 'from 0 to 1');
  const top = number(args, 'top', TOP, (value) => Number.isInteger(value) && value > 0, 'from 1');
  const paths = args.words.length > 0 ? args.words : fromPipe();
  const rules = (await ownRules(args))?.rules ?? builtInRules();
  const survey = new UnknownSurvey(rules, below);
  const code = await runSteps(survey.run(paths));
  const { forgotten } = survey.shapes;
  if (forgotten > 0)
    warn(`too many shapes to keep: the rarest were forgotten, ${count(forgotten)} replies in all`);
  await write(printed(args, survey, survey.shapes.top(top)));
  return code;
}

function printed(args: Args, survey: UnknownSurvey, shapes: readonly UnknownShape[]): string {
  if (args.switches.has('stubs')) {
    const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    return stubFile(
      shapes.flatMap(({ stub }) => (stub ? [stub] : [])),
      date,
    );
  }
  const { total } = survey.shapes;
  if (args.switches.has('json'))
    return shapes.map((shape) => `${JSON.stringify(record(shape, total))}\n`).join('');
  const frame: Frame = { paint: painter(process.stdout), width: WIDTH };
  const blocks = shapes.map((shape, at) => screen(shape, at + 1, total, frame));
  return `${[...blocks.flatMap((block) => [...block, '']), sum(survey, shapes.length)].join('\n')}\n`;
}

function record(shape: UnknownShape, total: number): object {
  const { count: counted, domains, speakers, proposal, ...rest } = shape;
  const share = Math.round((counted / total) * 10_000) / 10_000;
  const named = { domains: domains.names, speakers: speakers.names };
  return { count: counted, share, ...rest, ...named, words: proposal?.phrase ?? null };
}

function screen(it: UnknownShape, rank: number, total: number, frame: Frame): string[] {
  const { now, guess, domains, speakers } = it;
  const share = `${((it.count / total) * 100).toFixed(1)} %`;
  const perhaps = guess && guess !== now.reason ? `; perhaps ${guess}` : '';
  const example = it.example === it.shape ? '' : it.example;
  return [
    `${frame.paint('strong', `${rank}. ${count(it.count)}`)} (${share})`,
    ...row('Shape', it.shape || 'no words at all', frame),
    ...row('Example', example, frame),
    ...row('Domains', namesLine(domains), frame),
    ...row('Spoken by', namesLine(speakers), frame),
    ...row('Now', `${now.reason} (${Math.round(now.confidence * 100)} % sure)${perhaps}`, frame),
    ...it.stub.split('\n').map((line) => (line ? `  ${frame.paint('quiet', '│')} ${line}` : '')),
  ].filter((line) => line !== '');
}

const MOST_NAMED = 3;

function namesLine({ names, isMore }: Names): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, MOST_NAMED).join(', ');
  const rest = isMore || names.length > MOST_NAMED ? ', …' : '';
  return `${names.length}${isMore ? ' or more' : ''}: ${shown}${rest}`;
}

function sum({ judged, shapes }: UnknownSurvey, shown: number): string {
  const share = judged > 0 ? ` (${((shapes.total / judged) * 100).toFixed(1)} %)` : '';
  const of = `${count(shapes.total)} of ${count(judged)} replies${share} are not known surely`;
  const rest = shapes.size - shown;
  return `${of}${rest > 0 ? `; ${count(rest)} more shapes` : ''}`;
}

function fromPipe(): string[] {
  if (!process.stdin.isTTY) return ['-'];
  throw new UsageError('nothing to look at: name a file or folder, or pipe replies in');
}

function number(
  args: Args,
  name: string,
  usual: number,
  fits: (value: number) => boolean,
  range: string,
): number {
  const given = args.values.get(name);
  if (given === undefined) return usual;
  const value = Number(given);
  if (given.trim() !== '' && fits(value)) return value;
  throw new UsageError(`--${name} ${given}: must be a number ${range}`);
}
