// Splits the bytes of a status or report part into its groups of fields (RFC 3464 §2.1.2, RFC 5965 §3).

/** One field: its value unfolded but not decoded, its place in the text of the part. */
export interface Field {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Fields by lower-case name, in their order; of a repeated name the first counts here, all stand in `repeated`. */
export interface FieldGroup {
  readonly fields: ReadonlyMap<string, Field>;
  readonly repeated: ReadonlyMap<string, readonly Field[]>;
}

interface OpenGroup {
  readonly fields: Map<string, Field>;
  readonly repeated: Map<string, Field[]>;
}

const MAX_GROUPS = 1000;
const MAX_FIELDS = 200;
const MAX_VALUE = 8000;
const MAX_LINES = 50_000;

/** Fields that belong to the whole message, wherever blank lines stand (RFC 3464 §2.2). */
const OF_MESSAGE = new Set([
  'reporting-mta',
  'original-envelope-id',
  'dsn-gateway',
  'received-from-mta',
  'arrival-date',
]);
const OF_RECIPIENT = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'x-actual-recipient',
  'x-display-name',
  'x-supplementary-info',
]);
/** A second one of these can only speak of another recipient. */
const ONCE = new Set(['final-recipient', 'action', 'original-recipient']);
const ADDRESSES = ['final-recipient', 'original-recipient'];

/** All fields of a part as one group: for reports about a whole message. */
export function readFields(text: string): FieldGroup {
  const group = newGroup();
  for (const line of fieldLines(text)) if (line.name !== '') add(group, line);
  return group;
}

/**
 * The message's own fields, then one group a recipient. Blank lines alone do not part groups, since systems leave
 * them out, double them, and write them between the fields of one recipient.
 */
export function readStatusFields(text: string): {
  message: FieldGroup;
  recipients: readonly FieldGroup[];
} {
  const message = newGroup();
  const recipients: OpenGroup[] = [];
  let blank = false;
  for (const line of fieldLines(text)) {
    if (line.name === '') {
      blank = true;
      continue;
    }
    const current = recipients[recipients.length - 1];
    if (OF_MESSAGE.has(line.name) || (!current && !beginsRecipients(line.name, blank, message)))
      add(message, line);
    else if (current && !beginsAnother(line.name, blank, current)) add(current, line);
    else if (recipients.length < MAX_GROUPS) {
      const next = newGroup();
      add(next, line);
      recipients.push(next);
    }
    blank = false;
  }
  return { message, recipients };
}

function beginsRecipients(name: string, blank: boolean, message: OpenGroup): boolean {
  return OF_RECIPIENT.has(name) || (blank && message.fields.size > 0 && !name.startsWith('x-'));
}

function beginsAnother(name: string, blank: boolean, current: OpenGroup): boolean {
  const { fields } = current;
  if (ONCE.has(name) && fields.has(name)) return true;
  if (!blank || !ADDRESSES.includes(name)) return false;
  return fields.has('final-recipient') || (fields.has('original-recipient') && fields.size > 1);
}

function newGroup(): OpenGroup {
  return { fields: new Map(), repeated: new Map() };
}

function add(group: OpenGroup, line: FieldLine): void {
  const field = { value: line.value, start: line.start, end: line.end };
  if (!group.fields.has(line.name)) {
    if (group.fields.size < MAX_FIELDS) group.fields.set(line.name, field);
    return;
  }
  const more = group.repeated.get(line.name) ?? [];
  if (more.length < MAX_FIELDS) group.repeated.set(line.name, [...more, field]);
}

/** A field brought onto one line; an empty name stands for a blank line. */
interface FieldLine {
  readonly name: string;
  value: string;
  readonly start: number;
  end: number;
}

/** Lines that are neither field nor blank go on the field above them: not every system indents what it folds. */
function fieldLines(text: string): FieldLine[] {
  const lines: FieldLine[] = [];
  for (let at = 0; at < text.length && lines.length < MAX_LINES; ) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 ? text.length : stop;
    addLine(lines, text, at, next);
    at = next + 1;
  }
  return lines;
}

function addLine(lines: FieldLine[], text: string, start: number, end: number): void {
  const first = afterSpace(text, start, end);
  if (first === end) {
    lines.push({ name: '', value: '', start, end });
    return;
  }
  const field = first > start ? null : fieldAt(text, start, end);
  const above = lines[lines.length - 1];
  if (field) lines.push(field);
  else if (above && above.name !== '') goOn(above, text.slice(first, end), end);
}

function goOn(open: FieldLine, line: string, end: number): void {
  if (open.value.length < MAX_VALUE) open.value = `${open.value} ${line.trim()}`.trim();
  open.end = end;
}

const MAX_NAME = 76;
const SPACE = 0x20;
const COLON = 0x3a;

function afterSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) <= SPACE) at++;
  return at;
}

function beforeSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= SPACE) at--;
  return at;
}

/** Letters, digits and dashes, the first one a letter. */
function nameEnd(text: string, start: number, end: number): number {
  const last = Math.min(end, start + MAX_NAME);
  let at = start;
  while (at < last && isNameSign(text.charCodeAt(at))) at++;
  return isLetter(text.charCodeAt(start)) ? at : start;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

const isNameSign = (code: number): boolean =>
  isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d;

function fieldAt(text: string, start: number, end: number): FieldLine | null {
  const stop = nameEnd(text, start, end);
  const colon = afterSpace(text, stop, end);
  const isField = stop > start && colon < end && text.charCodeAt(colon) === COLON;
  if (!isField || text.startsWith('//', colon + 1)) return null;
  const from = afterSpace(text, colon + 1, end);
  const to = beforeSpace(text, from, Math.min(end, from + MAX_VALUE));
  const name = text.slice(start, stop).toLowerCase();
  return { name, value: text.slice(from, to), start: from, end };
}
