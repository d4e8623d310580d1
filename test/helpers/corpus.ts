// Lists the mails of the project's corpus, and says which part of a notice their expected results hold.

import { readdirSync, readFileSync } from 'node:fs';
import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';

/** A mail of the corpus. */
export interface CorpusMail {
  /** `postfix/nouser-aonly`. */
  readonly name: string;
  readonly mail: Buffer;
  /** Where its expected result stands. */
  readonly resultFile: string;
}

const FOLDER = new URL('../../corpus/', import.meta.url);

/** All mails, in the order of their names; without those that are only there because they once broke a reader. */
export function corpusMails(): CorpusMail[] {
  const files = readdirSync(FOLDER, { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.eml') && !file.startsWith('fuzz'))
    .sort()
    .map((file) => {
      const name = file.replaceAll('\\', '/').slice(0, -'.eml'.length);
      const resultFile = new URL(`${name}.json`, FOLDER).pathname;
      return { name, mail: readFileSync(new URL(file, FOLDER)), resultFile };
    });
}

/** The result of reading a mail, without what says nothing and without places, which depend on the line ends. */
export function resultOf(mail: Uint8Array): unknown {
  const { kind, format, sureness, reports, original, problems } = read(parseMessage(mail));
  return {
    kind,
    format,
    sureness,
    reports: reports.map((report) => told({ ...report, diagnosticAt: null })),
    original: original && told(original),
    problems: problems.map((problem) => problem.code),
  };
}

function told(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => isTold(value)));
}

const isTold = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== '' && value !== null && value !== 'unknown';
