// Expands the macros of SPF domains for one mail. Source: RFC 7208 §7.

import { dottedIp, type Ip, isV4 } from './ip.ts';

/** What macros stand for. */
export interface MacroValues {
  readonly ip: Ip;
  /** The domain whose record is read. */
  readonly domain: string;
  /** Local part and domain of the envelope sender. */
  readonly localPart: string;
  readonly senderDomain: string;
  readonly helo: string;
}

const MACRO = /%\{([a-z])(\d{0,3})(r?)([-.+,/_=]{0,7})\}|%([%_-])|%/gi;
const LITERALS: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' };
const LONGEST_SPEC = 500;
const LONGEST_NAME = 253;

export const hasMacro = (text: string): boolean => text.includes('%');

/** Null where it is written wrongly (“permerror”). Too long a name loses labels from its left (§7.3). */
export function expandMacros(spec: string, values: MacroValues): string | null {
  let isWrong = spec.length > LONGEST_SPEC;
  const text = spec
    .slice(0, LONGEST_SPEC)
    .replace(
      MACRO,
      (_, letter?: string, digits = '', reverse = '', delimiters = '', literal?: string) => {
        if (literal !== undefined) return LITERALS[literal] ?? '';
        const value = letter === undefined ? undefined : standsFor(letter.toLowerCase(), values);
        if (value === undefined || digits === '0') isWrong = true;
        return transformed(value ?? '', Number(digits), reverse !== '', delimiters || '.');
      },
    );
  return isWrong ? null : shortened(text);
}

function standsFor(letter: string, it: MacroValues): string | undefined {
  const values: Readonly<Record<string, string>> = {
    s: `${it.localPart}@${it.senderDomain}`,
    l: it.localPart,
    o: it.senderDomain,
    d: it.domain,
    i: dottedIp(it.ip),
    // Not validated here: §7.3 advises against its use, and allows this word.
    p: 'unknown',
    v: isV4(it.ip) ? 'in-addr' : 'ip6',
    h: it.helo,
  };
  return values[letter];
}

function transformed(value: string, keep: number, reverse: boolean, delimiters: string): string {
  const parts: string[] = [];
  let part = '';
  for (const char of value)
    if (delimiters.includes(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  parts.push(part);
  if (reverse) parts.reverse();
  return (keep > 0 ? parts.slice(-keep) : parts).join('.');
}

function shortened(name: string): string {
  let at = 0;
  while (name.length - at > LONGEST_NAME && name.includes('.', at)) at = name.indexOf('.', at) + 1;
  return name.slice(at);
}
