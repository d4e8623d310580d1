// Writes a hostile bounce to a file by its name; decodes such a file, and prints how long that took and the peak of memory.
import { readFileSync, writeFileSync } from 'node:fs';

const MB = 1024 * 1024;
const HEAD =
  'From: MAILER-DAEMON@mx.example.com\nTo: news@example.org\nSubject: Undelivered Mail\n';

const report = (status: string, text = 'It failed.', copy = 'Subject: News\n'): string =>
  `${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n` +
  `--b\n\n${text}\n--b\nContent-Type: message/delivery-status\n\n${status}\n` +
  `--b\nContent-Type: message/rfc822\n\n${copy}\n--b--\n`;
const plain = (text: string): string => `${HEAD}\n${text}`;
const encoded = (text: string): string =>
  `${HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${text}`;
const times = (count: number, write: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i)).join('');
const filled = (bytes: number, piece: string): string =>
  piece.repeat(Math.ceil(bytes / piece.length));

const ONE = 'Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n';
const recipient = (i: number): string =>
  `Final-Recipient: rfc822; user${i}@example.com\nAction: failed\nStatus: 5.1.1\n` +
  `Diagnostic-Code: smtp; 550 5.1.1 <user${i}@example.com>: User unknown\n\n`;
const paragraph = (i: number): string => `<user${i}@example.com>:\n550 5.1.1 User unknown\n\n`;

const MAILS: Readonly<Record<string, () => string>> = {
  'a bounce of 40 MB': () =>
    report(ONE, 'It failed.', `A: b\n\n${filled(40 * MB, 'Some text.\n')}`),
  '10,000 parts': () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${filled(10_000 * 12, '--b\n\ntext 1\n')}`,
  '1,000 levels': () =>
    HEAD +
    times(1000, (i) => `Content-Type: multipart/mixed; boundary=b${i}x\n\n--b${i}x\n`) +
    'Content-Type: text/plain\n\n550 5.1.1 User unknown\n',
  '1,000 messages inside one another': () =>
    HEAD + filled(1000 * 30, 'Content-Type: message/rfc822\n\n'),
  'a header line of 10 MB': () => `X-Long: ${'x'.repeat(10 * MB)}\n${report(ONE)}`,
  'a subject of 10 MB': () => `Subject: ${filled(10 * MB, 'undeliverable a@b ')}\n${report(ONE)}`,
  'a sender of 10 MB': () => `From: ${filled(10 * MB, '"a@b.example, <')}\n\n550 User unknown`,
  '5 MB of a@': () => plain(filled(5 * MB, 'a@')),
  '5 MB without line ends': () => plain(filled(5 * MB, '550 5.1.1 user unknown a@example.com ')),
  '5 MB of brackets': () => plain(filled(5 * MB, '<<<(((')),
  '5 MB of spaces': () => plain(`550${filled(5 * MB, ' ')}x`),
  '5 MB of quotes inside quotes': () =>
    plain(times(5000, (i) => `${'>'.repeat(i % 1000)} 550 5.1.1 a@example.com\n`)),
  '5 MB of words that rules know': () =>
    plain(filled(5 * MB, 'mailbox full user unknown blocked ')),
  '100,000 recipients in status fields': () => report(times(100_000, recipient)),
  '100,000 recipients in the text': () => plain(times(100_000, paragraph)),
  '100,000 header fields': () => `${times(100_000, (i) => `X-F${i}: b\n`)}${report(ONE)}`,
  '100,000 fields in one status part': () => report(`${ONE}${times(100_000, (i) => `X${i}: b\n`)}`),
  'a diagnostic of 5 MB': () => report(`${ONE}Diagnostic-Code: smtp; 550 ${filled(5 * MB, 'no ')}`),
  'a folded diagnostic of 5 MB': () =>
    report(`${ONE}Diagnostic-Code: smtp; 550 ${filled(5 * MB, 'no\n 550-')}`),
  'a boundary of 1 MB': () =>
    `${HEAD}Content-Type: multipart/report; boundary="${'b'.repeat(MB)}"\n\n--${'b'.repeat(MB)}\n\nx`,
  '100,000 parameters': () =>
    `${HEAD}Content-Type: multipart/report; ${times(100_000, (i) => `p${i}*0*=x;`)}\n\ntext`,
  '20 MB of base64': () => encoded(filled(20 * MB, `${'VXNlciB1bmtub3du'.repeat(4)}\n`)),
  '5 MB of damaged base64': () => encoded(filled(5 * MB, 'VXNl=?*&')),
  '5 MB of HTML': () =>
    `${HEAD}Content-Type: text/html\n\n${filled(5 * MB, '<p><a href="x">550 User unknown &lt;')}`,
  '5 MB of encoded words': () => `Subject: ${filled(5 * MB, '=?utf-8?Q?=41?= ')}\n${report(ONE)}`,
  'a dialogue of 5 MB': () => plain(filled(5 * MB, '>>> RCPT TO:<a@example.com>\n<<< 550 no\n')),
};

const [task, name = '', file = ''] = process.argv.slice(2);
if (task === 'list') process.stdout.write(Object.keys(MAILS).join('\n'));
if (task === 'write') writeFileSync(file, MAILS[name]?.() ?? '', 'latin1');
if (task === 'decode') await measure(file);

/** The built library: it loads in a tenth of the time. Rules and formats are there before the mail comes. */
async function measure(path: string): Promise<void> {
  const library = new URL('../../dist/index.js', import.meta.url).href;
  const { decode } = (await import(library)) as typeof import('../../src/index.ts');
  decode(report(ONE));
  const idle = process.memoryUsage.rss();
  const mail = readFileSync(path);
  const started = performance.now();
  const { reports } = decode(mail);
  const ms = Math.round(performance.now() - started);
  const megabytes = Math.round((process.resourceUsage().maxRSS * 1024 - idle) / MB);
  process.stdout.write(JSON.stringify({ ms, megabytes, reports: reports.length }));
}
