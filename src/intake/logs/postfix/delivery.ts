// Reads the part of a line that tells of one delivery: `to=<…>, relay=…, delay=…, dsn=…, status=… (…)`.

export interface Delivery {
  readonly recipient: string;
  /** `orig_to`; `''` where it is the same. */
  readonly original: string;
  /** `mx.example.com[192.0.2.1]:25`, `local`, `none`. */
  readonly relay: string;
  /** Since the mail arrived, ms; -1: not told. */
  readonly delay: number;
  /** The attempt: connecting, handshakes, sending, ms; -1: not told. */
  readonly duration: number;
  readonly dsn: string;
  /** `sent`, `deferred`, `bounced` …, in lower case. */
  readonly status: string;
  /** Between the brackets at the end. */
  readonly text: string;
}

/** @param at place of `to=<`. @returns null where the line is cut off or is no delivery. */
export function readDelivery(line: string, at: number): Delivery | null {
  const toEnd = line.indexOf('>, ', at);
  const status = toEnd < 0 ? -1 : line.indexOf(', status=', toEnd);
  if (status < 0) return null;
  const hasOriginal = line.startsWith('orig_to=<', toEnd + 3);
  const originalEnd = hasOriginal ? line.indexOf('>, ', toEnd + 12) : toEnd;
  if (originalEnd < 0 || originalEnd > status) return null;
  const fields = line.slice(originalEnd + 3, status);
  const open = line.indexOf(' ', status + 9);
  const word = line.slice(status + 9, open < 0 ? line.length : open);
  return {
    recipient: line.slice(at + 4, toEnd),
    original: hasOriginal ? line.slice(toEnd + 12, originalEnd) : '',
    relay: field(fields, 'relay='),
    delay: seconds(field(fields, ' delay=')),
    duration: attempt(field(fields, ' delays=')),
    dsn: field(fields, ' dsn='),
    status: word.toLowerCase(),
    text: open < 0 ? '' : bracketed(line, open + 1),
  };
}

function field(fields: string, name: string): string {
  const found = fields.indexOf(name);
  if (found < 0) return '';
  const start = found + name.length;
  const end = fields.indexOf(',', start);
  return fields.slice(start, end < 0 ? fields.length : end);
}

function bracketed(line: string, at: number): string {
  if (line.charCodeAt(at) !== 40) return line.slice(at);
  // Where syslog cut the line, its last bracket is one of the words.
  return line.slice(at + 1, line.endsWith(')') ? line.length - 1 : line.length);
}

const seconds = (value: string): number => {
  const told = value === '' ? Number.NaN : Number(value);
  return told >= 0 ? Math.round(told * 1000) : -1;
};

/** `a/b/c/d`: before the queue manager, in it, connecting with handshakes, sending (postconf(5), delay_logging…). */
function attempt(delays: string): number {
  const parts = delays.split('/');
  if (parts.length !== 4) return -1;
  const connecting = seconds(parts[2] ?? '');
  const sending = seconds(parts[3] ?? '');
  return connecting < 0 || sending < 0 ? -1 : connecting + sending;
}
