// Brings the text out of HTML, in lines as a reader would see them.

import { decodeEntities } from './html-entities.ts';

/** Elements that stand on lines of their own; those of the second list with an empty line around them. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form header hr li main nav ol option pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6'.split(' '));
const CELLS = new Set(['td', 'th']);
/** Elements whose content nobody sees, with what ends them. */
const HIDDEN: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title', 'template', 'xml'].map((name) => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
);

/** Where a charset in the document itself counts (HTML §13.2.3.2). */
const PRESCAN = 1024;
const CHARSET = /charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i;

const MAX_LINK = 2000;
const HREF = /\shref\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/i;

/** The charset that an HTML document names in itself; `''` if it names none. */
export function htmlCharset(bytes: string): string {
  return CHARSET.exec(bytes.slice(0, PRESCAN))?.[1] ?? '';
}

interface Writer {
  readonly pieces: string[];
  /** Line ends to write before the next word: none, one, or two (an empty line). */
  breaks: number;
  hasSpace: boolean;
  isEmpty: boolean;
  preformatted: number;
  /** Address of the open link, with how many pieces were there when it opened. */
  link: string;
  linkFrom: number;
}

/**
 * Never throws; linear. Blocks and `br` end lines, table cells are parted by a space, links are followed by their
 * address in angle brackets where the text does not show it. Nothing hidden by style is left out.
 */
export function htmlToText(html: string): string {
  const writer: Writer = {
    pieces: [],
    breaks: 0,
    hasSpace: false,
    isEmpty: true,
    preformatted: 0,
    link: '',
    linkFrom: 0,
  };
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
    if (!isTag(html, at)) {
      writeText(writer, html.slice(from, at + 1));
      from = at + 1;
      continue;
    }
    writeText(writer, html.slice(from, at));
    from = takeTag(writer, html, at);
    if (from < 0) break;
  }
  if (from >= 0) writeText(writer, html.slice(from));
  return writer.pieces.join('');
}

/** A `<` before a letter, `/`, `!` or `?`; not that of `<user@example.com>`, which writers forget to escape. */
function isTag(html: string, at: number): boolean {
  return /^<(?:[a-z][a-z0-9]{0,20}[\s/>]|\/[a-z]|!|\?|[a-z]{1,10}:[a-z])/i.test(
    html.slice(at, at + 24),
  );
}

/** Returns where text goes on, -1 at the end. */
function takeTag(writer: Writer, html: string, at: number): number {
  if (html.startsWith('<!--', at)) return after(html, '-->', at + 4);
  const end = html.indexOf('>', at);
  if (end < 0) return -1;
  const isClosing = html.charAt(at + 1) === '/';
  const start = isClosing ? at + 2 : at + 1;
  const name = /^[a-z][a-z0-9]{0,20}/i.exec(html.slice(start, start + 22))?.[0].toLowerCase() ?? '';
  const hidden = isClosing ? undefined : HIDDEN.get(name);
  if (hidden) return skipHidden(html, end, hidden);
  applyTag(writer, name, isClosing, html.slice(at, Math.min(end, at + 2 * MAX_LINK)));
  return end + 1;
}

const after = (html: string, sign: string, from: number): number => {
  const end = html.indexOf(sign, from);
  return end < 0 ? -1 : end + sign.length;
};

function skipHidden(html: string, from: number, close: RegExp): number {
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? after(html, '>', found.index) : -1;
}

function applyTag(writer: Writer, name: string, isClosing: boolean, tag: string): void {
  if (name === 'br') writer.breaks += writer.breaks < 2 ? 1 : 0;
  else if (PARAGRAPHS.has(name)) writer.breaks = 2;
  else if (BLOCKS.has(name)) writer.breaks = Math.max(writer.breaks, 1);
  else if (CELLS.has(name)) writer.hasSpace = true;
  if (name === 'pre') writer.preformatted = Math.max(0, writer.preformatted + (isClosing ? -1 : 1));
  if (name === 'a') applyLink(writer, isClosing, tag);
}

function applyLink(writer: Writer, isClosing: boolean, tag: string): void {
  if (!isClosing) {
    const [, double, single, bare] = HREF.exec(tag) ?? [];
    writer.link = decodeEntities(double ?? single ?? bare ?? '').trim();
    writer.linkFrom = writer.pieces.length;
    return;
  }
  const { link } = writer;
  writer.link = '';
  if (!/^(?:https?|mailto):/i.test(link)) return;
  const shown = writer.pieces.slice(writer.linkFrom).join('');
  const short = link.replace(/^(?:mailto:|https?:\/\/)/i, '').replace(/\/$/, '');
  if (!shown.includes(short)) writeText(writer, ` &lt;${link.replaceAll('&', '&amp;')}&gt;`);
}

function writeText(writer: Writer, raw: string): void {
  if (raw === '') return;
  if (writer.preformatted > 0) {
    writePreformatted(writer, decodeEntities(raw));
    return;
  }
  const text = decodeEntities(raw.replace(/[ \t\r\n\f]+/g, ' '));
  const isSpaceFirst = text.startsWith(' ');
  const words = text.trim();
  if (isSpaceFirst) writer.hasSpace = true;
  if (words === '') return;
  openWord(writer);
  writer.pieces.push(words);
  writer.hasSpace = text.endsWith(' ');
}

/** Writes the line ends or the space that stand before the next word. */
function openWord(writer: Writer): void {
  if (!writer.isEmpty) {
    if (writer.breaks > 0) writer.pieces.push(writer.breaks > 1 ? '\n\n' : '\n');
    else if (writer.hasSpace) writer.pieces.push(' ');
  }
  writer.isEmpty = false;
  writer.breaks = 0;
  writer.hasSpace = false;
}

function writePreformatted(writer: Writer, text: string): void {
  const lines = text.replaceAll('\r', '');
  if (writer.isEmpty && lines.trim() === '') return;
  openWord(writer);
  writer.pieces.push(lines);
}
