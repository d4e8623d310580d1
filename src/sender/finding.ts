// Defines what a check of a domain says: what was seen, what it means, what to do.

export const CHECKS = ['mx', 'spf', 'dkim', 'dmarc', 'ptr', 'mta-sts', 'tls-rpt'] as const;

export type Check = (typeof CHECKS)[number];

/**
 * - `ok`: as it should be.
 * - `warning`: works, but is weak, or is read differently by some.
 * - `error`: mail is refused or unprotected because of it.
 * - `unknown`: the network did not tell.
 */
export type FindingState = 'ok' | 'warning' | 'error' | 'unknown';

export interface Finding {
  readonly check: Check;
  readonly state: FindingState;
  /** The name, address or host that it is about. */
  readonly about: string;
  /** One line. */
  readonly says: string;
  /** What name server or web server returned, as returned; `''` where that says nothing more. */
  readonly saw: string;
  /** What follows from it for mail; `''` where that is plain. */
  readonly means: string;
  readonly todo: string;
  /** To be copied as it stands: a zone file's line, a policy; `''`: none. */
  readonly line: string;
  /** RFC and section, or a page. */
  readonly source: string;
}

type Rest = Partial<Omit<Finding, 'check' | 'state' | 'about' | 'says'>>;

/** A finding of which the rest is empty. */
export function finding(
  check: Check,
  state: FindingState,
  about: string,
  says: string,
  rest: Rest = {},
): Finding {
  return { check, state, about, says, saw: '', means: '', todo: '', line: '', source: '', ...rest };
}

const LONGEST_SEEN = 1000;

/** Texts of others, cut to what a person reads. */
export const seen = (text: string): string =>
  text.length > LONGEST_SEEN ? `${text.slice(0, LONGEST_SEEN)}…` : text;

/** A string of a TXT record holds so many bytes (RFC 1035 §3.3); longer texts are several strings (RFC 7208 §3.3). */
const LONGEST_STRING = 255;
/** What is longer is nobody's record; it is not repeated. */
const LONGEST_LINE = 4096;

/** A zone file's line, to be copied. Quotes and backslashes are escaped (RFC 1035 §5.1). */
export function txtLine(name: string, text: string): string {
  if (text.length > LONGEST_LINE) return '';
  const strings: string[] = [];
  for (let at = 0; at === 0 || at < text.length; at += LONGEST_STRING)
    strings.push(`"${text.slice(at, at + LONGEST_STRING).replace(/["\\]/g, '\\$&')}"`);
  return `${name}. IN TXT ${strings.join(' ')}`;
}
