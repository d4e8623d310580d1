// Reads the options by which lists of outcomes are narrowed.

import { STATES } from '../model/outcome.ts';
import { REASONS } from '../model/reason.ts';
import { STAGES } from '../model/stage.ts';
import type { OutcomeFilter } from '../ports/store.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import type { Option } from './command.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const FILTER_OPTIONS: readonly Option[] = [
  { name: 'state', value: 'STATE', help: STATES.join(', ') },
  { name: 'reason', value: 'REASON', help: 'one of `postbound reasons`' },
  { name: 'stage', value: 'STAGE', help: STAGES.join(', ') },
  { name: 'receiver', value: 'DOMAIN', help: 'domain of the recipients' },
  { name: 'stream', value: 'NAME', help: 'transactional, newsletter …, as in the sent log' },
  { name: 'campaign', value: 'NAME', help: 'as in the sent log' },
  {
    name: 'since',
    value: 'TIME',
    help: 'messages from then on: 2026-11-24, or 30d for the last 30 days',
  },
  { name: 'until', value: 'TIME', help: 'messages before then' },
];

export const FILTER_DETAIL =
  'Options that narrow may be given several times (--state failed --state deferred: either); different ones must all hold.';

export function filterOf(args: Args, now: number): OutcomeFilter {
  const from = timeOf('since', args.values.get('since'), now);
  const to = timeOf('until', args.values.get('until'), now);
  return {
    ...list('states', among(args, 'state', STATES)),
    ...list('reasons', among(args, 'reason', REASONS)),
    ...list('stages', among(args, 'stage', STAGES)),
    ...list('receivers', lower(args.lists.get('receiver'))),
    ...list('streams', args.lists.get('stream')),
    ...list('campaigns', args.lists.get('campaign')),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

const lower = (values: readonly string[] | undefined): string[] | undefined =>
  values?.map((value) => value.toLowerCase());

function list<K extends string, T>(
  key: K,
  values: readonly T[] | undefined,
): { [P in K]?: readonly T[] } {
  return (values === undefined ? {} : { [key]: values }) as { [P in K]?: readonly T[] };
}

function among<T extends string>(args: Args, name: string, allowed: readonly T[]): T[] | undefined {
  return args.lists.get(name)?.map((value) => {
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    throw new UsageError(
      `--${name} ${value}: must be one of ${allowed.join(', ')}${didYouMean(value, allowed)}`,
    );
  });
}
