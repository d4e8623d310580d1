// Checks that no receiver or server is named in code that serves all of them: such knowledge belongs to rules/.
import { conclude, place, type Source, sources } from './helpers/sources.ts';

/** These read one system's own form, so they name it; generated code is compiled from rules/. */
const FREE = /^src\/(decode\/formats|intake|adapters|generated)\//;

/** Not the systems whose words we translate (`labels`). Matched as whole words of a name: `yahooHost` is found, `yahoos` is not. */
const NAMES = new Set(
  [
    'gmail google googlemail microsoft outlook hotmail office365 yahoo aol icloud verizon comcast',
    'gmx webde yandex mailru tencent netease naver rediffmail zoho protonmail laposte seznam',
    'mimecast proofpoint barracuda messagelabs symantec ironport cloudmark sophos trendmicro',
    'cisco fortimail spamhaus spamcop vadesecure hornetsecurity',
    'postfix exim exchange sendmail qmail qmta domino notes groupwise zimbra courier mdaemon',
    'haraka opensmtpd mailenable hmailserver kerio imail smartermail communigate',
    'amavis rspamd spamassassin dovecot cyrus ezmlm mailman majordomo',
  ].flatMap((line) => line.split(' ')),
);

/** Words with another meaning in mail (`mail exchange`); only a capital letter makes them a name. */
const AMBIGUOUS: readonly string[] = ['notes', 'courier', 'exchange'];

function withoutComments({ text, parsed }: Source): string {
  let code = text;
  for (const { start, end } of parsed.comments) {
    const blank = text.slice(start, end).replace(/[^\n]/g, ' ');
    code = code.slice(0, start) + blank + code.slice(end);
  }
  return code;
}

function* names(source: Source): Generator<string> {
  const code = withoutComments(source);
  for (const { 0: word, index } of code.matchAll(/[A-Za-z][a-z0-9]*|[A-Z]+(?![a-z])/g)) {
    const name = word.toLowerCase();
    if (!NAMES.has(name) || (AMBIGUOUS.includes(name) && word === name)) continue;
    yield `${place(source, index)}: '${word}' names a receiver or server: make it a row of rules/`;
  }
}

const all = sources().filter((source) => !FREE.test(source.path));
conclude(
  'check-names',
  `${all.length} files`,
  all.flatMap((source) => [...names(source)]),
);
