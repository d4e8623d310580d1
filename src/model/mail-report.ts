/** How one evaluation came out; `''`: not told. */
export type Passed = 'pass' | 'fail' | '';

/** Why the receiver did something else than the policy says: `forwarded`, `mailing_list`, `local_policy` … */
export interface PolicyOverride {
  readonly type: string;
  readonly comment: string;
}

/** Mails of one sending address that were judged alike. */
export interface DmarcRow {
  readonly ip: string;
  readonly count: number;
  /** What was done: `none`, `quarantine`, `reject`, `pass`. */
  readonly disposition: string;
  /** With alignment: this is what DMARC counts. */
  readonly dkim: Passed;
  readonly spf: Passed;
  readonly overrides: readonly PolicyOverride[];
  readonly headerFrom: string;
  readonly envelopeFrom: string;
  /** Each signature, without alignment: `pass`, `fail`, `none`, `neutral`, `temperror`, `permerror`, `policy`. */
  readonly signatures: readonly {
    readonly domain: string;
    readonly selector: string;
    readonly result: string;
  }[];
  /** SPF without alignment. */
  readonly spfResults: readonly { readonly domain: string; readonly result: string }[];
}

interface ReportHead {
  /** Who reports, by its own name. */
  readonly organisation: string;
  /** Its address, or another way to reach it. */
  readonly contact: string;
  readonly id: string;
  /** The time it tells of, epoch ms; `end` is behind it. */
  readonly begin: number;
  readonly end: number;
}

/** What one receiver saw of mail in a domain's name (RFC 9990; RFC 7489 appendix C). */
export interface DmarcReport extends ReportHead {
  readonly kind: 'dmarc';
  /** Of the policy that held. */
  readonly domain: string;
  /** Tags of the policy as the receiver read it: `p`, `sp`, `pct` … */
  readonly policy: Readonly<Record<string, string>>;
  readonly rows: readonly DmarcRow[];
}

/** Sessions that failed alike. */
export interface TlsFailure {
  /** RFC 8460 §4.3: `certificate-expired`, `starttls-not-supported` … */
  readonly result: string;
  readonly sendingIp: string;
  readonly mx: string;
  readonly count: number;
  readonly reason: string;
}

/** One policy of a domain, and how sessions under it went. */
export interface TlsPolicy {
  /** `sts`, `tlsa`, `no-policy-found`. */
  readonly type: string;
  readonly domain: string;
  readonly hosts: readonly string[];
  readonly successes: number;
  readonly failures: number;
  readonly details: readonly TlsFailure[];
}

/** How one sender's TLS sessions to a domain's hosts went (RFC 8460). */
export interface TlsReport extends ReportHead {
  readonly kind: 'tls';
  readonly policies: readonly TlsPolicy[];
}

/** What another mail system reports about mail of ours, in sums. */
export type MailReport = DmarcReport | TlsReport;
