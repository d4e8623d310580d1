// Changes a mail as systems on the way do: its header fields, parts, encodings, line ends, wrapping.
import { BYTES } from './bytes.ts';
import { type Mutations, splice } from './mutation.ts';
import type { Random } from './random.ts';

export const MAIL_MUTATIONS: Mutations = {
  ...BYTES,
  'shuffle-fields': (mail, random) =>
    withFields(mail, random, (fields) => shuffled(fields, random)),
  'double-fields': (mail, random) =>
    withFields(mail, random, (fields) => {
      const again = fields.filter(() => random.chance(20));
      return random.chance(50) ? [...fields, ...again] : [...again, ...fields];
    }),
  'drop-field': (mail, random) =>
    withFields(mail, random, (fields) => fields.toSpliced(random.int(fields.length), 1)),
  'foreign-fields': (mail, random, other) =>
    withFields(mail, random, (fields) => [...fields, ...fieldsOf(partOf(other(), random).head)]),
  're-encode': (mail, random) => reencoded(mail, random),
  'relabel-charset': (mail, random) =>
    mail.replace(/charset="?[\w-]{1,40}"?/i, `charset=${random.pick(CHARSETS, 'utf-8')}`),
  'break-boundary': (mail, random) => withBrokenBoundary(mail, random),
  'line-ends': (mail, random) => withLineEnds(mail, random),
  nest: (mail, random) => nested(mail, random),
};

const CHARSETS: readonly string[] = [
  'utf-8',
  'us-ascii',
  'utf-16',
  'utf-7',
  'iso-2022-jp',
  'shift_jis',
  'gb18030',
  'windows-1251',
  'x-unknown',
  'x'.repeat(500),
];

interface Part {
  /** Offsets in the mail: of its header block, of its body, of its end. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  readonly head: string;
}

/** The mail itself or what follows one of its delimiters. */
function partOf(mail: string, random: Random): Part {
  const starts = [
    0,
    ...[...mail.matchAll(/^--[^\n]{1,80}\n/gm)].map((found) => found.index + found[0].length),
  ];
  const start = random.pick(starts, 0);
  const blank = /\r?\n\r?\n/.exec(mail.slice(start));
  const bodyStart = blank ? start + blank.index + blank[0].length : mail.length;
  const next = mail.indexOf('\n--', bodyStart);
  return {
    start,
    bodyStart,
    end: next < 0 ? mail.length : next + 1,
    head: mail.slice(start, blank ? start + blank.index : mail.length),
  };
}

/** Fields with their folded lines. */
const fieldsOf = (head: string): string[] => head.split(/\r?\n(?![ \t])/).filter(Boolean);

function withFields(
  mail: string,
  random: Random,
  change: (fields: string[]) => readonly string[],
): string {
  const { start, bodyStart, head } = partOf(mail, random);
  return splice(mail, start, bodyStart - start, `${change(fieldsOf(head)).join('\n')}\n\n`);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out: T[] = [];
  for (const item of list) out.splice(random.int(out.length + 1), 0, item);
  return out;
}

/** Name in the field → how a body is written in it. */
const ENCODINGS: Readonly<Record<string, (body: string) => string>> = {
  base64: (body) => Buffer.from(body, 'latin1').toString('base64').replace(/.{76}/g, '$&\n'),
  'quoted-printable': (body) =>
    body.replace(
      /[^\t\r\n -<>-~]/g,
      (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    ),
  '8bit': (body) => body,
  'x-uuencode': (body) => body,
};

function reencoded(mail: string, random: Random): string {
  const { start, bodyStart, end, head } = partOf(mail, random);
  const name = random.pick(Object.keys(ENCODINGS), '8bit');
  const isWide = random.chance(15);
  const text = mail.slice(bodyStart, end);
  const body = isWide ? Buffer.from(text, 'utf16le').toString('latin1') : text;
  const fields = fieldsOf(head).filter((field) => !/^content-transfer-encoding:/i.test(field));
  const typed = isWide
    ? fields.map((field) => field.replace(/^(content-type: text\/\w+).*/is, '$1; charset=utf-16le'))
    : fields;
  const lines = [
    ...typed,
    `Content-Transfer-Encoding: ${name}`,
    '',
    ENCODINGS[name]?.(body) ?? body,
  ];
  return splice(mail, start, end - start, `${lines.join('\n')}\n`);
}

function withBrokenBoundary(mail: string, random: Random): string {
  const delimiters = [...mail.matchAll(/^--[^\n]{1,80}$/gm)];
  const found = delimiters[random.int(delimiters.length)];
  if (!found) return mail.replace(/boundary=/i, random.pick(['boundary', 'boundary*0=', 'b='], ''));
  const instead = [
    '',
    `${found[0]}--`,
    `${found[0]} `,
    found[0].slice(0, -1),
    ` ${found[0]}`,
    found[0].toUpperCase(),
    `${found[0]}\n${found[0]}`,
  ];
  return splice(mail, found.index, found[0].length, random.pick(instead, ''));
}

function withLineEnds(mail: string, random: Random): string {
  const lines = mail.replaceAll('\r\n', '\n');
  const all = random.pick(['\n', '\r\n', '\r', '\r\r\n', '\n\r', ''], '\n');
  if (all !== '') return lines.replaceAll('\n', all);
  return lines.replace(/\n/g, () => random.pick(['\n', '\r\n', '\r'], '\n'));
}

function nested(mail: string, random: Random): string {
  const boundary = `nest${random.int(1e6)}`;
  const fields = `From: a@example.com\nTo: b@example.org\nSubject: ${random.pick(['Fwd: bounce', 'failure notice', ''], '')}\n`;
  const message = 'Content-Type: message/rfc822\n';
  const wrapped = random.pick(
    [
      `${fields}${message}\n${mail}`,
      `${fields}${message}Content-Transfer-Encoding: base64\n\n${ENCODINGS['base64']?.(mail)}`,
      `${fields}Content-Type: multipart/mixed; boundary=${boundary}\n\n--${boundary}\n\nsee below\n--${boundary}\n${message}\n${mail}\n--${boundary}--\n`,
      `${fields}Content-Type: multipart/report; report-type=delivery-status; boundary=${boundary}\n\n--${boundary}\n\n${mail}\n--${boundary}--\n`,
    ],
    mail,
  );
  return random.chance(25) ? nested(wrapped, random) : wrapped;
}
