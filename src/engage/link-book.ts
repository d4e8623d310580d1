// Knows the links of each campaign's mails: which stands where, which no person can see.

import type { CampaignLinks, LinkSettings } from '../model/links.ts';

/** The links of one mail, as far as they are known. */
export interface MailLinks {
  /** Place in the mail, from 0 on; the number in a link's name where nothing is told; -1: not known. */
  placeOf(link: string, url: string): number;
  isHoneypot(link: string): boolean;
  /** Links that people see; 0: not told. */
  readonly visible: number;
}

/** By campaign; one that is not told has the honeypots of all. */
export function makeLinkBook({
  honeypots,
  campaigns,
}: Pick<LinkSettings, 'honeypots' | 'campaigns'>): (campaign: string) => MailLinks {
  const always = new Set(honeypots);
  const unknown = linksOf({ campaign: '', links: [] }, always);
  const known = new Map(campaigns.map((one) => [one.campaign, linksOf(one, always)]));
  return (campaign) => known.get(campaign) ?? unknown;
}

function linksOf({ links }: CampaignLinks, always: ReadonlySet<string>): MailLinks {
  const hidden = new Set([
    ...always,
    ...links.filter((one) => one.isHoneypot).map(({ link }) => link),
  ]);
  const places = new Map(links.map(({ link }, place) => [link, place]));
  const byUrl = new Map(
    links.filter(({ url }) => url !== '').map(({ url }, place) => [url, place]),
  );
  return {
    placeOf: (link, url) => places.get(link) ?? byUrl.get(url) ?? numberOf(link),
    isHoneypot: (link) => hidden.has(link),
    visible: links.filter(({ link }) => !hidden.has(link)).length,
  };
}

const numberOf = (link: string): number => (/^\d{1,6}$/.test(link) ? Number(link) : -1);
