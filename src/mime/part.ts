// Reads one part of a mail, lazily: a range of the byte string → its type, body, text and parts.

import { hasHighBytes, toBytes } from '../text/byte-string.ts';
import { decodeCharset } from '../text/charset.ts';
import { type Headers, parseHeaders } from './headers.ts';
import { htmlCharset } from './html.ts';
import type { Limits } from './limits.ts';
import { guessBoundary, type Sections, splitMultipart } from './multipart.ts';
import { type Parametered, parseParameters } from './parameters.ts';
import type { Problems } from './problems.ts';
import { decodeTransfer, isIdentity, transferEncoding } from './transfer.ts';

export interface Part {
  readonly headers: Headers;
  /** Lower case, without parameters. Missing or unreadable: `text/plain`, in a digest `message/rfc822`. */
  readonly type: string;
  /** A parameter of the Content-Type, decoded; `''` if there is none. */
  param(name: string): string;
  /** Byte offsets in the mail: header, body, end. -1 inside a message that was itself encoded. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  /** Parts of a multipart; the one message inside a message part. Empty for all else, and where no boundary is found. */
  readonly parts: readonly Part[];
  /** Text above the first part, and behind the last: some systems put the notice there. `''` outside multiparts. */
  readonly preamble: string;
  readonly epilogue: string;
  /** Byte string, transfer encoding undone. */
  body(): string;
  /** Characters, lines ended by `\n`; at most `maxTextBytes` of the body are read. */
  text(): string;
  /** As `body()`, as bytes. */
  bytes(): Uint8Array;
}

/** What all parts of one mail share. */
export interface Shared {
  readonly limits: Limits;
  readonly problems: Problems;
  partsLeft: number;
}

/** Where a part stands. */
interface Place {
  /** The mail, or the decoded text of an encoded message inside it. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly inMail: boolean;
  readonly depth: number;
  readonly defaultType: string;
}

/** Where the parts inside a part stand. */
type Range = Pick<Place, 'source' | 'start' | 'end' | 'inMail'>;

/** Bytes in which a message is known not to be base64. */
const PEEK = 200;
const UTF8_MARK = '\xef\xbb\xbf';
/** The types that hold one message: a whole one, or the piece with its header. */
/** S/MIME with the content inside the signature (RFC 8551 §3.5.2). */
export const OPAQUE_SIGNED: ReadonlySet<string> = new Set([
  'application/pkcs7-mime',
  'application/x-pkcs7-mime',
]);
/** Where the signed content begins at the latest: before it stand a few bytes of the envelope. */
const SIGNED_WITHIN = 4096;
const MESSAGES = new Set(['message/rfc822', 'message/global', 'message/news', 'message/partial']);
/** Two tokens (RFC 2045 §5.1). */
const TYPE = /^[^\s()<>@,;:\\"/[\]?=]{1,100}\/[^\s()<>@,;:\\"/[\]?=]{1,100}$/;

const RETURNS = /\r+(\n?)/g;

function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  const rest = text.replaceAll('\r\n', '\n');
  return rest.includes('\r') ? withoutReturns(rest) : rest;
}

/**
 * CRs before an LF are one line end that was converted twice, others are line ends by themselves. Linear: a match takes
 * the whole run. Pieces put together one by one would take fifty times the text in memory.
 */
function withoutReturns(text: string): string {
  return text.replace(RETURNS, (run, feed: string) =>
    feed === '' ? '\n'.repeat(run.length) : '\n',
  );
}

/** The mail itself as a part, blank lines above its header passed over. */
export function rootPart(raw: string, shared: Shared): { root: Part; mboxFrom: string } {
  const start = skipBlank(raw, raw.startsWith(UTF8_MARK) ? UTF8_MARK.length : 0, raw.length);
  const place = { source: raw, start, end: raw.length, inMail: true, depth: 0 };
  const root = new RangePart({ ...place, defaultType: 'text/plain' }, shared);
  return { root, mboxFrom: root.mboxFrom };
}

function skipBlank(raw: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(raw.charCodeAt(at))) at++;
  // A line that begins with blanks is not blank: go back to its beginning.
  while (at > from && raw.charCodeAt(at - 1) !== 0x0a) at--;
  return at;
}

const isBlank = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x20 || code === 0x09;

const NONE: Sections = {
  parts: [],
  preamble: { start: 0, end: 0 },
  epilogue: { start: 0, end: 0 },
  isClosed: true,
  isCut: false,
};

