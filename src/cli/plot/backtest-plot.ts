// Draws a back-test as SVG: harm against use for each policy, rates of bounces and complaints over time.

import type { Flow, Period } from '../../decide/backtest/over-time.ts';
import type { BacktestReport, PolicyReport } from '../../decide/backtest/report.ts';
import { percent } from '../screen/percent.ts';
import { LABEL_GAP, placeLabels } from './labels.ts';
import { linearScale, rootScale, type Scale } from './scale.ts';
import { element, escaped, pathOf, textElement } from './svg.ts';

const WIDTH = 960;
const MARGIN = { left: 76, right: 24 };
const SCATTER = { top: 92, bottom: 432 };
const CHART = { top: 512, bottom: 692, gap: 84 };
const LEGEND = { top: 740, column: 220, row: 20 };
const LINE = 15;

/** On light and on dark ground; after Okabe and Ito, whose colours colour-blind people tell apart. */
const COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#0077bb', '#4db2f0'],
  ['#d55e00', '#ff8a3c'],
  ['#009e73', '#2fd3a3'],
  ['#cc6699', '#f095c0'],
  ['#a67c00', '#e3b93a'],
  ['#3aa6c9', '#8be0f7'],
  ['#8a6d3b', '#c8a878'],
];
/** For policies beyond the colours. */
const DASHES: readonly string[] = ['none', '6 3', '2 3'];

