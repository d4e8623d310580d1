// Reads XML piece by piece: text → elements and texts, without document types and entities of their own.

export type XmlToken =
  /** Local name, without prefix. */
  | { readonly kind: 'open' | 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing is read behind it. */
  | { readonly kind: 'broken'; readonly why: string };

const DEEPEST = 50;
/** Longer texts are cut. */
const LONGEST_TEXT = 65_536;
const LONGEST_NAME = 200;

/**
 * Yields what stands in `text`, in order; ends at the first thing that is not well-formed. A document type is refused: it
 * may define entities that grow without end, or name files. Attributes are passed over. Linear; never throws.
 */
export function* readXml(text: string): Generator<XmlToken> {
  const open: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const bracket = text.indexOf('<', at);
    const end = bracket < 0 ? text.length : bracket;
    if (open.length > 0 && end > at) yield { kind: 'text', text: unescaped(text, at, end) };
    if (bracket < 0) break;
    const piece = markup(text, bracket, open);
    at = piece.end;
    yield* piece.tokens;
    if (piece.tokens.at(-1)?.kind === 'broken') return;
  }
  if (open.length > 0) yield { kind: 'broken', why: `it ends within <${open.at(-1)}>` };
}

interface Piece {
  readonly tokens: readonly XmlToken[];
  readonly end: number;
}

const broken = (why: string): Piece => ({ tokens: [{ kind: 'broken', why }], end: 0 });

/** What is between `<` and its end. */
function markup(text: string, at: number, open: string[]): Piece {
  if (text.startsWith('<!--', at)) return skipped(text, at + 4, '-->');
  if (text.startsWith('<?', at)) return skipped(text, at + 2, '?>');
  if (text.startsWith('<![CDATA[', at)) return literal(text, at + 9, open);
  if (text.startsWith('<!', at)) return broken('it has a document type, which is not read');
  return text.startsWith('</', at) ? closing(text, at, open) : opening(text, at, open);
}

function skipped(text: string, from: number, mark: string): Piece {
  const end = text.indexOf(mark, from);
  return end < 0 ? broken('it ends within a comment') : { tokens: [], end: end + mark.length };
}

function literal(text: string, from: number, open: readonly string[]): Piece {
  const end = text.indexOf(']]>', from);
  if (end < 0 || open.length === 0) return broken('it ends within a text');
  const token: XmlToken = {
    kind: 'text',
    text: text.slice(from, Math.min(end, from + LONGEST_TEXT)),
  };
  return { tokens: [token], end: end + 3 };
}

function closing(text: string, at: number, open: string[]): Piece {
  const end = text.indexOf('>', at);
  if (end < 0 || end - at > LONGEST_NAME) return broken('a closing tag has no end');
  const name = localName(text.slice(at + 2, end).trim());
  if (open.pop() !== name) return broken(`</${name}> closes nothing`);
  return { tokens: [{ kind: 'close', name }], end: end + 1 };
}

const NAME_END = /[\s/>]/;
const NAME = /^[^\s<>&"'=]{1,200}$/;

function opening(text: string, at: number, open: string[]): Piece {
  const length = text.slice(at + 1, at + LONGEST_NAME + 2).search(NAME_END);
  const name = localName(text.slice(at + 1, at + 1 + length));
  if (length < 1 || !NAME.test(name)) return broken('a tag has no name');
  const end = tagEnd(text, at + 1 + length);
  if (end < 0) return broken(`<${name}> has no end`);
  if (text.charCodeAt(end - 1) === 0x2f)
    return {
      tokens: [
        { kind: 'open', name },
        { kind: 'close', name },
      ],
      end: end + 1,
    };
  if (open.length >= DEEPEST) return broken(`it is more than ${DEEPEST} elements deep`);
  open.push(name);
  return { tokens: [{ kind: 'open', name }], end: end + 1 };
}

/** The `>` that is in no attribute's value; -1: there is none. */
function tagEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x3c) return -1;
    if (code === 0x22 || code === 0x27) {
      at = text.indexOf(text.charAt(at), at + 1);
      if (at < 0) return -1;
    }
    at++;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const ENTITY = /&(?:([a-z]{2,4})|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const HIGHEST = 0x10ffff;

/** Entities that XML itself knows; others stay as they stand. */
function unescaped(text: string, from: number, end: number): string {
  const cut = text.slice(from, Math.min(end, from + LONGEST_TEXT));
  if (!cut.includes('&')) return cut;
  return cut.replace(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= HIGHEST ? String.fromCodePoint(code) : whole;
  });
}

/** An element with all that is in it. */
export interface XmlElement {
  readonly name: string;
  /** Its own texts, joined, without spaces around them. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** More elements than a record of any report has. */
const MOST_CHILDREN = 10_000;

/**
 * The element whose `open` was just read, with what is in it; null where the document breaks off within it. Elements
 * beyond 10,000 are left out.
 */
export function elementOf(name: string, tokens: Iterator<XmlToken>): XmlElement | null {
  const stack: Growing[] = [{ name, text: '', children: [] }];
  let count = 0;
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value;
    const current = stack.at(-1);
    if (token.kind === 'broken' || !current) return null;
    if (token.kind === 'text') grow(current, token.text);
    else if (token.kind === 'open') stack.push({ name: token.name, text: '', children: [] });
    else {
      stack.pop();
      current.text = current.text.trim();
      const parent = stack.at(-1);
      if (!parent) return current;
      if (++count <= MOST_CHILDREN) parent.children.push(current);
    }
  }
  return null;
}

function grow(element: Growing, text: string): void {
  if (element.text.length < LONGEST_TEXT)
    element.text = (element.text + text).slice(0, LONGEST_TEXT);
}

interface Growing extends XmlElement {
  text: string;
  readonly children: XmlElement[];
}

/** The first child of that name; null: none. */
export const childOf = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((child) => child.name === name) ?? null;

/** The text of the first child of that name; `''`: none. */
export const childText = (element: XmlElement | null, name: string): string =>
  childOf(element, name)?.text ?? '';

export const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

const ENCODING = /^[^>]{0,100}encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/;

/** The encoding that an XML document declares; `''`: none. @param head its first characters, read byte by byte. */
export const declaredEncoding = (head: string): string => ENCODING.exec(head)?.[1] ?? '';