class RangePart implements Part {
  readonly headers: Headers;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  readonly mboxFrom: string;
  readonly #place: Place;
  readonly #bodyAt: number;
  readonly #shared: Shared;
  #type: string | null = null;
  #contentType: Parametered | null = null;
  #parts: readonly Part[] | null = null;
  #sections: Sections | null = null;
  #text: string | null = null;
  #inside: Range | null = null;

  constructor(place: Place, shared: Shared) {
    const { limits, problems } = shared;
    const { source, start, end, inMail } = place;
    const block = parseHeaders(source, start, end, { limits, problems, inMail });
    this.#place = place;
    this.#shared = shared;
    this.#bodyAt = Math.min(block.bodyStart, end);
    this.headers = block.headers;
    this.mboxFrom = block.mboxFrom;
    this.start = inMail ? start : -1;
    this.bodyStart = inMail ? this.#bodyAt : -1;
    this.end = inMail ? end : -1;
  }

  get type(): string {
    this.#type ??= this.#readType();
    return this.#type;
  }

  param(name: string): string {
    return this.#typeField().parameters.get(name.toLowerCase()) ?? '';
  }

  get parts(): readonly Part[] {
    this.#parts ??= this.#readParts();
    return this.#parts;
  }

  get preamble(): string {
    return this.#sectionText('preamble');
  }

  get epilogue(): string {
    return this.#sectionText('epilogue');
  }

  body(): string {
    return this.#decode(Number.POSITIVE_INFINITY);
  }

  bytes(): Uint8Array {
    return toBytes(this.body());
  }

  text(): string {
    this.#text ??= this.#chars(this.#bounded(this.#decode(this.#shared.limits.maxTextBytes)));
    return this.#text;
  }

