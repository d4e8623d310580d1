// Lays out what a receiver demands of senders, for a person.

import type { Verdict } from '../../model/verdict.ts';
import { checklistFor } from '../../pipeline/checklist.ts';
import type { Checklist } from '../../sender/checklist.ts';
import type { Frame } from './verdict-screen.ts';
import { hang } from './wrap.ts';

/** A demand a point, each page below the last point that it is the source of. */
export function checklistScreen({ name, demands }: Checklist, frame: Frame): string[] {
  return [
    frame.paint('strong', `What ${name} ${demand(name)}`),
    ...demandLines(demands, frame, ''),
  ];
}

/** Several names are one receiver: “GMX, web.de”. */
const demand = (name: string): string => (/^receivers |,| and /.test(name) ? 'demand' : 'demands');

const MOST_SHORT = 3;
const SENDERS_FAULT: readonly string[] = [
  'sender-authentication',
  'sender-reputation',
  'sender-system',
];

/** What the one who spoke demands, in short, of a verdict that is the sender's fault; empty where nothing is known of it. */
export function demandsBlock(
  verdicts: readonly Pick<Verdict, 'reason' | 'fault' | 'spokenBy'>[],
  frame: Frame,
): string[] {
  for (const { reason, fault, spokenBy } of verdicts) {
    const list = SENDERS_FAULT.includes(fault) ? checklistFor(reason, spokenBy) : null;
    if (list && list.receiver === spokenBy) return shortDemands(list, frame);
  }
  return [];
}

/** The first demands, with where to find the others. */
export function shortDemands({ receiver, name, demands }: Checklist, frame: Frame): string[] {
  const more = demands.length > MOST_SHORT ? 'All of them' : 'More';
  const checked = demands.some(({ checks }) => checks.length > 0)
    ? '; “postbound check-domain DOMAIN” tells which are met'
    : '';
  const last = `${more}: “postbound checklist ${receiver}”${checked}.`;
  return [
    '',
    `  ${frame.paint('strong', `What ${name} ${demand(name)}`)}`,
    ...demandLines(demands.slice(0, MOST_SHORT), frame, '  '),
    ...hang('', last, 4, frame.width).map((line) => frame.paint('quiet', line)),
  ];
}

function demandLines(
  demands: Checklist['demands'],
  { paint, width }: Frame,
  indent: string,
): string[] {
  const inner = indent.length + 2;
  return demands.flatMap(({ says, source, page }, at) => {
    const isLast = demands[at + 1]?.page !== page;
    const point = hang(`${indent}· `, says, inner, width);
    const under = isLast ? hang('', `${source}: ${page}`, inner, width) : [];
    return [...point, ...under.map((line) => paint('quiet', line))];
  });
}
