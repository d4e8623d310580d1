// Says in words why the system could not read something, from the error it gave.
import type { Unreadable } from '../../ports/mail-input.ts';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk could not read it',
  Z_BUF_ERROR: 'its compressed data ends too early',
  Z_DATA_ERROR: 'its compressed data is damaged',
};

export function trouble(name: string, error: unknown): Unreadable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const compressed = code.startsWith('ZSTD_') ? 'its compressed data is damaged' : said;
  return { kind: 'unreadable', name, why: WORDS[code] ?? compressed };
}