  #readType(): string {
    const { value } = this.#typeField();
    return TYPE.test(value) ? value : this.#place.defaultType;
  }

  #typeField(): Parametered {
    this.#contentType ??= parseParameters(this.headers.raw('content-type'));
    return this.#contentType;
  }

  #encoded(): string {
    return this.#place.source.slice(this.#bodyAt, this.#place.end);
  }

  #encoding(): string {
    return transferEncoding(this.headers.raw('content-transfer-encoding'));
  }

  #decode(maxBytes: number): string {
    // A multipart's encoding can only be that of its parts (RFC 2045 §6.4).
    const encoding = this.parts.length > 0 ? '' : this.#encoding();
    return this.#undo(encoding, maxBytes);
  }

  #undo(encoding: string, maxBytes: number): string {
    const { bytes, problem } = decodeTransfer(this.#encoded(), encoding, maxBytes);
    if (problem) this.#shared.problems.note(problem);
    return bytes;
  }

  /** Cuts what is too long, never within a UTF-8 character. */
  #bounded(bytes: string): string {
    const max = this.#shared.limits.maxTextBytes;
    if (bytes.length < max) return bytes;
    const message = `the text of a part has ${max} bytes or more; the rest was not read`;
    this.#shared.problems.note({ code: 'text-too-long', message });
    const tail = bytes.slice(max - 4, max).replace(/[\xc0-\xff][\x80-\xbf]{0,3}$/, '');
    return bytes.slice(0, max - 4) + tail;
  }

  #chars(bytes: string): string {
    const { text, problem } = decodeCharset(bytes, this.#charset(bytes));
    if (problem) this.#shared.problems.note(problem);
    return withLineFeeds(text);
  }

  #charset(bytes: string): string {
    const named = this.param('charset');
    if (named !== '' || this.type !== 'text/html' || !hasHighBytes(bytes)) return named;
    return htmlCharset(bytes);
  }

  /** The body as the parts inside see it: in the mail itself, or decoded where it was encoded against the rules. */
  #container(): Range {
    this.#inside ??= this.#isPlainInside() ? this.#ownRange() : this.#decodedRange();
    return this.#inside;
  }

  #ownRange(): Range {
    const { source, end, inMail } = this.#place;
    return { source, start: this.#bodyAt, end, inMail };
  }

  #decodedRange(): Range {
    const source = this.#undo(this.#encoding(), this.#shared.limits.maxBytes);
    return { source, start: 0, end: source.length, inMail: false };
  }

  /** Writers name an encoding for multiparts and messages that are not encoded. */
  #isPlainInside(): boolean {
    const encoding = this.#encoding();
    if (isIdentity(encoding)) return true;
    const { source, end } = this.#place;
    const start = skipBlank(source, this.#bodyAt, end);
    const head = source.slice(start, Math.min(end, start + PEEK));
    return this.type.startsWith('multipart/')
      ? this.#encoded().includes(`--${this.param('boundary')}`)
      : encoding === 'base64' && (head.split('\n', 1)[0] ?? '').includes(':');
  }

  #sectionText(which: 'preamble' | 'epilogue'): string {
    const { start, end } = this.#split()[which];
    // Asked for nothing, the body must not be decoded.
    if (start === end) return '';
    // Asking for the container would undo the encoding of a whole attachment.
    if (start === end) return '';
    const inside = this.#container();
    const bytes = inside.source.slice(inside.start + start, inside.start + end);
    return this.#chars(this.#bounded(bytes)).trim();
  }

  #readParts(): readonly Part[] {
    const isMessage = MESSAGES.has(this.type);
    const isSigned = OPAQUE_SIGNED.has(this.type);
    if (!isMessage && !isSigned && !this.type.startsWith('multipart/')) return [];
    if (this.#place.depth >= this.#shared.limits.maxDepth) {
      const message = `parts lie more than ${this.#shared.limits.maxDepth} levels deep; the deeper ones were left out`;
      this.#shared.problems.note({ code: 'too-deep', message });
      return [];
    }
    if (isSigned) return this.#readSigned();
    return isMessage ? this.#readMessage() : this.#readMultipart();
  }

  /** What was signed stands whole between the envelope's bytes; what was encrypted has no such place. */
  #readSigned(): readonly Part[] {
    const { source, start, end } = this.#container();
    const head = source.slice(start, Math.min(end, start + SIGNED_WITHIN));
    const at = head.search(/content-type:/i);
    if (at < 0 || !this.#takeParts(1)) return [];
    return [this.#child(at, end - start, 'text/plain')];
  }

  #readMultipart(): readonly Part[] {
    const defaultType = this.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    return this.#split().parts.map(({ start, end }) => this.#child(start, end, defaultType));
  }

  #readMessage(): readonly Part[] {
    if (!this.#takeParts(1)) return [];
    const { source, start, end } = this.#container();
    return [this.#child(skipBlank(source, start, end) - start, end - start, 'text/plain')];
  }

  /** Offsets are those in the container. */
  #child(from: number, to: number, defaultType: string): Part {
    const { source, start, inMail } = this.#container();
    const depth = this.#place.depth + 1;
    const place = { source, inMail, start: start + from, end: start + to, depth, defaultType };
    return new RangePart(place, this.#shared);
  }

  #takeParts(count: number): boolean {
    if (this.#shared.partsLeft >= count) {
      this.#shared.partsLeft -= count;
      return true;
    }
    const message = `the mail has more than ${this.#shared.limits.maxParts} parts; the rest was left out`;
    this.#shared.problems.note({ code: 'too-many-parts', message });
    return false;
  }

  #split(): Sections {
    this.#sections ??= this.type.startsWith('multipart/') ? this.#readSections() : NONE;
    return this.#sections;
  }

  #readSections(): Sections {
    const inside = this.#container();
    const body = inside.source.slice(inside.start, inside.end);
    const { problems, partsLeft } = this.#shared;
    const named = this.param('boundary').trimEnd();
    let sections = named === '' ? NONE : splitMultipart(body, named, partsLeft);
    if (sections.parts.length === 0) sections = this.#splitByGuess(body, sections);
    this.#takeParts(sections.isCut ? partsLeft + 1 : sections.parts.length);
    if (sections.isCut) this.#shared.partsLeft = 0;
    if (sections.parts.length > 0 && !sections.isClosed)
      problems.note({
        code: 'missing-closing-boundary',
        message: 'a multipart does not end with its boundary; it may be cut off',
      });
    return sections;
  }

  #splitByGuess(body: string, fallback: Sections): Sections {
    const guess = guessBoundary(body);
    const { problems, partsLeft } = this.#shared;
    const sections = guess === '' ? fallback : splitMultipart(body, guess, partsLeft);
    problems.note(
      sections.parts.length > 0
        ? {
            code: 'wrong-boundary',
            message: `the boundary named in a header is not found; the one in the body was used`,
          }
        : {
            code: 'boundary-not-found',
            message: 'a multipart holds no boundary; it was read as text',
          },
    );
    return sections;
  }
}
