// Proposes a rule for a shape of replies: its words as a phrase, an example that is nobody's, a TOML stub.

import { fold } from '../text/fold.ts';
import { readPhrase } from '../text/phrase-syntax.ts';
import { exampleOf, headOf, piecesOf } from './shape.ts';

export interface Proposal {
  /** Lower-case words with `-`, from the phrase. */
  readonly id: string;
  readonly phrase: string;
  /** Whether the phrase is so short that other replies may hold it as well. */
  readonly isShort: boolean;
  /** A reply of this shape, with addresses that belong to nobody. */
  readonly example: string;
}

/** Letters that a phrase should have; signs of scripts with many more count threefold. */
const ENOUGH = 14;
const MOST_WORDS = 14;
/** Of a text without spaces. In characters. */
const LONGEST = 90;
const MOST_GAPS = 2;

/** Null where the shape has no words to go by. Never throws. */
export function propose(shape: string): Proposal | null {
  const phrase = candidates(shape.slice(headOf(shape))).find(isUsable);
  if (phrase === undefined) return null;
  const isShort = weightOf(phrase) < ENOUGH;
  return { id: idOf(phrase), phrase, isShort, example: exampleOf(shape) };
}

const isUsable = (phrase: string): boolean => readPhrase(phrase).problem === '';

/** The first sentence whole, since the cause comes first; else its best pieces. */
function candidates(body: string): string[] {
  const pieces = wholeWords(firstSentence(body));
  const alone = pieces.map(tidy).sort((a, b) => weightOf(b) - weightOf(a));
  const enough = pieces.map(tidy).find((piece) => weightOf(piece) >= ENOUGH) ?? '';
  const whole = pieces.filter((piece) => weightOf(piece) > 0).length <= MOST_GAPS + 1;
  return [
    ...(whole ? [joined(pieces)] : []),
    ...[enough, ...alone].map(escaped),
    ...wholeWords(body).map(tidy).map(escaped),
  ];
}

function firstSentence(body: string): string {
  let text = '';
  for (const sentence of body.split(/(?<=[\p{L}}]{2}[.!]) /u)) {
    text += ` ${sentence}`;
    if (weightOf(piecesOf(text).join('')) >= ENOUGH) break;
  }
  return text;
}

/** What stands between the masks; words that touch a mask are cut off, since phrases match whole words. */
function wholeWords(body: string): string[] {
  const texts = piecesOf(body);
  return texts.map((text, at) => {
    const start = at > 0 ? (/^[\p{L}\p{N}]*/u.exec(text)?.[0].length ?? 0) : 0;
    const cut = at < texts.length - 1 ? text.search(/[\p{L}\p{N}]{0,90}$/u) : text.length;
    return text.slice(start, Math.max(start, cut));
  });
}

/** Neighbouring pieces with a gap for what is masked between them, as far as a phrase should go. */
function joined(pieces: readonly string[]): string {
  const words = fromWord(pieces.join('\0')).split(' ').slice(0, MOST_WORDS).join(' ');
  return toWord(words.slice(0, LONGEST)).split('\0').map(escaped).join('*');
}

/** A phrase neither begins nor ends with signs, and is not longer than it needs to be. */
const tidy = (piece: string): string =>
  toWord(fromWord(piece).split(' ').slice(0, MOST_WORDS).join(' ').slice(0, LONGEST));

const fromWord = (piece: string): string => piece.replace(/^[^\p{L}\p{N}]+/u, '');

/** A code at the end is left out; a word that was cut in two goes whole. */
function toWord(piece: string): string {
  const space = piece.lastIndexOf(' ');
  const whole = piece.length === LONGEST && space > 0 ? piece.slice(0, space) : piece;
  const text = whole.replace(/[\s(#[]{0,3}[245]\.\d{1,3}\.\d{1,3}[)\]]?$/, '');
  const letters = [...text.matchAll(/[\p{L}\p{M}\p{N}]/gu)];
  return text.slice(0, (letters.at(-1)?.index ?? -1) + 1);
}

const escaped = (text: string): string => text.replace(/[(|)*#\\]/g, '\\$&');

function weightOf(text: string): number {
  let weight = 0;
  for (const letter of text.match(/\p{L}/gu) ?? []) weight += letter >= '\u2e80' ? 3 : 1;
  return weight;
}

const ID_WORDS = 5;

function idOf(phrase: string): string {
  const words = fold(phrase).match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, ID_WORDS).join('-') || 'reply';
}
