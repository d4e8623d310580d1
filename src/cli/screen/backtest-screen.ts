// Lays a back-test out as tables, a row a policy, with a sentence for each column.

import type { BacktestReport, HistoryReport, PolicyReport } from '../../decide/backtest/report.ts';
import { DUE } from '../../decide/backtest/truth.ts';
import { timeText } from '../times.ts';
import type { Paint } from './paint.ts';
import { percent, withInterval } from './percent.ts';
import { count } from './summary-screen.ts';
import { harmless, textWidth } from './width.ts';
import { hang } from './wrap.ts';

interface Column {
  readonly title: string;
  readonly value: (policy: PolicyReport) => string;
  /** What the column says, for people. */
  readonly means: string;
}

const COMPARED: readonly Column[] = [
  {
    title: 'WRONG OF LIVING',
    value: ({ wrong }) => withInterval(wrong),
    means:
      'of all addresses that showed life, those suppressed before their last sign of it: an estimate from below.',
  },
  {
    title: 'AT MOST',
    value: ({ wrongAtMost }) => percent(wrongAtMost),
    means: 'the same if all of NOT KNOWN that had shown life before live still.',
  },
  {
    title: 'TO DEAD, SENT',
    value: ({ deadMails }) => partOf(deadMails.sent, deadMails.avoided + deadMails.sent),
    means:
      'mails sent to addresses that seem dead: refused as dead, and without a sign of life ever after; in brackets, of all mails to them.',
  },
  {
    title: 'GOOD, NOT SENT',
    value: ({ goodMails }) => count(goodMails),
    means:
      'mails held back that were delivered in fact; those after a complaint or an unsubscription are not among them.',
  },
  {
    title: 'COST',
    value: ({ cost }) => number(cost.total),
    means: '',
  },
];

const ADDRESSES: readonly Column[] = [
  {
    title: 'SUPPRESSED',
    value: ({ suppressed }) => count(suppressed),
    means: 'addresses suppressed at least once because mail to them failed.',
  },
  {
    title: 'HELD',
    value: ({ held }) => count(held),
    means: 'addresses held back for a while, never suppressed.',
  },
  {
    title: 'ASKED',
    value: ({ unwanted }) => count(unwanted),
    means: 'addresses suppressed because they complained or unsubscribed: never counted as wrong.',
  },
  {
    title: 'ALIVE AFTERWARDS',
    value: ({ afterwards }) => withInterval(afterwards.alive),
    means:
      'of the suppressed addresses of which it is known (all but NOT KNOWN), those with a delivery that did not bounce, or a click or an answer by a person, after the suppression began; in brackets 95 % confidence (Wilson).',
  },
  {
    title: 'NOT KNOWN',
    value: ({ afterwards }) => count(afterwards.unknown),
    means:
      'suppressed addresses of which nothing tells whether they lived then: nothing was sent to them any more, or they were not refused as dead both before and after.',
  },
  {
    title: 'DAYS, MEDIAN / P90',
    value: ({ days }) => `${daysText(days.median)} / ${daysText(days.p90)}`,
    means:
      'from the first refusal that means a dead address to the suppression, of addresses that never came back; never: that many were not suppressed at all.',
  },
];

const MAILS: readonly Column[] = [
  {
    title: 'SENT',
    value: ({ sent }) => count(sent.mails),
    means: 'mails that the policy would have let go.',
  },
  {
    title: 'TO DEAD, AVOIDED',
    value: ({ deadMails }) => count(deadMails.avoided),
    means: 'mails not sent to addresses that seem dead.',
  },
  {
    title: 'BOUNCES',
    value: ({ sent }) => rate(sent.bounces, sent.mails),
    means: 'of the mails sent, those that failed or came back.',
  },
  {
    title: 'COMPLAINTS',
    value: ({ sent }) => rate(sent.complaints, sent.mails),
    means: 'of the mails sent, those complained about.',
  },
];

const EXACT: readonly Column[] = [
  {
    title: 'WRONG OF LIVING',
    value: ({ exact }) => (exact ? withInterval(exact.wrong) : '—'),
    means: 'of the addresses that really lived, those suppressed for failures while they did.',
  },
  {
    title: 'DEAD, IN TIME',
    value: ({ exact }) => (exact ? withInterval(exact.inTime) : '—'),
    means: `of the really dead addresses that were mailed at least ${DUE.mails} times after their death, those suppressed within ${DUE.days} days of that mail.`,
  },
  {
    title: 'TO DEAD, AVOIDED',
    value: ({ exact }) => (exact ? count(exact.deadMails.avoided) : '—'),
    means: 'mails not sent to really dead addresses.',
  },
  {
    title: 'TO DEAD, SENT',
    value: ({ exact }) => (exact ? count(exact.deadMails.sent) : '—'),
    means: 'mails sent to them all the same.',
  },
];

