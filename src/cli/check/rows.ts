// Writes whether addresses may be sent to, a row each: as a table, as comma-separated values, as JSON.

import type { Against } from '../../app/suppressions/standing-index.ts';
import { isSendable, type StateAt } from '../../model/standing-at.ts';
import type { Args } from '../args.ts';
import { csvLine } from '../screen/csv.ts';
import { endText } from '../screen/standing-words.ts';
import { fittedLine, harmless } from '../screen/width.ts';

export interface RowLayout {
  readonly head: string;
  readonly row: (address: string, against: Against | null) => string;
}

export function rowLayout(args: Args): RowLayout {
  if (args.switches.has('json')) return { head: '', row: jsonRow };
  if (args.switches.has('csv')) return { head: csvLine(COLUMNS), row: csvRow };
  return { head: `${STATE_HEAD}${'UNTIL'.padEnd(UNTIL)}ADDRESS\n`, row: tableRow };
}

const COLUMNS = [
  'address',
  'sendable',
  'state',
  'stream',
  'since',
  'until',
  'why',
  'rule',
  'by',
  'who',
] as const;

export const stateOf = (against: Against | null): StateAt => against?.state ?? 'clear';

const iso = (time: number): string => (time === 0 ? '' : new Date(time).toISOString());

function jsonRow(address: string, against: Against | null): string {
  const state = stateOf(against);
  if (!against) return `${JSON.stringify({ address, sendable: true, state })}\n`;
  const { stream, since, until, why, rule, by, who } = against;
  const told = { stream, since: iso(since), until: iso(until) || null, why, rule, by, who };
  return `${JSON.stringify({ address, sendable: isSendable(state), state, ...told })}\n`;
}

function csvRow(address: string, against: Against | null): string {
  const state = stateOf(against);
  if (!against) return csvLine([address, true, state, '', '', '', '', '', '', '']);
  const { stream, since, until, why, rule, by, who } = against;
  const told = [stream, iso(since), iso(until), why, rule, by, who];
  return csvLine([address, isSendable(state), state, ...told]);
}

const STATE = 11;
const UNTIL = 11;
const ADDRESS = 34;
const STATE_HEAD = 'STATE'.padEnd(STATE);
const CLEAR = `${'clear'.padEnd(STATE)}${'—'.padEnd(UNTIL)}`;

function tableRow(address: string, against: Against | null): string {
  const shown = harmless(address);
  if (!against) return fittedLine(`${CLEAR}${shown}`);
  const { state, until, why, stream } = against;
  const end = endText(state, until);
  const scope = stream === '' ? '' : `[${stream}] `;
  const reason = harmless(`${scope}${why}`);
  return fittedLine(`${state.padEnd(STATE)}${end.padEnd(UNTIL)}${shown.padEnd(ADDRESS)} ${reason}`);
}
