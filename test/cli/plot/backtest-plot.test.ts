// The drawing of a back-test, by what is in it: each policy, axes, words; nothing that runs.
import { describe, expect, test } from 'vitest';
import { backtestPlot } from '../../../src/cli/plot/backtest-plot.ts';
import { placeLabels } from '../../../src/cli/plot/labels.ts';
import { linearScale, rootScale } from '../../../src/cli/plot/scale.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { backtestOf, HOLD, ONE_STRIKE, THREE_STRIKES } from '../../decide/backtest/history.ts';

const HISTORIES = ['DDDD.......D.......D', 'DF.D...', 'DFFF....F......F....', 'DCDD'];
const drawn = (policies: readonly Policy[]): string =>
  backtestPlot(backtestOf(HISTORIES, policies));
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Names of elements that were opened and not closed, or closed and not opened. */
function unbalanced(markup: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', own] of markup.matchAll(/<(\/)?([a-z]+)[^<>]*?(\/)?>/g)) {
    if (own) continue;
    if (!end) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [name];
  }
  return open;
}

describe('the picture', () => {
  const svg = drawn([ONE_STRIKE, THREE_STRIKES, HOLD]);

  test('is one well-formed element of a fixed size', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 960 \d+"/);
    expect(unbalanced(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
  test('shows each policy once as a point with its interval, and twice as a line', () => {
    expect(count(svg, /<circle /g)).toBe(3);
    expect(count(svg, /class="line c\d" stroke-opacity/g)).toBe(3);
    expect(count(svg, /class="line c\d" stroke-dasharray/g)).toBe(3 * 2 + 3);
    expect(count(svg, /class="was"/g)).toBe(2 + 1);
  });
  test('names each policy beside its point and in the legend, as text', () => {
    for (const name of ['one-strike', 'three-strikes', 'hold'])
      expect(count(svg, new RegExp(`>${name}</text>`, 'g'))).toBe(2);
    expect(svg).toContain('>as it was</text>');
  });
  test('says what the axes are, and of what', () => {
    expect(svg).toContain('Living addresses wrongly suppressed (estimated');
    expect(svg).toContain('Mails to dead addresses that were sent all the same');
    expect(svg).toContain('Bounces per mail sent, by week');
    expect(svg).toContain('4 addresses, 18 mails, 2026-01-05 to 2026-01-24');
  });
  test('brings colours for light and for dark, and nothing that runs or is fetched', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/<script|<foreignObject|<image|\son[a-z]+=|href|url\(|@import/i);
  });
});

test('names are text, whatever is in them', () => {
  const svg = drawn([{ ...ONE_STRIKE, name: '<script>"&\u0007' }]);
  expect(svg).toContain('&lt;script&gt;&quot;&amp;\ufffd</text>');
  expect(unbalanced(svg)).toEqual([]);
});

test('more policies than colours are told apart by dashes', () => {
  const many = Array.from({ length: 16 }, (_, at) => ({ ...ONE_STRIKE, name: `p${at}` }));
  const looks = [...drawn(many).matchAll(/class="line (c\d)" stroke-dasharray="([^"]+)"/g)];
  expect(new Set(looks.map(([, colour, dash]) => `${colour} ${dash}`)).size).toBe(16);
});

test('an empty history is drawn too', () => {
  expect(backtestPlot(backtestOf([''], [ONE_STRIKE]))).not.toMatch(/NaN|Infinity/);
});

describe('scales', () => {
  const range = { start: 0, end: 100 };
  test.each([
    [0.43, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.0021, [0, 0.0005, 0.001, 0.0015, 0.002, 0.0025]],
    [0, [0, 1]],
  ])('linear to %d', (most, ticks) => {
    const scale = linearScale(most, range);
    expect(scale.ticks.map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks);
    expect(scale.place(ticks.at(-1) ?? 0)).toBeCloseTo(100);
  });
  test('by the root', () => {
    const scale = rootScale(0.018, range);
    expect(scale.ticks).toEqual([0, 0.0002, 0.001, 0.004, 0.01, 0.02]);
    expect(scale.place(0.005)).toBeCloseTo(50);
  });
});

describe('labels', () => {
  const room = { top: 0, bottom: 100, line: 15 };
  const linesOf = (labels: Parameters<typeof placeLabels>[0]): number[] =>
    placeLabels(labels, room).map(({ textY }) => textY);

  test('that cover nothing stay beside their points', () => {
    const labels = [
      { text: 'a', x: 0, y: 10 },
      { text: 'b', x: 200, y: 12 },
      { text: 'c', x: 0, y: 40 },
    ];
    expect(linesOf(labels)).toEqual([10, 12, 40]);
  });
  test('of one point stand around it, within the room', () => {
    const labels = ['one', 'two', 'three'].map((text) => ({ text, x: 5, y: 95 }));
    expect(linesOf(labels)).toEqual([95, 80, 65]);
  });
  test('give way to other points', () => {
    const labels = [
      { text: 'a long name', x: 0, y: 50 },
      { text: 'b', x: 40, y: 47 },
    ];
    expect(linesOf(labels)).toEqual([47, 65]);
  });
  test('that find no place stand beside their points all the same', () => {
    const labels = Array.from({ length: 40 }, (_, at) => ({ text: `p${at}`, x: 5, y: 50 }));
    expect(linesOf(labels).at(-1)).toBe(50);
  });
});
