// Back-tests of tiny histories, with figures computed by hand.
import { describe, expect, test } from 'vitest';
import type { BacktestReport, PolicyReport } from '../../../src/decide/backtest/report.ts';
import type { Incident } from '../../../src/model/incident.ts';
import type { Policy } from '../../../src/model/policy.ts';
import {
  ANY_STRIKE,
  addressAt,
  backtestOf,
  DAY,
  HOLD,
  ONE_STRIKE,
  START,
  THREE_STRIKES,
} from './history.ts';

type Figures = Readonly<Record<string, number | null>>;

const only = (report: BacktestReport): PolicyReport => {
  const [first] = report.policies;
  if (!first) throw new Error('no policy');
  return first;
};

/** What one policy makes of some histories, by the names of the figures that are asked. */
function check(policy: Policy, histories: readonly string[], expected: Figures): void {
  const report = only(backtestOf(histories, [policy]));
  const { afterwards, wrong, deadMails, days, sent, ...rest } = report;
  const figures: Figures = {
    suppressed: rest.suppressed,
    held: rest.held,
    unwanted: rest.unwanted,
    atEnd: rest.atEnd,
    alive: afterwards.alive.count,
    failing: afterwards.failing,
    unknown: afterwards.unknown,
    wrong: wrong.count,
    living: wrong.of,
    deadAvoided: deadMails.avoided,
    deadSent: deadMails.sent,
    good: rest.goodMails,
    unwantedMails: rest.unwantedMails,
    mails: sent.mails,
    bounces: sent.bounces,
    complaints: sent.complaints,
    median: days.median,
    p90: days.p90,
    never: days.never,
  };
  const asked = Object.fromEntries(Object.keys(expected).map((name) => [name, figures[name]]));
  expect(asked).toEqual(expected);
}

describe('one address', () => {
  test.each<[string, Policy, string, Figures]>([
    ['takes all', ONE_STRIKE, 'DDD', { suppressed: 0, mails: 3, living: 1, never: 0 }],
    [
      'was alive after all',
      ONE_STRIKE,
      'DF.D',
      { suppressed: 1, alive: 1, wrong: 1, living: 1, good: 1, mails: 2, bounces: 1, deadSent: 0 },
    ],
    [
      'was read after all',
      ONE_STRIKE,
      'DF.H',
      { suppressed: 1, alive: 1, failing: 0, unknown: 0, good: 0 },
    ],
    [
      'is dead',
      ONE_STRIKE,
      'DFFF',
      { alive: 0, failing: 1, wrong: 0, living: 1, deadAvoided: 2, deadSent: 1, median: 0 },
    ],
    [
      'is dead, found out late',
      THREE_STRIKES,
      'D.F.F.F.F',
      { suppressed: 1, deadAvoided: 1, deadSent: 3, bounces: 3, median: 4, p90: 4 },
    ],
    ['is dead, never found out', THREE_STRIKES, 'DFF', { suppressed: 0, median: null, never: 1 }],
    [
      'is refused again, but not as dead',
      ONE_STRIKE,
      'DF.SS',
      { suppressed: 1, unknown: 1, failing: 0 },
    ],
    [
      'is suppressed for something else, dead later',
      ANY_STRIKE,
      'DS.FF',
      { suppressed: 1, unknown: 1, failing: 0, deadAvoided: 2, median: 0 },
    ],
    ['is not mailed again', ONE_STRIKE, 'DF', { suppressed: 1, unknown: 1, alive: 0, failing: 0 }],
    ['never lived', ONE_STRIKE, 'F', { suppressed: 1, unknown: 1, living: 0, wrong: 0 }],
    [
      'was refused for its contents, never as dead',
      ONE_STRIKE,
      'DSSD',
      { suppressed: 0, bounces: 2, deadSent: 0 },
    ],
    [
      'complained',
      ONE_STRIKE,
      'DCDD',
      { suppressed: 0, unwanted: 1, wrong: 0, good: 0, unwantedMails: 2, mails: 1, complaints: 1 },
    ],
    ['was held, then alive', HOLD, 'DF........D', { held: 0, suppressed: 1, alive: 1, good: 1 }],
    ['is held still', HOLD, 'DF..', { held: 1, suppressed: 0, atEnd: 0, unknown: 0 }],
    ['is suppressed still', ONE_STRIKE, 'DF..', { atEnd: 1 }],
  ])('%s', (_, policy, history, expected) => check(policy, [history], expected));
});

test('several addresses add up', () => {
  check(ONE_STRIKE, ['DDDD', 'DF.D', 'DFFF', 'DF', 'F', 'DCDD'], {
    suppressed: 4,
    unwanted: 1,
    alive: 1,
    failing: 1,
    unknown: 2,
    wrong: 1,
    living: 5,
    deadAvoided: 2,
    deadSent: 3,
  });
});

