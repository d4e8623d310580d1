/** A secret that tokens are signed with. */
export interface TokenKey {
  /** 0–31: stands in the token, so that keys can be changed while older tokens still come back. */
  readonly id: number;
  readonly secret: Uint8Array;
}

/** A form of our return paths whose single addresses stand in the sent log. */
export interface ReturnPathPattern {
  /** `*` stands for anything but an at sign: `bounce+*@b.example.com`. Compared without regard to case. */
  readonly pattern: string;
  /** How long after the mail was sent a notice may come; 0: for ever. */
  readonly lifetimeDays: number;
}

/** What the user tells about his own sending: by this a mail of ours is told from one that only pretends to be. */
export interface OwnSettings {
  /** Domains of our From addresses; subdomains count. */
  readonly domains: readonly string[];
  /** Domains of our return paths, where they are others. */
  readonly returnPathDomains: readonly string[];
  /** Right sides of our Message-IDs, where they are others. */
  readonly messageIdDomains: readonly string[];
  /** Host names of our own mail servers, as they name themselves in their notices. */
  readonly hosts: readonly string[];
  readonly returnPathPatterns: readonly ReturnPathPattern[];
  readonly tokenKeys: readonly TokenKey[];
  /** What stands before a token in the local part of a return path: `b+`. */
  readonly tokenPrefix: string;
  /** From when on every mail of ours had a return path of its own (token, pattern, BATV), epoch ms; 0: never. */
  readonly taggedSince: number;
}

/** Nothing is told: whether a mail is ours stays unknown. */
export const NO_SETTINGS: OwnSettings = {
  domains: [],
  returnPathDomains: [],
  messageIdDomains: [],
  hosts: [],
  returnPathPatterns: [],
  tokenKeys: [],
  tokenPrefix: 'b+',
  taggedSince: 0,
};
