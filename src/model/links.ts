import type { NetworkKind } from './network.ts';

/**
 * Where in the paths of our link server the names of message and link stand: `/c/{token}/{link}`, `/click?t={token}&n={link}`.
 * Names: `{token}`, `{message}` (the sender's own id), `{recipient}`, `{link}`; `*` stands for anything up to the next `/`.
 */
export interface LinkPaths {
  readonly open: readonly string[];
  readonly click: readonly string[];
  readonly unsubscribe: readonly string[];
  /** A page that only those see who did what the mail was for: an order, a registration. */
  readonly converted: readonly string[];
}

/** What the user tells about his links. */
export interface LinkSettings {
  readonly paths: LinkPaths;
  /** Names of links that no person can see, in every campaign. */
  readonly honeypots: readonly string[];
  readonly campaigns: readonly CampaignLinks[];
  readonly networks: readonly NetworkFile[];
}

/** A table of networks that the user brings. */
export interface NetworkFile {
  readonly file: string;
  /** What its networks are, where its rows do not say it; `''`: not told. */
  readonly name: string;
  readonly kind: NetworkKind | '';
}

/** The links of one campaign's mails. */
export interface CampaignLinks {
  readonly campaign: string;
  /** As they stand in the mail, the hidden ones among them. */
  readonly links: readonly CampaignLink[];
}

export interface CampaignLink {
  /** Number or name, as `Client.link` has it. */
  readonly link: string;
  /** Where it leads to; `''`: not told. */
  readonly url: string;
  readonly isHoneypot: boolean;
}

/** Paths as the README suggests them, where the user tells none. */
export const USUAL_PATHS: LinkPaths = {
  open: ['/o/{token}.gif', '/o/{token}.png', '/o/{token}'],
  click: ['/c/{token}/{link}', '/c/{token}'],
  unsubscribe: ['/u/{token}'],
  converted: [],
};

/** Nothing is told. */
export const NO_LINKS: LinkSettings = {
  paths: USUAL_PATHS,
  honeypots: [],
  campaigns: [],
  networks: [],
};
