// Joins what is needed to judge opens and clicks: built-in signals, the crowd, the links of campaigns.

import { siteOf } from '../engage/address-number.ts';
import { Crowd } from '../engage/crowd.ts';
import { type Judging, judgeTouches, type TouchedMail } from '../engage/judge.ts';
import { type MailLinks, makeLinkBook } from '../engage/link-book.ts';
import { numberOf, pairOf } from '../engage/names.ts';
import type { AgentSignal, EngagementRules } from '../engage/rules/engagement-rules.ts';
import { SignalSet } from '../engage/signal-set.ts';
import { loadSignals } from '../generated/engagement.ts';
import type { Client, MailEvent } from '../model/event.ts';
import { type LinkSettings, NO_LINKS } from '../model/links.ts';
import type { KnownNetwork } from '../model/network.ts';
import type { Touch } from '../model/touch.ts';
import { domainOf } from '../text/address-key.ts';

export interface EngagementOptions {
  /** Signals to judge by; the built-in ones by default. */
  readonly rules?: EngagementRules;
  /** A table of networks of the user's own. */
  readonly networks?: readonly KnownNetwork[];
  readonly links?: LinkSettings;
}

let builtIn: EngagementRules | undefined;

/** Loaded at the first use. */
export function builtInSignals(): EngagementRules {
  builtIn ??= loadSignals();
  return builtIn;
}

/**
 * Judges who opened and clicked. First `see` all opens and clicks that are known, in the order of time: what many mails
 * together show speaks too. Then `judge` each mail, in any order. Memory is bounded, whatever is seen.
 */
export class EngagementJudge {
  readonly #judging: Judging;
  readonly #linksOf: (campaign: string) => MailLinks;
  readonly #signals: SignalSet;
  readonly #crowd: Crowd = new Crowd();

  constructor({ rules, networks, links }: EngagementOptions = {}) {
    this.#signals = new SignalSet(rules ?? builtInSignals(), networks);
    this.#linksOf = makeLinkBook(links ?? NO_LINKS);
    this.#judging = { signals: this.#signals, crowd: this.#crowd, linksOf: this.#linksOf };
  }

  /** @param recipient and campaign of the mail that the event belongs to: an open itself may tell neither. */
  see(event: MailEvent, recipient: string, campaign: string): void {
    const { client, type, time } = event;
    if (!client || client.ip === '' || (type !== 'opened' && type !== 'clicked')) return;
    const { agent, number } = this.#signals.name(client.userAgent);
    // Pictures come by a mail service's own machines for all of its people.
    if (type === 'opened' && agent?.proxy) return;
    const site = siteOf(client.ip);
    this.#crowd.see({
      time,
      site,
      client: pairOf(site, number),
      mail: mailOf(event),
      recipient: numberOf(recipient),
      domain: numberOf(domainOf(recipient)),
      link: type === 'clicked' ? client.link || client.url : '',
      isCaught: type === 'clicked' && this.#isCaught(client, agent, campaign),
    });
  }

  /** Did what no person does, as far as one request alone shows it. */
  #isCaught({ method, link }: Client, agent: AgentSignal | null, campaign: string): boolean {
    const weight = agent?.weights.click ?? 0;
    const isHead = method === 'HEAD' || method === 'OPTIONS';
    return weight >= PROGRAM || (isHead && weight >= 0) || this.#linksOf(campaign).isHoneypot(link);
  }

  judge(mail: TouchedMail): Touch[] {
    return judgeTouches(mail, this.#judging);
  }
}

/** Of one recipient's mails one from another. */
const mailOf = ({ ids, campaign }: MailEvent): number =>
  numberOf(ids.linkToken.toLowerCase() || ids.ownId || ids.messageId || ids.providerId || campaign);

/** From such a weight on a client's own name leaves no doubt. */
const PROGRAM = 4;
