// Writes the mails that are measured: lab bounces plus the project's own corpus, repeated under distinct names.
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface MailFolder {
  readonly path: string;
  readonly mails: number;
  readonly bytes: number;
  /** What the mails are, in words. */
  readonly origin: string;
}

const LAB = '../../shared/corpus/mta/bounces/**/*.eml';
const OWN = ['../corpus/**/*.eml', '../examples/*.eml'];
const WANTED = 6000;

const find = (patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: import.meta.dirname })
    .sort()
    .map((file) => join(import.meta.dirname, file));

/** Calls `use` with a temporary folder of about 6,000 mails, and takes it away afterwards. */
export async function withMails<T>(use: (folder: MailFolder) => Promise<T>): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), 'postbound-bench-'));
  try {
    return await use(fill(path));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function fill(path: string): MailFolder {
  const lab = find([LAB]);
  const own = find(OWN);
  const mails = [...lab, ...own].map((file) => readFileSync(file));
  if (mails.length === 0) throw new Error('bench: no mails to measure');
  const rounds = Math.ceil(WANTED / mails.length);
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const folder = join(path, String(round).padStart(3, '0'));
    mkdirSync(folder);
    for (const [i, mail] of mails.entries()) {
      writeFileSync(join(folder, `${String(i).padStart(5, '0')}.eml`), mail);
      bytes += mail.length;
    }
  }
  const origin = `${lab.length} lab bounces and ${own.length} of our own, ${rounds} times`;
  return { path, mails: mails.length * rounds, bytes, origin };
}