const INDENT = 20;

export function backtestScreen(report: BacktestReport, paint: Paint, width: number): string[] {
  const { history, policies } = report;
  const cost = costMeaning(report);
  const compared = COMPARED.map((one) => (one.means === '' ? { ...one, means: cost } : one));
  return [
    ...headLines(history, paint),
    '',
    ...table('COMPARED', compared, policies, paint),
    '',
    ...table('ADDRESSES', ADDRESSES, policies, paint),
    '',
    ...table('MAILS', MAILS, policies, paint),
    ...(history.truth ? ['', ...table('BY THE TRUTH', EXACT, policies, paint)] : []),
    '',
    ...legend([...compared, ...ADDRESSES, ...MAILS], paint, width),
    ...(history.truth ? ['', paint('quiet', 'By the truth'), ...legend(EXACT, paint, width)] : []),
    '',
    ...caveats(history).flatMap((text) => hang('', text, 0, width)),
  ];
}

function headLines(history: HistoryReport, paint: Paint): string[] {
  const { from, to, addresses, mails, lived, dead, deadMails, truth } = history;
  const lines = [
    paint(
      'strong',
      `${timeText(from).slice(0, 10)} to ${timeText(to).slice(0, 10)}: ${count(addresses)} addresses, ${count(mails)} mails`,
    ),
    `${count(lived)} addresses showed life, ${count(dead)} seem dead in the end, with ${count(deadMails)} mails to them`,
    `as it was: ${rate(history.bounces, mails)} bounces, ${rate(history.complaints, mails)} complaints; ${count(history.incidents)} incidents known`,
  ];
  if (truth)
    lines.push(
      `in truth: ${count(truth.lived)} addresses lived, ${count(truth.dead)} died (${count(truth.due)} of them due), with ${count(truth.deadMails)} mails to them`,
    );
  return lines;
}

function table(
  title: string,
  columns: readonly Column[],
  policies: readonly PolicyReport[],
  paint: Paint,
): string[] {
  const names = policies.map(({ policy }) => harmless(policy));
  const first = Math.max(...[title, ...names].map(textWidth));
  const cells = columns.map(({ title: head, value }) => [head, ...policies.map(value)]);
  const widths = cells.map((column) => Math.max(...column.map(textWidth)));
  const row = (name: string, at: number): string =>
    [padEnd(name, first), ...cells.map((column, c) => padStart(column[at] ?? '', widths[c] ?? 0))]
      .join('  ')
      .trimEnd();
  return [paint('quiet', row(title, 0)), ...names.map((name, at) => row(name, at + 1))];
}

const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));
const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - textWidth(text))) + text;

const legend = (columns: readonly Column[], paint: Paint, width: number): string[] =>
  columns.flatMap(({ title, means }) =>
    hang(title, means, INDENT, width).map((line) => paint('quiet', line)),
  );

function costMeaning({ weights }: BacktestReport): string {
  const { wrong, lostMail, deadMail, complaint } = weights;
  return `${wrong} for each address alive afterwards, ${lostMail} for each good mail not sent, ${deadMail} for each mail sent to a dead address, ${complaint} for each complaint; set them with --cost.`;
}

/** What the figures cannot tell. */
function caveats({ incidents, truth }: HistoryReport): string[] {
  return [
    'What is not seen: an address that was really mailed no more (your own or your provider’s suppression) cannot show life, so wrong suppressions are counted from below; NOT KNOWN and AT MOST tell how many more there may be. An address that never took a mail counts as neither living nor wrong. The last weeks show least. Mails that a policy would have sent in addition to the real ones are not known either.',
    incidents === 0
      ? 'No incident is known, so every outage counts as strikes; `postbound decide` looks for incidents.'
      : 'Incidents are taken as known from their start, though they were found a little later.',
    ...(truth
      ? ['Intervals by the truth are those of chance alone: another year, another world.']
      : []),
  ];
}

const partOf = (part: number, whole: number): string => `${count(part)} (${rate(part, whole)})`;
const daysText = (days: number | null): string => (days === null ? 'never' : days.toFixed(1));
const rate = (part: number, whole: number): string => percent(whole === 0 ? null : part / whole);
const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
