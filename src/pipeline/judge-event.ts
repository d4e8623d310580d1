// Judges the words of one event again, with all that the event tells besides.

import type { RuleSet } from '../classify/rule-set.ts';
import type { EventType, MailEvent } from '../model/event.ts';
import type { Facts } from '../model/facts.ts';
import type { Action } from '../model/kind.ts';
import type { Verdict } from '../model/verdict.ts';
import { classify } from './classify.ts';
import { verdictByLabel } from './label-verdict.ts';

/** What is to be judged; a delivery or an open is not. */
const ACTIONS: Partial<Record<EventType, Action>> = {
  deferred: 'delayed',
  'notice-delayed': 'delayed',
  failed: 'failed',
  expired: 'failed',
  'not-attempted': 'failed',
  'notice-failed': 'failed',
};

const MOST_KEPT = 4000;

/** Verdicts are kept by all that they depend on, so that the same refusal of a whole mailing is judged once. */
const kept = new WeakMap<RuleSet, Map<string, Verdict>>();

/** Null where there is nothing to judge. Never throws. */
export function judgeEvent(event: MailEvent, rules: RuleSet): Verdict | null {
  const action = ACTIONS[event.type];
  if (!action) return null;
  const isMute = event.reply === '' && event.status === '' && event.replyCode === '';
  const byLabel = isMute || isOwnWord(event) ? verdictByLabel(rules, event) : null;
  return byLabel ?? judgedAgain(event, action, rules);
}

/** A word like `Suppressed` that a provider writes where it did not try is no reply of anybody. */
const isOwnWord = ({ type, replyCode, status, label }: MailEvent): boolean =>
  type === 'not-attempted' && replyCode === '' && status === '' && (label?.reasons.length ?? 0) > 0;

function judgedAgain(event: MailEvent, action: Action, rules: RuleSet): Verdict {
  const { stage, status, replyCode, speaker, host, recipient, sender } = event;
  // Only words with an address in them can name the recipient or the sender.
  const named = event.reply.includes('@') ? { recipient, sender } : {};
  const facts: Facts = { action, stage, status, replyCode, speaker, mx: host, ...named };
  const key = `${Object.values(facts).join('\n')}\n${event.reply}`;
  const known = verdictsOf(rules);
  const found = known.get(key);
  if (found) return found;
  const verdict = classify(event.reply, facts, { rules });
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, verdict);
  return verdict;
}

function verdictsOf(rules: RuleSet): Map<string, Verdict> {
  const known = kept.get(rules) ?? new Map<string, Verdict>();
  kept.set(rules, known);
  return known;
}
