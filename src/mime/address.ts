// Reads address lists: the value of a From or To field → names with addresses. Source: RFC 5322 §3.4, §4.4.

import { decodeWords } from '../text/encoded-word.ts';

export interface Mailbox {
  /** Decoded display name, or the comment that older systems write instead; `''` if there is none. */
  readonly name: string;
  /** `''` for a name alone. A local name without domain (`MAILER-DAEMON`) is kept. */
  readonly address: string;
}

const MAX_MAILBOXES = 10_000;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const OPEN = 0x28;
const CLOSE = 0x29;
const ANGLE = 0x3c;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const COLON = 0x3a;

/**
 * Never throws; linear; at most 10,000 mailboxes. Groups give their members. Give it the raw value: in a decoded one,
 * a comma may have come out of an encoded word. Semicolons part mailboxes as commas do.
 */
export function parseAddressList(value: string): Mailbox[] {
  const simple = SIMPLE.exec(value)?.[1];
  if (simple !== undefined) return [{ name: '', address: simple }];
  const found: Mailbox[] = [];
  for (const text of splitList(value)) {
    const mailbox = readMailbox(text);
    if (mailbox.name !== '' || mailbox.address !== '') found.push(mailbox);
    if (found.length >= MAX_MAILBOXES) break;
  }
  return found;
}

/** Address of the first mailbox that has one; `''` if none has. */
export function firstAddress(value: string): string {
  for (const text of splitList(value)) {
    const { address } = readMailbox(text);
    if (address !== '') return address;
  }
  return '';
}

/** Texts of the single mailboxes. Quotes, comments and angle brackets that are never closed count as plain signs. */
function* splitList(value: string): Generator<string> {
  const open = new Unclosed();
  let from = 0;
  let count = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === QUOTE || code === OPEN || code === ANGLE) at = open.skip(value, at, code);
    else if (code === COLON && isGroupName(value.slice(from, at))) from = at + 1;
    else if (code === COMMA || code === SEMICOLON) {
      yield value.slice(from, at);
      from = at + 1;
      if (++count > 2 * MAX_MAILBOXES) return;
    }
  }
  yield value.slice(from);
}

/** `undisclosed-recipients:`, also `mailto:`; an address with a colon (an IPv6 literal) is none. */
const isGroupName = (text: string): boolean => text.length <= 200 && !text.includes('@');

/** Finds closing signs; one that was missed once is not looked for again, which keeps hostile lists linear. */
class Unclosed {
  readonly #missing: Set<number> = new Set();

  /** Place of the closing sign, or `at` where there is none. */
  skip(text: string, at: number, code: number): number {
    if (this.#missing.has(code)) return at;
    const end = closing(text, at, code);
    if (end < 0) this.#missing.add(code);
    return end < 0 ? at : end;
  }
}

function closing(text: string, at: number, code: number): number {
  if (code === ANGLE) return text.indexOf('>', at);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === BACKSLASH) i++;
    else if (code === QUOTE && sign === QUOTE && i > at) return i;
    else if (code === OPEN && sign === OPEN) depth++;
    else if (code === OPEN && sign === CLOSE && --depth === 0) return i;
  }
  return -1;
}

/** What most mailboxes are: nothing in them needs to be undone. */
const SIMPLE = /^ ?<?([\w.+=/-]{1,200}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,10})>?$/;

const NOBODY: Mailbox = { name: '', address: '' };

function readMailbox(text: string): Mailbox {
  if (text === '') return NOBODY;
  const simple = SIMPLE.exec(text)?.[1];
  if (simple !== undefined) return { name: '', address: simple };
  const { plain, comment } = withoutComments(text);
  const angle = angleAt(plain);
  if (angle >= 0) {
    const name = displayName(plain.slice(0, angle));
    return { name: name || displayName(comment), address: cleaned(plain.slice(angle)) };
  }
  const words = plain.replace(/\s+/g, ' ').replace(/ ?@ ?/, '@').trim();
  const at = words.indexOf('@');
  if (at < 0) return withoutDomain(words, comment);
  // A name without brackets around the address: the word with the sign is the address.
  const start = words.startsWith('"') ? 0 : words.lastIndexOf(' ', at) + 1;
  const space = words.indexOf(' ', at);
  const end = space < 0 ? words.length : space;
  const name = displayName(`${words.slice(0, start)} ${words.slice(end)}`);
  return { name: name || displayName(comment), address: cleaned(words.slice(start, end)) };
}

const withoutDomain = (words: string, comment: string): Mailbox =>
  /[\s"]/.test(words)
    ? { name: displayName(words), address: '' }
    : { name: displayName(comment), address: cleaned(words) };

/** Place of the bracket that opens the address, one in quotes passed over. */
function angleAt(text: string): number {
  const open = new Unclosed();
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === ANGLE) return at;
    if (code === QUOTE) at = open.skip(text, at, code);
  }
  return -1;
}

function withoutComments(text: string): { plain: string; comment: string } {
  if (!text.includes('(')) return { plain: text, comment: '' };
  const open = new Unclosed();
  const kept: string[] = [];
  let comment = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = open.skip(text, at, code);
    if (code !== OPEN) continue;
    const end = open.skip(text, at, code);
    if (end === at) continue;
    kept.push(text.slice(from, at));
    comment ||= text.slice(at + 1, end);
    from = end + 1;
    at = end;
  }
  kept.push(text.slice(from));
  return { plain: kept.join(' '), comment };
}

function displayName(text: string): string {
  const unquoted = text.replace(/\\(.)|"/g, '$1');
  return decodeWords(unquoted.replace(/\s+/g, ' ').trim());
}

/**
 * One address, freed from angle brackets, a type such as `rfc822;`, comments, a route, quotes that it does not need,
 * and a dot at its end. Never throws; what is no address comes back trimmed.
 */
export function bareAddress(value: string): string {
  const typed = value.trim().replace(/^[a-z0-9-]{1,30}\s{0,5};\s{0,5}/i, '');
  return cleaned(withoutComments(typed).plain);
}

const SCHEME = /^(?:mailto|smtp|rfc822):\s{0,5}/i;
/** `@a.example,@b.example:user@c.example` (RFC 5322 §4.4). */
const ROUTE = /^@[^:\s]{1,1000}:/;
const ANGLES = /<([^<>]{0,1000}@[^<>]{0,1000})/;
const WHOLE_QUOTED = /^(['"`])(.*)\1$/;
const LOCAL_QUOTED = /^"([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)"@/;

function cleaned(text: string): string {
  const inside = insideAngles(text.slice(0, 2000)).trim();
  const plain = decodeWords(inside)
    .replace(WHOLE_QUOTED, '$2')
    .replace(SCHEME, '')
    .replace(ROUTE, '')
    .replace(LOCAL_QUOTED, '$1@')
    .replace(/[ \t]*@[ \t]*/, '@');
  return plain.replace(/[\s.,;:]{1,20}$/, '');
}

/** The first brackets that hold an address; else what stands behind the first one. */
function insideAngles(text: string): string {
  const open = text.indexOf('<');
  if (open < 0) return text;
  const inside = ANGLES.exec(text)?.[1];
  return inside ?? text.slice(open).replace(/[<>]/g, ' ');
}