/** Dark where the reader's system is: the picture brings its own ground with it. */
const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #333 }
.title { font-size: 15px; font-weight: 600 }
.quiet { fill: #666 }
.paper { fill: #fff }
.axis { stroke: #888; fill: none }
.grid { stroke: #ddd; fill: none }
.was { stroke: #777; fill: none; stroke-width: 3; stroke-opacity: .5 }
.line { stroke: currentColor; fill: none; stroke-width: 1.6 }
.dot { fill: currentColor }
.leader { stroke: #999; fill: none; stroke-width: .8 }
${colours(0)}
@media (prefers-color-scheme: dark) {
text { fill: #ddd }
.quiet { fill: #aaa }
.paper { fill: #1c1c1c }
.grid { stroke: #3a3a3a }
.was { stroke: #bbb }
${colours(1)}
}`;

function colours(ground: 0 | 1): string {
  return COLOURS.map((pair, at) => `.c${at} { color: ${pair[ground]} }`).join('\n');
}

export function backtestPlot(report: BacktestReport): string {
  const { history, policies } = report;
  const rows = Math.ceil((policies.length + 1) / legendColumns());
  const height = LEGEND.top + rows * LEGEND.row + 16;
  const title = 'Back-test of policies';
  const about = `${history.addresses.toLocaleString('en')} addresses, ${history.mails.toLocaleString('en')} mails, ${day(history.from)} to ${day(history.to)}`;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
    },
    [
      element('title', {}, [escaped(title)]),
      element('desc', {}, [escaped(`${about}. ${policies.map(described).join(' ')}`)]),
      element('style', {}, [STYLE]),
      element('rect', { class: 'paper', width: WIDTH, height }, []),
      textElement({ x: 24, y: 30, class: 'title' }, title),
      textElement({ x: 24, y: 50, class: 'quiet' }, about),
      ...scatter(policies),
      ...rates(report),
      ...legend(policies),
    ],
  )}\n`;
}

const described = ({ policy, wrong, deadMails }: PolicyReport): string =>
  `${policy}: ${percent(wrong.share)} of living addresses wrongly suppressed; mails sent to dead addresses: ${deadMails.sent.toLocaleString('en')}.`;

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

const colourOf = (at: number): string => `c${at % COLOURS.length}`;
const dashOf = (at: number): string =>
  DASHES[Math.floor(at / COLOURS.length) % DASHES.length] ?? 'none';

/** Exact figures where there are some, else the estimates. */
function pointOf({ wrong, deadMails, exact }: PolicyReport): Point {
  const mails = exact?.deadMails ?? deadMails;
  const all = mails.avoided + mails.sent;
  return { wrong: exact?.wrong ?? wrong, sent: all === 0 ? 0 : mails.sent / all };
}

interface Point {
  readonly wrong: PolicyReport['wrong'];
  /** Share of the mails to dead addresses, 0–1. */
  readonly sent: number;
}

function scatter(policies: readonly PolicyReport[]): string[] {
  const points = policies.map(pointOf);
  const range = { start: MARGIN.left, end: WIDTH - MARGIN.right - 150 };
  const x = linearScale(Math.max(0, ...points.map(({ sent }) => sent)), range);
  const most = Math.max(0, ...points.map(({ wrong }) => wrong.high ?? 0));
  const y = rootScale(most, { start: SCATTER.bottom, end: SCATTER.top });
  const isExact = policies.some(({ exact }) => exact !== null);
  return [
    textElement(
      { x: MARGIN.left, y: SCATTER.top - 16, class: 'quiet' },
      `Living addresses wrongly suppressed (${isExact ? 'by the truth' : 'estimated'}; 95 % intervals; square-root scale)`,
    ),
    ...leftAxis(y, range, percent),
    ...x.ticks.map((tick) =>
      textElement(
        { x: x.place(tick), y: SCATTER.bottom + 18, class: 'quiet', 'text-anchor': 'middle' },
        percent(tick),
      ),
    ),
    textElement(
      { x: range.end, y: SCATTER.bottom + 36, class: 'quiet', 'text-anchor': 'end' },
      'Mails to dead addresses that were sent all the same, of all mails to dead addresses; best is bottom left',
    ),
    ...points.flatMap((point, at) => dot(point, at, x, y)),
    ...dotLabels(policies, points, x, y),
  ];
}

function dot({ wrong, sent }: Point, at: number, x: Scale, y: Scale): string[] {
  const cx = x.place(sent);
  const bar = [
    [cx, y.place(wrong.low ?? 0)],
    [cx, y.place(wrong.high ?? 0)],
  ] as const;
  const colour = colourOf(at);
  return [
    element('path', { d: pathOf(bar), class: `line ${colour}`, 'stroke-opacity': 0.6 }, []),
    element('circle', { cx, cy: y.place(wrong.share ?? 0), r: 5, class: `dot ${colour}` }, []),
  ];
}

function dotLabels(
  policies: readonly PolicyReport[],
  points: readonly Point[],
  x: Scale,
  y: Scale,
): string[] {
  const labels = points.map(({ wrong, sent }, at) => ({
    text: policies[at]?.policy ?? '',
    x: x.place(sent),
    y: y.place(wrong.share ?? 0),
  }));
  return placeLabels(labels, { top: SCATTER.top, bottom: SCATTER.bottom, line: LINE }).flatMap(
    (label) => [
      ...(label.textY === label.y
        ? []
        : [
            element(
              'path',
              {
                class: 'leader',
                d: pathOf([
                  [label.x, label.y],
                  [label.x + 10, label.textY],
                ]),
              },
              [],
            ),
          ]),
      textElement({ x: label.x + LABEL_GAP, y: label.textY + 4 }, label.text),
    ],
  );
}

function leftAxis(
  y: Scale,
  { start, end }: { readonly start: number; readonly end: number },
  words: (value: number) => string,
): string[] {
  return y.ticks.flatMap((tick) => {
    const at = y.place(tick);
    const line = [
      [start, at],
      [end, at],
    ] as const;
    return [
      element('path', { class: tick === 0 ? 'axis' : 'grid', d: pathOf(line) }, []),
      textElement({ x: start - 8, y: at + 4, class: 'quiet', 'text-anchor': 'end' }, words(tick)),
    ];
  });
}

interface Chart {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly rate: (flow: Flow) => number;
}

function rates(report: BacktestReport): string[] {
  const middle = (MARGIN.left + WIDTH - MARGIN.right) / 2;
  const charts: readonly Chart[] = [
    {
      title: `Bounces per mail sent, by ${report.unit}`,
      start: MARGIN.left,
      end: middle - CHART.gap / 2 + 20,
      rate: ({ bounces, mails }) => (mails === 0 ? 0 : bounces / mails),
    },
    {
      title: `Complaints per mail sent, by ${report.unit}`,
      start: middle + CHART.gap / 2 + 20,
      end: WIDTH - MARGIN.right,
      rate: ({ complaints, mails }) => (mails === 0 ? 0 : complaints / mails),
    },
  ];
  return charts.flatMap((chart) => chartOf(chart, report));
}

function chartOf(chart: Chart, { history, policies }: BacktestReport): string[] {
  const { start, end, rate } = chart;
  const series = [history.overTime, ...policies.map(({ overTime }) => overTime)];
  const most = Math.max(0, ...series.flat().map(rate));
  const y = linearScale(most, { start: CHART.bottom, end: CHART.top });
  const first = history.overTime[0]?.start ?? 0;
  const last = history.overTime.at(-1)?.start ?? 0;
  const x = (time: number): number =>
    last === first ? (start + end) / 2 : start + ((end - start) * (time - first)) / (last - first);
  const curve = (periods: readonly Period[]): string =>
    pathOf(periods.map((period) => [x(period.start), y.place(rate(period))] as const));
  return [
    textElement({ x: start, y: CHART.top - 16, class: 'quiet' }, chart.title),
    ...leftAxis(y, { start, end }, percent),
    ...dates(history.overTime, x),
    element('path', { class: 'was', d: curve(history.overTime) }, []),
    ...policies.map(({ overTime }, at) =>
      element(
        'path',
        {
          class: `line ${colourOf(at)}`,
          'stroke-dasharray': dashOf(at),
          d: curve(overTime),
        },
        [],
      ),
    ),
  ];
}

/** First, middle and last. */
function dates(periods: readonly Period[], x: (time: number) => number): string[] {
  const anchors = ['start', 'middle', 'end'] as const;
  const places = [0, Math.floor((periods.length - 1) / 2), periods.length - 1];
  const shown = periods.length < 3 ? places.slice(0, periods.length) : places;
  return shown.map((place, at) => {
    const time = periods[place]?.start ?? 0;
    return textElement(
      { x: x(time), y: CHART.bottom + 18, class: 'quiet', 'text-anchor': anchors[at] ?? 'end' },
      day(time),
    );
  });
}

const legendColumns = (): number =>
  Math.floor((WIDTH - MARGIN.left - MARGIN.right) / LEGEND.column);

function legend(policies: readonly PolicyReport[]): string[] {
  const names = ['as it was', ...policies.map(({ policy }) => policy)];
  return names.flatMap((name, at) => {
    const columns = legendColumns();
    const x = MARGIN.left + (at % columns) * LEGEND.column;
    const y = LEGEND.top + Math.floor(at / columns) * LEGEND.row;
    const line = pathOf([
      [x, y - 4],
      [x + 26, y - 4],
    ]);
    const look =
      at === 0
        ? { class: 'was', d: line }
        : {
            class: `line ${colourOf(at - 1)}`,
            'stroke-dasharray': dashOf(at - 1),
            d: line,
          };
    return [element('path', look, []), textElement({ x: x + 34, y }, name)];
  });
}
