// Names what can be measured of an open or a click, for the signals in rules/engagement/.

/** All that is measured of one open or click. NaN: cannot be told, so no signal speaks. Times in seconds. */
export interface Measured {
  /** From acceptance to the touch; only after it. */
  sinceAccepted: number;
  /** From the touch to acceptance; only before it, where the mail had not been put off after the data. */
  beforeAccepted: number;
  /** From being put off after the data to the touch, before the next attempt. */
  inHold: number;
  /** From the final refusal of a mail that was never accepted to the touch; negative: before. */
  sinceRefused: number;
  /** The same, where the refusal came before the mail itself was sent (at RCPT and earlier). */
  sinceRefusedUnseen: number;
  /** From a bounce that says there is no such mailbox to the touch; negative: before. */
  sinceNoMailbox: number;
  /** Number of the mail in its campaign, in the order of sending, from 1. */
  place: number;
  /** Different links that the same client followed within 2 s, 10 s around. */
  linksIn2s: number;
  linksIn10s: number;
  /** The part of all links of the mail that was followed within 10 s; of mails with three links or more. */
  shareIn10s: number;
  /** Links of the visit, where they were followed as they stand in the mail; 0: in another order. */
  inOrder: number;
  /** Networks from which the visit came. */
  sources: number;
  /** 1: the link that nobody sees. */
  hidden: number;
  /** To the nearest touch of that link by the same client or visit. */
  hiddenNear: number;
  /** 1: only the head was asked for (HEAD, OPTIONS). */
  head: number;
  /** To the nearest such request for the same link. */
  headNear: number;
  /** 1: the token came back in other letters than it was sent. */
  altered: number;
  /** 1: something was sent, not only asked for (POST). */
  post: number;
  /** 1: the request told no language, 0: it told one. */
  noLanguage: number;
  /** 1: the request had no Sec-Fetch field, 0: it had. */
  noFetchMode: number;
  /** 1: the client did not say what it is. */
  noAgent: number;
  /** Recipients of the domain asked for from this network within a minute. */
  crowd: number;
  /** The part of recipients, of those whose mails this client touched, with whose mails it did what no person does. */
  clientCaught: number;
  /** The part of recipients of the domain with whose mails anybody did so. */
  domainCaught: number;
  /** Other mails of the recipient that the same client touched as people do. */
  knownReader: number;
  /** From the last time that the picture was seen, as if by a person, to the click. */
  sincePicture: number;
  /** 1: another visit to this mail from the same network was surely a machine's. */
  sameSource: number;
  /** To an order, an answer or an unsubscription by the same client. */
  untilConversion: number;
  /** 1: the provider takes it for a machine's, 0: for a person's. */
  told: number;
  /** Links that the same client followed in all, over 10 s or more. */
  unhurried: number;
}

interface Measure {
  readonly of: (measured: Measured) => number;
  /** The value as people read it. */
  readonly show: (value: number) => string;
}

const count = (value: number): string => String(value);
const part = (value: number): string => `${Math.round(value * 100)} %`;

function time(value: number): string {
  const seconds = Math.abs(value);
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3600)} h`
    : `${Math.round(seconds / 86_400)} d`;
}

const measure = (name: keyof Measured, show: (value: number) => string): Measure => ({
  of: (measured) => measured[name],
  show,
});

/** Name in rules/engagement/ → what it measures. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  'since-accepted': measure('sinceAccepted', time),
  'before-accepted': measure('beforeAccepted', time),
  'in-hold': measure('inHold', time),
  'since-refused': measure('sinceRefused', time),
  'since-refused-unseen': measure('sinceRefusedUnseen', time),
  'since-no-mailbox': measure('sinceNoMailbox', time),
  place: measure('place', count),
  'links-in-2s': measure('linksIn2s', count),
  'links-in-10s': measure('linksIn10s', count),
  'share-in-10s': measure('shareIn10s', part),
  'in-order': measure('inOrder', count),
  sources: measure('sources', count),
  hidden: measure('hidden', count),
  'hidden-near': measure('hiddenNear', time),
  head: measure('head', count),
  'head-near': measure('headNear', time),
  altered: measure('altered', count),
  post: measure('post', count),
  'no-language': measure('noLanguage', count),
  'no-fetch-mode': measure('noFetchMode', count),
  'no-agent': measure('noAgent', count),
  crowd: measure('crowd', count),
  'client-caught': measure('clientCaught', part),
  'domain-caught': measure('domainCaught', part),
  'known-reader': measure('knownReader', count),
  'since-picture': measure('sincePicture', time),
  'same-source': measure('sameSource', count),
  'until-conversion': measure('untilConversion', time),
  told: measure('told', count),
  unhurried: measure('unhurried', count),
};
