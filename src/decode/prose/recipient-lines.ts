// Tells which recipients a line of a notice names, in any language, by the shape of the line.

import { addressesIn, type PlacedAddress } from './line-addresses.ts';

/**
 * How plainly a line names a recipient, best first. `head`: the address opens the line, set off from what
 * follows. `opening`: words follow without a sign between. `command`: it was sent in RCPT TO. `label`: a field of the notice's own. `parent`: another was made from it. `prose`: it stands in a sentence.
 */
export type Plainness = 'head' | 'opening' | 'command' | 'label' | 'parent' | 'prose';

/** A recipient that a line names. */
export interface Naming {
  readonly address: string;
  readonly plainness: Plainness;
  /** Words on the same line, behind the address. */
  readonly rest: string;
}

/** List signs and quote signs before an address. */
const OPENING = /^[\s>*•·–—\-+#|.\d)(]{0,12}[<"'[]?$/;
/** What may follow an address that opens a line: nothing, or words set off from it. */
const AFTER_HEAD =
  /^(?:[\s>"'\])]{0,3}(?:$|[:：;,(…\-–—=|]|\.{2,3}\s|(?:on|am|le|el|il|op|em)\s\S{2,10}[\s,]))/i;
/** `550 5.1.1 <a@example.com>: User unknown`: the reply begins before the address. */
const REPLY_BEFORE = /^[\s>]{0,8}[45]\d\d[ -]/;
/** What parts the addresses of a list. */
const BETWEEN = /^(?:[\s,;>&<]{1,6}|[\s>,]{1,3}(?:and|und|et|y|e|en|och|og|и|i)[\s<]{1,3})$/i;
const COMMANDED = /\bRCPT TO:?\s{0,3}$/i;
/** Fields that name somebody else: sender, contact, message. */
const OTHERS =
  /(?:^|[\s(])(?:from|sender|reply-?to|return-?path|sent by|by|cc|bcc|contact|administrator|admin|postmaster|help|helpdesk|support|abuse|message-?id|von|absender|de|exp[eé]diteur|remitente|remetente|mittente|afzender|nadawca|od|odes[ií]latel|от|отправитель|від|відправник|gönderen|avsändare|från|afsender|fra|avsender|lähettäjä|feladó|expeditor|αποστολέας)\s?$/i;
const OTHERS_WIDE =
  /(?:差出人|送信者|送信元|发件人|寄件者|寄件人|보낸 사람|발신자|المرسل|שולח|ผู้ส่ง)\s?$/;
/** `(generated from a@…)`, `(expanded from: …)`, `(originally addressed to …)`. */
const PARENT =
  /\b(?:generated from|expanded from|originally addressed to|original(?:ly)? (?:recipient|sent to|to)|forwarded from)\W{0,4}$/i;
const LABEL = /^[^:：@]{1,60}[:：]\s*[<"'[(]?(?:smtp:|rfc822;\s?|mailto:)?$/i;
const MAX_LINE = 1000;
/** Longest field name that may stand before an address. */
const MAX_LABEL = 80;
const MAX_NAME_WORDS = 4;

/** The recipients that a line names, in their order. */
export function namingsIn(line: string): readonly Naming[] {
  const text = line.slice(0, MAX_LINE);
  if (!text.includes('@')) return [];
  const places = addressesIn(text);
  const first = places[0];
  if (!first) return [];
  const list = headList(text, places) ?? mailboxLine(text, places) ?? labelList(text, places);
  if (list) return list;
  if (OPENING.test(text.slice(0, first.start)))
    return [{ address: first.address, plainness: 'opening', rest: text.slice(first.end).trim() }];
  return places.map((place) => ({
    address: place.address,
    plainness: plainnessOf(text, place),
    rest: text.slice(place.end).trim(),
  }));
}

/** The addresses from `first` on that stand side by side. */
function sideBySide(text: string, places: readonly PlacedAddress[]): readonly PlacedAddress[] {
  const beside: PlacedAddress[] = [];
  for (const place of places) {
    const before = beside[beside.length - 1];
    if (before && !BETWEEN.test(text.slice(before.end, place.start))) break;
    beside.push(place);
  }
  return beside;
}

/** `a@example.com, b@example.com: words`: all of them open the line. */
function headList(text: string, places: readonly PlacedAddress[]): readonly Naming[] | null {
  const first = places[0];
  if (!first || !OPENING.test(text.slice(0, first.start))) return null;
  const heads = sideBySide(text, places);
  const last = heads[heads.length - 1] ?? first;
  const rest = text.slice(last.end);
  if (!AFTER_HEAD.test(rest)) return null;
  const words = REPLY_BEFORE.test(text.slice(0, first.start))
    ? text.trim()
    : rest.replace(/^[\s>"'\]):：;,.…\-–—=|]{1,8}/, '').trim();
  return heads.map(({ address }) => ({
    address,
    plainness: 'head',
    rest: repeats(words, address) ? '' : words,
  }));
}

/** `a@example.com (a@example.com)<mailto:a@example.com>` */
const repeats = (words: string, address: string): boolean =>
  words.replaceAll(address, '').replace(/mailto:|[\s()<>[\]]/g, '') === '';

/** `Alice Example <a@example.com>`, alone on its line. */
function mailboxLine(text: string, places: readonly PlacedAddress[]): readonly Naming[] | null {
  const last = places[places.length - 1];
  if (!last || text.charAt(last.start) !== '<') return null;
  if (!/^\s*[:：]?\s*$/.test(text.slice(last.end))) return null;
  const name = /^\s{0,20}"?([^"<>:：]{1,80}?)"?\s{1,3}$/.exec(text.slice(0, last.start))?.[1];
  if (!name || name.split(' ').length > MAX_NAME_WORDS || OTHERS.test(name)) return null;
  return [{ address: last.address, plainness: 'head', rest: '' }];
}

/** `Recipients: a@example.com, b@example.com` */
function labelList(text: string, places: readonly PlacedAddress[]): readonly Naming[] | null {
  const first = places[0];
  if (!first || plainnessOf(text, first) !== 'label') return null;
  const listed = sideBySide(text, places);
  const rest = text.slice((listed[listed.length - 1] ?? first).end).trim();
  const words = rest.replace(/^[\s>"'\]).,;]{1,8}/, '');
  return listed.map(({ address }) => ({ address, plainness: 'label', rest: words }));
}

function plainnessOf(text: string, place: PlacedAddress): Plainness {
  const before = text.slice(Math.max(0, place.start - MAX_LABEL), place.start);
  if (COMMANDED.test(before.replace(/<$/, ''))) return 'command';
  if (PARENT.test(before)) return 'parent';
  if (place.start > MAX_LABEL || !/[:：]/.test(before) || !LABEL.test(before)) return 'prose';
  const label = before.replace(/[:：].*$/, '');
  return OTHERS.test(label) || OTHERS_WIDE.test(label) ? 'prose' : 'label';
}
