// Judges one event by itself: what happened, whether its system's label agrees, whose mail it is, by which names it is known.

import type { RuleSet } from '../classify/rule-set.ts';
import { keysOf } from '../correlate/keys.ts';
import { type Owned, ownershipOf } from '../correlate/ownership.ts';
import { patternOf } from '../correlate/patterns.ts';
import { recipientOfReturnPath } from '../correlate/return-path.ts';
import {
  type Hmac,
  readReturnPathToken,
  readToken,
  type TokenReading,
} from '../correlate/token.ts';
import { readSubject } from '../decode/words/subject-words.ts';
import { type MailEvent, NULL_SENDER } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import type { OwnSettings } from '../model/own.ts';
import type { Verdict } from '../model/verdict.ts';
import { domainOf, isWithin, localPartOf } from '../text/address-key.ts';
import { builtInRules } from './classify.ts';
import { disagreementOf } from './disagreement.ts';
import { judgeEvent } from './judge-event.ts';
import type { NoticeReport } from './notice-events.ts';

export interface IngestOptions {
  readonly own: OwnSettings;
  readonly hmac: Hmac;
  /** Rules to judge by; the built-in ones by default. */
  readonly rules?: RuleSet;
}

const NO_TOKEN: TokenReading = { state: 'none', message: '', recipient: '', lastDay: 0 };

/**
 * An event of a log, a webhook, a sent log. Depends on nothing but the event: never on what came before. Never throws.
 *
 * @returns null where the mail is itself a notice (sender `<>`): its own delivery tells nothing about a mail of ours.
 * Mail that came in from elsewhere, which logs tell of too, is `not-ours`.
 */
export function ingest(event: MailEvent, options: IngestOptions): JudgedEvent | null {
  if (event.sender === NULL_SENDER) return null;
  const told = withAutoReply(event);
  const verdict = judgeEvent(told, options.rules ?? builtInRules());
  const token = tokenOf(told, options);
  return judged(told, { verdict, token, owned: ownershipOfLogged(told, options.own) }, options);
}

/** What a returned mail says about one recipient, with the verdict that `decode` gave. */
export function ingestReport(
  event: MailEvent,
  report: NoticeReport,
  options: IngestOptions,
): JudgedEvent {
  const { own } = options;
  const sent = { ...event, ids: { ...event.ids, returnPath: bestReturnPath(report.to, own) } };
  const named = { ...sent, ids: withOwnQueueOnly(sent, report, own) };
  const token = tokenOf(named, options);
  const owned = ownershipOf({ event: named, token, originalFrom: report.originalFrom }, own);
  return judged(named, { verdict: report.verdict, token, owned }, options);
}

interface Conclusions {
  readonly verdict: Verdict | null;
  readonly token: TokenReading;
  readonly owned: Owned;
}

function judged(event: MailEvent, found: Conclusions, { own }: IngestOptions): JudgedEvent {
  const { verdict, token, owned } = found;
  const isKept = owned.ownership !== 'not-ours';
  const keys = isKept && event.type !== 'unrelated' ? keysOf(event, token, own) : [];
  return {
    ...event,
    originalRecipient: event.originalRecipient || recipientOfReturnPath(event.ids.returnPath),
    verdict,
    disagreement: verdict ? disagreementOf(event, verdict) : null,
    token: token.state,
    ownership: owned.ownership,
    ownershipWhy: owned.why,
    keys,
  };
}

/** Providers count automatic answers to the bounce address among the bounces. */
function withAutoReply(event: MailEvent): MailEvent {
  const isFailure = event.type === 'failed' || event.type === 'notice-failed';
  if (!isFailure || event.replyCode !== '' || /^\s*[245]\d\d\b/.test(event.reply)) return event;
  const isLabelled = event.label?.reasons.includes('auto-reply') ?? false;
  const isWorded = readSubject(event.reply || event.subject).auto !== '';
  return isLabelled || isWorded ? { ...event, type: 'auto-reply' } : event;
}

function tokenOf(event: MailEvent, { own, hmac }: IngestOptions): TokenReading {
  if (own.tokenKeys.length === 0) return NO_TOKEN;
  const context = { now: event.time, hmac };
  const { linkToken, returnPath } = event.ids;
  if (linkToken !== '') return readToken(linkToken, own.tokenKeys, 'link', context);
  const local = localPartOf(returnPath || event.sender);
  return readReturnPathToken(local, own.tokenPrefix, own.tokenKeys, context);
}

const OURS: Owned = { ownership: 'ours', why: '' };

function ownershipOfLogged({ sender, recipient }: MailEvent, own: OwnSettings): Owned {
  const ours = [...own.domains, ...own.returnPathDomains];
  const [from, to] = [domainOf(sender), domainOf(recipient)];
  const comesIn = from !== '' && to !== '' && isWithin(to, ours) && !isWithin(from, ours);
  return comesIn
    ? { ownership: 'not-ours', why: `It came in from ${from}: we did not send it.` }
    : OURS;
}

/** Where the notice was sent to: the address with a tag of ours, else the first of our domains, else the first. */
function bestReturnPath(to: readonly string[], own: OwnSettings): string {
  const prefix = own.tokenPrefix.toLowerCase();
  const isToken = (address: string): boolean =>
    own.tokenKeys.length > 0 && address.toLowerCase().startsWith(prefix);
  const domains = [...own.returnPathDomains, ...own.domains];
  return (
    to.find(isToken) ??
    to.find((address) => patternOf(address, own.returnPathPatterns) !== undefined) ??
    to.find((address) => recipientOfReturnPath(address) !== '') ??
    to.find((address) => isWithin(domainOf(address), domains)) ??
    to[0] ??
    ''
  );
}

/** A queue id in a notice is a name of our mail only where our own system wrote the notice. */
function withOwnQueueOnly(
  event: MailEvent,
  { reportingMta }: NoticeReport,
  { hosts }: OwnSettings,
): MailEvent['ids'] {
  return isWithin(reportingMta.toLowerCase(), hosts)
    ? event.ids
    : { ...event.ids, queueId: '', queuedAt: 0 };
}
