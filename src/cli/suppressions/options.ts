// Reads the options that several `postbound suppressions` have in common.

import { type Scopes, scopeOf } from '../../app/scope-settings.ts';
import type { Settings } from '../../app/settings.ts';
import { keyOf } from '../../intake/list-rows.ts';
import { SUPPRESSION_KINDS, type SuppressionKind } from '../../intake/suppression-format.ts';
import { STANDING_STATES } from '../../model/decision.ts';
import { didYouMean } from '../../text/nearest.ts';
import { type Args, choice } from '../args.ts';
import { endOf, timeOf } from '../times.ts';
import { UsageError } from '../usage-error.ts';

/** What an action does not know, it refuses: an option that is passed over in silence may be a wish. */
export function refuseOthers(args: Args, action: string, known: readonly string[]): void {
  const given = [...args.switches, ...args.values.keys()];
  const other = given.find((name) => name !== 'store' && !known.includes(name));
  if (other !== undefined) throw new UsageError(`suppressions ${action} takes no --${other}`);
}

/** In the form of `addressKey`, each once. */
export function addressesIn(words: readonly string[]): readonly string[] {
  const keys = words.map((word) => {
    const key = keyOf(word);
    if (key === '') throw new UsageError(`${word} is no address; nothing was done`);
    return key;
  });
  return [...new Set(keys)];
}

/** Epoch ms; 0: for ever, or not asked. */
export function untilOf(args: Args, now: number): number {
  const until = timeOf('until', args.values.get('until'), now);
  const end = endOf('for', args.values.get('for'), now);
  if (until !== undefined && end !== undefined)
    throw new UsageError('--until and --for: only one of them');
  if (until !== undefined && until <= now)
    throw new UsageError(`--until ${args.values.get('until')} lies in the past`);
  return until ?? end ?? 0;
}

export const kindIn = (args: Args): SuppressionKind | null =>
  choice(args, 'kind', SUPPRESSION_KINDS) ?? null;

export function scopesOf(args: Args, { scopes }: Settings): Scopes {
  const told = (args.lists.get('scope') ?? []).map((text) => {
    const scope = scopeOf(text);
    if (!scope)
      throw new UsageError(`--scope ${text}: it is written like non_transactional=newsletter`);
    return scope;
  });
  return new Map([...scopes, ...told]);
}

export function statesOf(args: Args): readonly (typeof STANDING_STATES)[number][] {
  return (args.lists.get('state') ?? []).map((value) => {
    const found = STANDING_STATES.find((one) => one === value);
    if (found) return found;
    throw new UsageError(
      `--state ${value}: must be one of ${STANDING_STATES.join(', ')}${didYouMean(value, STANDING_STATES)}`,
    );
  });
}

/** `for all streams`, `for the stream news`. */
export const streamText = (stream: string): string =>
  stream === '' ? 'all streams' : `the stream ${stream}`;
