// Reads the part of a line that tells of a delivery: `to=…, delay=…, relay=…, dsn=…, reply=…, stat=…`.

export interface Delivery {
  /** As written, without angle brackets: several where one attempt was for all of them. */
  readonly recipients: readonly string[];
  /** Addresses of the envelope stand in brackets; what an alias made of them does not. */
  readonly isEnvelope: boolean;
  /** The user for whom, where it is an alias, a program or a file. */
  readonly controlling: string;
  /** Since the mail arrived, ms; -1: not told. */
  readonly delay: number;
  readonly duration: number;
  readonly mailer: string;
  readonly host: string;
  readonly ip: string;
  readonly dsn: string;
  /** What the other side said; `''`: not told apart. */
  readonly reply: string;
  readonly stat: string;
}

const AFTER_RECIPIENTS = [
  ', ctladdr=',
  ', delay=',
  ', xdelay=',
  ', mailer=',
  ', pri=',
  ', relay=',
  ', stat=',
];
const MOST = 1000;
const SPAN = /^(?:(\d{1,4})\+)?(\d{1,4}):(\d\d):(\d\d)$/;

/** @param at place of `to=`. @returns null where the line is cut off. */
export function readDelivery(line: string, at: number): Delivery | null {
  const behind = AFTER_RECIPIENTS.map((name) => line.indexOf(name, at)).filter(
    (place) => place > 0,
  );
  if (behind.length === 0) return null;
  const end = Math.min(...behind);
  // What the other side said stands at the end, and may hold anything.
  const words = firstOf(line, [', reply=', ', stat='], end);
  const stat = words < 0 ? -1 : line.indexOf(', stat=', words);
  if (stat < 0) return null;
  const fields = line.slice(end, words);
  const relay = field(fields, ', relay=').split(' ');
  return {
    recipients: addresses(line.slice(at + 3, end)),
    isEnvelope: line.charCodeAt(at + 3) === 60,
    controlling: addresses(field(fields, ', ctladdr=').replace(/ \(.{0,60}$/, ''))[0] ?? '',
    delay: span(field(fields, ', delay=')),
    duration: span(field(fields, ', xdelay=')),
    mailer: field(fields, ', mailer='),
    host: hostName(relay[0] ?? ''),
    ip: inBrackets(relay[1] ?? relay[0] ?? ''),
    dsn: field(fields, ', dsn='),
    reply: words < stat ? line.slice(words + 8, stat) : '',
    stat: line.slice(stat + 7),
  };
}

function firstOf(line: string, names: readonly string[], from: number): number {
  const places = names.map((name) => line.indexOf(name, from)).filter((place) => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function field(fields: string, name: string): string {
  const found = fields.indexOf(name);
  if (found < 0) return '';
  const start = found + name.length;
  const end = fields.indexOf(', ', start);
  return fields.slice(start, end < 0 ? fields.length : end);
}

/** `<a@b>,<c@d>`, `"|/bin/x y"`, with ` [more]` where the list goes on in the next line. */
function addresses(list: string): string[] {
  const found: string[] = [];
  const text = list.endsWith(' [more]') ? list.slice(0, -7) : list;
  let at = 0;
  while (at < text.length && found.length < MOST) {
    const end = addressEnd(text, at);
    const address = text.slice(at, end).trim();
    if (address !== '') found.push(bare(address));
    at = end + 1;
  }
  return found;
}

/** The comma behind, not one in quotes. */
function addressEnd(text: string, at: number): number {
  const close = text.charAt(at) === '"' ? text.indexOf('"', at + 1) : at;
  const end = text.indexOf(',', close < 0 ? at : close);
  return end < 0 ? text.length : end;
}

const bare = (address: string): string =>
  address.length > 2 && address.startsWith('<') && address.endsWith('>')
    ? address.slice(1, -1)
    : address;

function hostName(relay: string): string {
  if (relay.startsWith('[')) return '';
  return relay.endsWith('.') ? relay.slice(0, -1) : relay;
}

const inBrackets = (text: string): string =>
  text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1).replace(/^IPv6:/, '') : '';

/** `00:02:38`, `2+03:04:05` → ms. */
function span(value: string): number {
  const found = SPAN.exec(value);
  if (!found) return -1;
  const [, days = '0', hours = '', minutes = '', seconds = ''] = found;
  return (
    (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  );
}
