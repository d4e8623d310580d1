// Tells why a mail failed, or looked like it, and was opened or clicked all the same, from what really happened to it.

import type { ExplanationName } from '../../src/model/explanation.ts';
import type { Cause, Fact, Mail, OddityName, TrueExplanation, Truth } from './fact.ts';

/** What must have come of it before the world ended. */
type Need = 'failure' | 'notice' | 'copy' | 'proxies-only';

const OF_ODDITY: Readonly<Record<OddityName, readonly [ExplanationName, Need] | null>> = {
  'taken-unseen': ['accepted-unseen', 'failure'],
  'called-hard-after': ['misclassified', 'notice'],
  'called-hard-before': ['misclassified', 'failure'],
  'forged-notice': ['forged-or-late-bounce', 'notice'],
  'stale-notice': ['forged-or-late-bounce', 'notice'],
  'closed-since': ['reported-late', 'notice'],
  'sent-again': ['other-copy', 'copy'],
  'outage-late-bounce': ['provider-outage', 'notice'],
  'refused-yet-kept': ['proxy-only', 'proxies-only'],
  'shared-mailbox': ['flapping', 'notice'],
  'reporting-fault': ['flapping', 'notice'],
  // The failure is real or an outage; what else happened tells.
  'outage-sent-again': null,
  'blind-copy': null,
  helpdesk: null,
};

/** Whatever the sender's own people have in hand. */
const OWN_PEOPLE: ReadonlySet<string> = new Set(['returned-copy', 'blind-copy', 'helpdesk']);
const PROXIES: ReadonlySet<string> = new Set(['mail-privacy', 'image-proxy', 'prefetch']);
const FETCHED: ReadonlySet<Fact['is']> = new Set(['touched', 'unsubscribed']);

/**
 * What makes the failure none comes before what explains the touch alone: a mail refused in an outage was refused in error,
 * even where a filter looked at it, too.
 *
 * @param end of the world: what happens from then on did not happen.
 */
export function explain(
  mail: Mail,
  all: readonly Fact[],
  truth: Truth,
  oddity: OddityName | '',
  end: number,
): TrueExplanation | null {
  const facts = all.filter((fact) => fact.time < end && 'mail' in fact && fact.mail === mail);
  const by = new Set(facts.flatMap((fact) => touchedBy(fact)));
  if (by.size === 0 || !looksFailed(facts)) return null;
  const failed = new Set(facts.flatMap(causeOf));
  const name = nameOf(facts, failed, truth, by, oddity);
  return { name, behind: [...failed, ...(oddity === '' ? [] : [oddity]), ...by] };
}

const touchedBy = (fact: Fact): string[] =>
  FETCHED.has(fact.is) && 'touch' in fact ? [fact.touch.what] : [];

function causeOf(fact: Fact): Cause[] {
  if (fact.is === 'attempt' && fact.answer.cause !== 'accepted') return [fact.answer.cause];
  if (fact.is === 'late-bounce') return [fact.answer.cause];
  return fact.is === 'returned' && 'answer' in fact.note ? [fact.note.answer.cause] : [];
}

const looksFailed = (facts: readonly Fact[]): boolean =>
  facts.some((fact) => fact.is === 'dropped' || causeOf(fact).length > 0);

function nameOf(
  facts: readonly Fact[],
  failed: ReadonlySet<Cause>,
  { state, acceptedAt, forwardedTo }: Truth,
  by: ReadonlySet<string>,
  oddity: OddityName | '',
): ExplanationName {
  const odd = oddity === '' ? null : OF_ODDITY[oddity];
  if (odd && isMet(odd[1], facts)) return odd[0];
  if (failed.has('false-unknown')) return 'provider-outage';
  if (state === 'accepted')
    return failed.has('content-hold') ? 'content-hold' : 'deferred-then-delivered';
  if (failed.has('lost-after-dot') && acceptedAt === 0) return 'accepted-unseen';
  if (forwardedTo !== '') return 'forward-leg-failed';
  if ([...by].some((what) => OWN_PEOPLE.has(what))) return 'returned-copy';
  if (acceptedAt > 0) return 'gateway-accepted';
  if (by.has('hold-scan')) return 'content-hold';
  return by.has('pre-validation') ? 'pre-validation-scan' : 'unexplained';
}

function isMet(need: Need, facts: readonly Fact[]): boolean {
  const touches = facts.filter((fact) => fact.is === 'touched');
  switch (need) {
    case 'failure':
      return true;
    case 'notice':
      return facts.some(isNotice);
    case 'copy':
      return touches.some(({ touch }) => !OWN_PEOPLE.has(touch.what));
    case 'proxies-only':
      return touches.every(({ touch }) => PROXIES.has(touch.what));
  }
}

const isNotice = (fact: Fact): boolean =>
  fact.is === 'late-bounce' || (fact.is === 'returned' && fact.note.is === 'failed');
