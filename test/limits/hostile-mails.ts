// Builds one hostile mail (or mailbox) by name, reads all of it, prints how long that took and the peak of memory.
import { MboxSplitter } from '../../src/mime/mbox.ts';
import { type Part, parseMessage } from '../../src/mime/message.ts';

const MB = 1024 * 1024;
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const multipart = (boundary: string, body: string): string =>
  `Content-Type: multipart/mixed; boundary=${boundary}\n\n${body}`;

/** Each is a kind of input that made some mail reader slow or large. */
const MAILS: Readonly<Record<string, () => Uint8Array>> = {
  '40 MB attachment': () =>
    filled(
      multipart('b', '--b\nContent-Type: a/b\nContent-Transfer-Encoding: base64\n\n'),
      'QUJD'.repeat(19),
    ),
  '40 MB of 8-bit text': () =>
    filled('Content-Type: text/plain; charset=utf-8\n\n', 'Gr\xc3\xb6\xc3\x9fe '.repeat(9)),
  '40 MB of CR': () => filled('Subject: a\r\r', 'text\r\r\r'),
  '1 MB of CR in base64': () =>
    bytes(`Content-Transfer-Encoding: base64\n\n${btoa('\r'.repeat(MB))}`),
  '40 MB encoded message': () =>
    filled(
      'Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\nSubject: a\n\n',
      '=41=\n',
    ),
  '40 MB of delimiters': () => filled(multipart('b', ''), '--b'),
  '40 MB of wrong delimiters': () => filled(multipart('b', ''), '--bx'),
  '40 MB of header fields': () => filled('', 'A: b'),
  '40 MB of nested messages': () => filled('', 'Content-Type: message/rfc822\n'),
  '40 MB of nested multiparts': () =>
    filled('', 'Content-Type: multipart/mixed; boundary=b\n\n--b'),
  '10,000 parts': () => bytes(multipart('b', '--b\n\ntext\n'.repeat(10_000))),
  '10,000 multiparts without end': () => filled(multipart('b', ''), `--b\n${multipart('c', '')}`),
  '1,000 levels of multiparts': () =>
    bytes(Array.from({ length: 1000 }, (_, i) => multipart(`b${i}x`, `--b${i}x\n`)).join('')),
  '1,000 levels of messages': () => bytes('Content-Type: message/rfc822\n\n'.repeat(1000)),
  'a header line of 10 MB': () =>
    bytes(`Subject: ${'x'.repeat(10 * MB)}\nTo: a@example.com\n\nbody`),
  'a folded header of 10 MB': () => bytes(`To: a${',\n b@example.com'.repeat(600_000)}\n\nbody`),
  'an encoded header of 10 MB': () => bytes(`Subject: ${'=?utf-8?Q?a?= '.repeat(700_000)}\n\nbody`),
};

function filled(head: string, line: string): Uint8Array {
  const block = Buffer.from(`${line}\n`, 'latin1');
  const array = new Uint8Array(40 * MB);
  Buffer.from(array.buffer).fill(block);
  array.set(Buffer.from(head, 'latin1'));
  return array;
}

function readAll(part: Part): number {
  for (const name of part.headers.names.slice(0, 100)) part.headers.get(name);
  part.text();
  return part.parts.reduce((sum, one) => sum + readAll(one), part.preamble.length + 1);
}

/** A mailbox of so many megabytes, in chunks. */
function readMailbox(kind: string, megabytes: number): number {
  const isOneMail = kind === 'one mail';
  const head = 'From a@example.com Thu Jan  1 00:00:00 2026\nSubject: a\n\n';
  const line =
    kind === 'lines that say From' ? 'From here on it is text.\n' : `${'text '.repeat(14)}\n`;
  const mail = bytes(head + line.repeat(100));
  const chunk = isOneMail ? mail.subarray(head.length) : mail;
  const splitter = new MboxSplitter();
  let count = splitter.push(mail).length;
  for (let size = 0; size < megabytes * MB; size += chunk.length)
    for (const one of splitter.push(chunk)) count += readAll(parseMessage(one).root);
  for (const one of splitter.end()) count += readAll(parseMessage(one).root);
  return count;
}

const [name = '', kind = '', megabytes = ''] = process.argv.slice(2);
const make = MAILS[name];
const input = make?.();
const idle = process.memoryUsage.rss() - (input?.length ?? 0);
const start = performance.now();
if (name === 'list') process.stdout.write(Object.keys(MAILS).join('\n'));
else {
  const problems: string[] = [];
  if (input) {
    const message = parseMessage(input);
    readAll(message.root);
    problems.push(...message.problems.map((one) => one.code));
  } else readMailbox(kind, Number(megabytes));
  const ms = Math.round(performance.now() - start);
  const peak = Math.round((process.resourceUsage().maxRSS * 1024 - idle) / MB);
  process.stdout.write(JSON.stringify({ ms, megabytes: peak, problems }));
}