test('what is not seen bounds the share of living addresses from above', () => {
  const { wrong, wrongAtMost } = only(backtestOf(['DDDD', 'DF.D', 'DF', 'F'], [ONE_STRIKE]));
  expect(wrong).toMatchObject({ count: 1, of: 3 });
  expect(wrongAtMost).toBe(2 / 3);
});

test('days until suppression: median and 90th percentile over all that never came back', () => {
  const { days } = only(
    backtestOf(['DFFF', 'DF.F.F', 'DF...F..F', 'DF.....F.F', 'DF'], [THREE_STRIKES]),
  );
  expect(days).toEqual({ median: 7, p90: null, suppressed: 4, never: 1 });
});

test('rates over time are of what would have been sent', () => {
  const week = 'DF.....';
  const report = backtestOf([`${week}F......D`], [ONE_STRIKE]);
  expect(report.unit).toBe('week');
  expect(report.history.overTime).toEqual([
    { start: START, mails: 2, bounces: 1, complaints: 0 },
    { start: START + 7 * DAY, mails: 1, bounces: 1, complaints: 0 },
    { start: START + 14 * DAY, mails: 1, bounces: 0, complaints: 0 },
  ]);
  expect(only(report).overTime).toEqual([
    { start: START, mails: 2, bounces: 1, complaints: 0 },
    { start: START + 7 * DAY, mails: 0, bounces: 0, complaints: 0 },
    { start: START + 14 * DAY, mails: 0, bounces: 0, complaints: 0 },
  ]);
});

test('cost is what was done wrong, weighed', () => {
  const weights = { wrong: 2, lostMail: 0.5, deadMail: 0.25, complaint: 4 };
  const report = backtestOf(['DF.DD', 'DFFF', 'DCD'], [ONE_STRIKE], { weights });
  expect(report.weights).toEqual(weights);
  expect(only(report).cost).toEqual({
    wrong: 2,
    lostMail: 1,
    deadMail: 0.25,
    complaint: 4,
    total: 7.25,
  });
});

test('a policy that minds incidents suppresses nobody because of one', () => {
  const incidents = [outage(START + DAY, START + 2 * DAY)];
  const minding = backtestOf(['DFD'], [ONE_STRIKE, { ...ONE_STRIKE, minds: 'nothing' }], {
    incidents,
  });
  expect(minding.policies.map(({ suppressed }) => suppressed)).toEqual([0, 1]);
  expect(minding.history.incidents).toBe(1);
});

test('a refusal within an incident makes no address seem dead', () => {
  const incidents = [outage(START + DAY, START + 2 * DAY)];
  expect(backtestOf(['DF'], [ONE_STRIKE]).history.dead).toBe(1);
  expect(backtestOf(['DF', 'DFF'], [ONE_STRIKE], { incidents }).history).toMatchObject({
    dead: 1,
    deadMails: 1,
  });
});

const outage = (start: number, end: number): Incident => ({
  id: 1,
  kind: 'provider-outage',
  cause: 'user-unknown',
  receivers: ['example.com'],
  campaigns: [],
  lanes: [],
  reasons: [],
  start,
  end,
  foundAt: start,
  size: 100,
  refusals: 100,
  lastGood: 0,
  firstGood: 0,
  evidence: [],
  state: 'over',
  recommendation: [],
  after: { delivered: 0, failed: 0 },
});

describe('with the truth', () => {
  const histories = ['DF.D', 'D.F.F.F..............', 'DF', 'DDDDDD', 'F.F.F................'];
  const deaths = new Map([
    [addressAt(0), 0],
    [addressAt(1), START + DAY],
    [addressAt(2), 0],
    [addressAt(3), 0],
    [addressAt(4), 1],
  ]);
  const truth = (address: string): number | undefined => deaths.get(address);
  const report = backtestOf(histories, [ONE_STRIKE, THREE_STRIKES], { truth });
  const [one, three] = report.policies;

  test('what is true', () => {
    expect(report.history.truth).toEqual({
      addresses: 5,
      lived: 4,
      dead: 2,
      deadMails: 6,
      due: 2,
    });
  });
  test('wrong is what was suppressed while it lived, whether that was seen or not', () => {
    expect(one?.exact?.wrong).toMatchObject({ count: 2, of: 4 });
    expect(three?.exact?.wrong).toMatchObject({ count: 0, of: 4 });
  });
  test('in time is within 14 days of the third mail', () => {
    expect(one?.exact?.inTime).toMatchObject({ count: 2, of: 2 });
    expect(three?.exact?.inTime).toMatchObject({ count: 2, of: 2 });
  });
  test('mails to dead addresses', () => {
    expect(one?.exact?.deadMails).toEqual({ avoided: 4, sent: 2 });
    expect(three?.exact?.deadMails).toEqual({ avoided: 0, sent: 6 });
  });
  test('what would be due after the end of the history is not asked', () => {
    const { history } = backtestOf(['F.F.F'], [ONE_STRIKE], { truth: () => 1 });
    expect(history.truth).toMatchObject({ dead: 1, due: 0 });
  });
});
