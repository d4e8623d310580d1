// Tells which public block list a refusal names, what it lists, and where to ask for removal.

import type { Detail } from '../model/detail.ts';
import type { Reason } from '../model/reason.ts';
import type { Case } from './case.ts';
import type { CompiledBlocklist } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

type Blocklist = NonNullable<Detail['blocklist']>;

const ABOUT_LISTS = new Set<Reason>([
  'ip-blocklisted',
  'domain-blocklisted',
  'blocklist-query-error',
]);

/** A zone as replies name it: `blocked using zen.example.org`. */
const ZONE =
  /(?:using|by|in|at|listed (?:in|at|by|on))\s([a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,5})/i;
const DOMAIN =
  /(?:domain|url|sender address|helo command|host)\s?[[<(]?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})/i;

function named(rules: RuleSet, it: Case): CompiledBlocklist | undefined {
  const lists = it.hits.flatMap((hit) => rules.uses[hit.id]?.blocklists ?? []);
  return lists[0];
}

function zoneOf(list: CompiledBlocklist | undefined, text: string): string {
  const lower = text.toLowerCase();
  const known = list?.zones.find((zone) => lower.includes(zone));
  return known ?? ZONE.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** Undefined where the reason is not about a list, or the reply names none. */
export function blocklistOf(
  rules: RuleSet,
  it: Case,
  reason: Reason,
  text: string,
  ip: string,
): Blocklist | undefined {
  if (!ABOUT_LISTS.has(reason)) return undefined;
  const list = named(rules, it);
  const zone = zoneOf(list, text);
  if (!list && !zone) return undefined;
  const lists = list?.lists ?? (reason === 'ip-blocklisted' ? 'ip' : 'unknown');
  const listed = lists === 'ip' ? ip : (DOMAIN.exec(text)?.[1] ?? '');
  return {
    name: list?.name ?? zone,
    zone,
    lists,
    listed,
    delistUrl: (list?.delist ?? '').replace('{listed}', listed),
  };
}
