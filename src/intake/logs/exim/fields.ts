// Takes a delivery line apart: address, parents, `K=value` fields, the words behind them.

export interface DeliveryFields {
  readonly address: string;
  /** The address the mail came for, where it is another: `<…>` behind the first one. */
  readonly parent: string;
  readonly sender: string | null;
  readonly host: string;
  readonly ip: string;
  readonly tls: string;
  /** The answer to the message (`C="…"`). */
  readonly confirmation: string;
  /** `DT=`, ms; -1: not told. */
  readonly duration: number;
  /** Behind the fields, without the colon. */
  readonly text: string;
}

const FIELD = /^[A-Z][A-Z0-9]{0,4}=/;
/** Marks of a delivery without a value: L (TLS on the first byte), K (CHUNKING), PRDR, TFO … */
const MARK = /^(?:L|K|PRX|PRDR|TFO\*?|M8S|D|PI|\*)$/;
const ADDRESS = /^\(?\[?[0-9A-Za-z.:_-]{1,255}\]?\)?(?::\d{1,5})?$/;
const LONGEST_VALUE = 2000;
const MOST_FIELDS = 40;

/** @param at place of the address. */
export function readFields(line: string, at: number): DeliveryFields {
  const found = addressAt(line, at);
  const walk = walkFields(line, found.end);
  const { values } = walk;
  return {
    address: found.address,
    parent: found.parent,
    sender: values['F'] === undefined ? null : bare(values['F']),
    host: (values['H'] ?? '').replace(/^\(|\)$/g, ''),
    ip: values['ip'] ?? '',
    tls: tlsVersion(values['X'] ?? ''),
    confirmation: values['C'] ?? '',
    duration: spanOf(values['DT'] ?? ''),
    text: walk.text,
  };
}

/** `a@b`, `a <a@b>`, `a@b (c@d) <e@f>`, `/var/mail/a <a@b>`, `|/bin/x --y <a@b>`. */
function addressAt(line: string, at: number): { address: string; parent: string; end: number } {
  const isPipe = '|/":'.includes(line.charAt(at));
  // A command may hold anything: the address is the last one before the fields.
  const fields = isPipe ? line.slice(at, at + LONGEST_VALUE).search(/> (?:F=<|P=<|R=|T=)/) : -1;
  const open = fields > 0 ? line.lastIndexOf(' <', at + fields) : -1;
  const first = open > 0 ? open : nextEnd(line, at);
  const address = line.slice(at, first);
  if (!isPipe && address.endsWith(':'))
    return { address: address.slice(0, -1), parent: '', end: first - 1 };
  let end = first;
  for (let parents = 0; parents < 10 && line.startsWith(' (', end); parents++) {
    const close = line.indexOf(')', end);
    if (close < 0) break;
    end = close + 1;
  }
  if (!line.startsWith(' <', end)) return { address, parent: '', end };
  const close = line.indexOf('>', end);
  if (close < 0) return { address, parent: '', end };
  return { address, parent: line.slice(end + 2, close), end: close + 1 };
}

interface Walk {
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
}

function walkFields(line: string, from: number): Walk {
  const values: Record<string, string> = {};
  let at = from;
  for (let count = 0; count < MOST_FIELDS && line.charCodeAt(at) === 32; count++) {
    const start = at + 1;
    const name = FIELD.exec(line.slice(start, start + 6))?.[0] ?? '';
    const end = name === '' ? nextEnd(line, start) : valueEnd(line, start + name.length);
    const isLast = line.charCodeAt(end - 1) === 58;
    const value = line.slice(start + name.length, isLast ? end - 1 : end);
    if (name === '' && !isBare(value, values)) return { values, text: line.slice(start) };
    keep(values, name, value);
    if (isLast) return { values, text: line.slice(end + 1) };
    at = end;
  }
  const behind = line.charCodeAt(at) === 58 ? at + 1 : at;
  return { values, text: line.slice(behind).trimStart() };
}

/** What stands between the fields: the address of `H=`, marks. */
const isBare = (word: string, values: Readonly<Record<string, string>>): boolean =>
  MARK.test(word) || (values['H'] !== undefined && /^[([]/.test(word) && ADDRESS.test(word));

/** @param name with its `=`; `''` for what stands between the fields. */
function keep(values: Record<string, string>, name: string, value: string): void {
  if (name !== '') values[name.slice(0, -1)] = unquoted(value);
  const close = name === '' && value.startsWith('[') ? value.indexOf(']') : -1;
  if (close > 0 && values['ip'] === undefined) values['ip'] = value.slice(1, close);
}

function valueEnd(line: string, at: number): number {
  const first = line.charAt(at);
  if (first !== '"' && first !== '<') return nextEnd(line, at);
  const close = first === '<' ? line.indexOf('>', at) : quoteEnd(line, at + 1);
  return close < 0 || close - at > LONGEST_VALUE ? nextEnd(line, at) : nextEnd(line, close + 1);
}

function quoteEnd(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at > 0 && line.charAt(at - 1) === '\\') at = line.indexOf('"', at + 1);
  return at;
}

function nextEnd(line: string, at: number): number {
  const space = line.indexOf(' ', at);
  return space < 0 ? line.length : space;
}

const unquoted = (value: string): string =>
  value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1).replaceAll('\\"', '"') : value;

const bare = (value: string): string =>
  value.length > 2 && value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;

/** `TLS1.3:ECDHE_…:256`, `TLSv1.2:…` → `TLSv1.3`. */
function tlsVersion(cipher: string): string {
  const version = /^TLSv?(\d(?:\.\d)?)(?=[:_]|$)/.exec(cipher.slice(0, 20))?.[1];
  return version === undefined ? '' : `TLSv${version}`;
}

const UNITS: Readonly<Record<string, number>> = { w: 604800, d: 86400, h: 3600, m: 60, s: 1 };

/** `1m2s`, `0.053s` → ms. */
function spanOf(value: string): number {
  let total = -1;
  for (const [, digits = '', unit = ''] of value
    .slice(0, 40)
    .matchAll(/(\d{1,9}(?:\.\d{1,9})?)([wdhms])/g))
    total = Math.max(total, 0) + Number(digits) * (UNITS[unit] ?? 0);
  return total < 0 ? -1 : Math.round(total * 1000);
}
