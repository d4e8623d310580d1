// Observations and policies for tests: days are counted from 2 March 2026 on.

import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { type CompiledPolicy, compilePolicy } from '../../src/decide/compile-policy.ts';
import { readPolicy } from '../../src/decide/read-policy.ts';
import { type Replay, replay } from '../../src/decide/replay.ts';
import type { Decision } from '../../src/model/decision.ts';
import type { Fault } from '../../src/model/fault.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { AddressPermanence } from '../../src/model/permanence.ts';
import type { Policy } from '../../src/model/policy.ts';

export const DAY = 86_400_000;
export const START: number = Date.UTC(2026, 2, 2);

/** Noon of a day, or a part of it later: `at(3.25)` is six in the evening. */
export const at = (day: number): number => START + (day + 0.5) * DAY;

const DEAD: ReadonlySet<string> = new Set([
  'user-unknown',
  'address-syntax',
  'mailbox-disabled',
  'mailbox-moved',
  'owner-changed',
  'domain-not-found',
  'domain-no-mail',
]);

const FAULT: Readonly<Record<string, Fault>> = {
  'spam-content': 'message',
  'message-too-large': 'message',
  'auth-spf': 'sender-authentication',
  'ip-blocklisted': 'sender-reputation',
  'auth-arc': 'forwarding',
  'routing-loop': 'forwarding',
  suppressed: 'sender-system',
};

let messages = 0;

const BASE: Omit<Observation, 'kind' | 'time' | 'sentAt' | 'message'> = {
  address: 'someone@example.com',
  stream: '',
  campaign: '',
  lane: '',
  receiver: 'example.com',
  reason: '',
  stage: 'never',
  fault: 'none',
  hop: 'destination',
  permanence: { message: 'delivered', address: 'alive' },
  confidence: 1,
};

function observation(
  kind: Observation['kind'],
  day: number,
  rest: Partial<Observation>,
): Observation {
  messages += 1;
  const time = at(day);
  return { ...BASE, kind, time, sentAt: time, message: messages, ...rest };
}

export const delivered = (day: number, rest: Partial<Observation> = {}): Observation =>
  observation('delivered', day, { reason: 'delivered', ...rest });

export const human = (day: number, rest: Partial<Observation> = {}): Observation =>
  observation('human', day, rest);

export const complaint = (day: number, rest: Partial<Observation> = {}): Observation =>
  observation('complaint', day, rest);

export const unsubscribed = (day: number, rest: Partial<Observation> = {}): Observation =>
  observation('unsubscribed', day, rest);

/** A final refusal; what the reason usually means for the address, unless told otherwise. */
export function failed(
  day: number,
  reason = 'user-unknown',
  rest: Partial<Observation> = {},
): Observation {
  const address: AddressPermanence = DEAD.has(reason) ? 'dead' : 'unknown';
  return observation('failed', day, {
    reason,
    stage: 'rcpt',
    fault: FAULT[reason] ?? 'recipient-address',
    permanence: { message: 'permanent', address },
    confidence: 0.95,
    ...rest,
  });
}

/** A refusal that the sending system gave up on, though it was not final. */
export const givenUp = (day: number, reason: string): Observation =>
  failed(day, reason, { permanence: { message: 'temporary', address: 'unknown' } });

export function policyOf(name: string): Policy {
  const file = new URL(`../../policies/${name}.toml`, import.meta.url);
  const { policy, problems } = readPolicy(name, parse(readFileSync(file, 'utf8')));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return policy;
}

export function compiled(name: string, incidents: readonly Incident[] = []): CompiledPolicy {
  return compilePolicy(policyOf(name), incidents);
}

export function run(
  policy: CompiledPolicy,
  observations: readonly Observation[],
  { day = 1000, ledger = [] as readonly Decision[], avoids = false, knownSince = 0 } = {},
): Replay {
  return replay(observations, ledger, { policy, now: at(day), avoids, knownSince });
}

/** As people would put it: `suppressed until 380`, `held until 8`, `probation`, `clear`; days as counted here. */
export function standingOf(replayed: Replay, stream = ''): string {
  const standing = replayed.standings.find((one) => one.stream === stream);
  if (!standing) return 'clear';
  if (standing.state === 'probation') return 'probation';
  const until = standing.until === 0 ? 'ever' : String((standing.until - START) / DAY);
  return `${standing.state} until ${until}`;
}

/** `hold 0-8`, `suppress 14-380`, `release 20`: what was decided, from which day to which day. */
export const storyOf = ({ decisions }: Replay): string[] =>
  decisions.map(({ action, at: time, until, stream }) => {
    const from = Math.floor((time - START) / DAY);
    const to = action === 'release' || action === 'probation' ? '' : `-${untilText(until)}`;
    return `${action} ${from}${to}${stream === '' ? '' : ` ${stream}`}`;
  });

const untilText = (until: number): string => (until === 0 ? 'ever' : String((until - START) / DAY));
