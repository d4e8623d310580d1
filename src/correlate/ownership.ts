// Tells whether a mail that came back is about a mail of ours, or about one that only pretended to be.

import type { MailEvent } from '../model/event.ts';
import type { Ownership } from '../model/judged-event.ts';
import type { OwnSettings } from '../model/own.ts';
import { domainOf, isWithin } from '../text/address-key.ts';
import { batvAge } from './batv.ts';
import { bareMessageId, dayOf, isAboutNotice } from './keys.ts';
import { patternOf } from './patterns.ts';
import type { TokenReading } from './token.ts';

/** What is asked about a mail that came back. */
export interface Returned {
  readonly event: MailEvent;
  readonly token: TokenReading;
  /** From of the returned original; `''`: not told. */
  readonly originalFrom: string;
}

export interface Owned {
  readonly ownership: Ownership;
  /** In a sentence, where it is not ours; `''` otherwise. */
  readonly why: string;
}

/** A receiver may hold a mail for weeks; later than this after its last day nobody sends an honest notice. */
const GRACE_DAYS = 30;

const OURS: Owned = { ownership: 'ours', why: '' };
const UNKNOWN: Owned = { ownership: 'unknown', why: '' };
const notOurs = (why: string): Owned => ({ ownership: 'not-ours', why });

type Test = (it: Returned, own: OwnSettings) => Owned | null;

/** The first that knows decides. */
const TESTS: readonly Test[] = [byKind, byToken, byMessageId, byTag, byBatv, byOriginal];

/** Without settings nothing is ever `not-ours`. */
export function ownershipOf(it: Returned, own: OwnSettings): Owned {
  if (!isTold(own)) return UNKNOWN;
  for (const test of TESTS) {
    const found = test(it, own);
    if (found) return found;
  }
  return UNKNOWN;
}

const isTold = (own: OwnSettings): boolean =>
  own.domains.length > 0 ||
  own.returnPathDomains.length > 0 ||
  own.messageIdDomains.length > 0 ||
  own.returnPathPatterns.length > 0 ||
  own.tokenKeys.length > 0;

function byToken({ event, token }: Returned): Owned | null {
  switch (token.state) {
    case 'valid':
      return OURS;
    case 'forged':
      return notOurs('The address it was sent to holds a token that we never made.');
    case 'expired': {
      const late = dayOf(event.time) - token.lastDay;
      return late > GRACE_DAYS ? notOurs(`Its token ran out ${late} days before.`) : OURS;
    }
    default:
      return null;
  }
}

function byKind({ event }: Returned): Owned | null {
  return event.type === 'unrelated'
    ? notOurs('It is neither a notice nor an answer: something else sent to our bounce address.')
    : null;
}

/** Where the right sides of our Message-IDs are told, they decide: a forged sender seldom comes with such an id. */
function byMessageId({ event }: Returned, own: OwnSettings): Owned | null {
  const domain = domainOf(bareMessageId(event.ids.messageId));
  if (domain === '') return null;
  if (isWithin(domain, own.messageIdDomains)) return OURS;
  return own.messageIdDomains.length > 0
    ? notOurs(`The Message-ID of the returned mail is of ${domain}; ours are not.`)
    : null;
}

/** Notices go to the envelope sender; one that goes to an address without a tag is about a mail that we did not send. */
function byTag({ event, token }: Returned, own: OwnSettings): Owned | null {
  const { returnPath } = event.ids;
  const isNotice = event.type.startsWith('notice-');
  if (own.taggedSince === 0 || event.time < own.taggedSince || !isNotice || returnPath === '')
    return null;
  const isTagged =
    patternOf(returnPath, own.returnPathPatterns) !== undefined ||
    batvAge(returnPath, event.time) !== null;
  if (!isTagged && token.state === 'other-key')
    return notOurs(`The token in ${returnPath} was made with a key that is none of ours.`);
  return isTagged ? null : notOurs(`It was sent to ${returnPath}; all our return paths have tags.`);
}

function byBatv({ event }: Returned): Owned | null {
  const age = batvAge(event.ids.returnPath, event.time);
  return age !== null && age > GRACE_DAYS
    ? notOurs(`The tag of its return path (BATV) ran out ${age} days before.`)
    : null;
}

/** Where nothing in the returned original is of a domain of ours, we did not send it. */
function byOriginal({ event, originalFrom }: Returned, own: OwnSettings): Owned | null {
  if (isAboutNotice(event) && originalFrom === '') return null;
  const ours = [...own.domains, ...own.returnPathDomains, ...own.messageIdDomains];
  const told = [
    domainOf(bareMessageId(event.ids.messageId)),
    domainOf(addressIn(originalFrom)),
    domainOf(event.sender),
  ].filter((domain) => domain !== '');
  if (ours.length === 0 || told.length === 0 || told.some((domain) => isWithin(domain, ours)))
    return null;
  return notOurs(
    `The returned mail is of ${[...new Set(told)].join(', ')}; none of these is ours.`,
  );
}

/** The address of a From field, well enough to see its domain. */
const addressIn = (field: string): string =>
  (/<([^<>\s]{1,320})>/.exec(field.slice(0, 2000))?.[1] ?? field.trim()).replace(/[>)\s].*$/, '');
