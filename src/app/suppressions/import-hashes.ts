// Imports a list of addresses that are known by their hashes alone.

import { trouble } from '../../adapters/files/trouble.ts';
import type { HashedList } from '../../ports/decision-store.ts';
import type { Unreadable } from '../../ports/mail-input.ts';
import type { BadRecord } from './check-list.ts';
import { openLines, recordText } from './list-file.ts';

export type Algorithm = HashedList['algorithm'];

/** Hexadecimal digits of a hash. */
const LENGTHS: Readonly<Record<Algorithm, number>> = { sha256: 64, sha1: 40, md5: 32 };
const HASH = /^[0-9a-f]{32,64}$/;

export interface ReadHashes {
  readonly kind: 'hashes';
  /** Null: the file holds none. */
  readonly algorithm: Algorithm | null;
  readonly hashes: ReadonlySet<string>;
  readonly bad: readonly BadRecord[];
}

/**
 * One hash a line, or in the first column; a head is passed over.
 * @param algorithm null to tell it by the length of the first hash; what is of another length is bad then.
 */
export async function readHashes(
  path: string,
  algorithm: Algorithm | null,
): Promise<ReadHashes | Unreadable> {
  const list = await openLines(path);
  if (list.kind === 'unreadable') return list;
  const hashes = new Set<string>();
  const bad: BadRecord[] = [];
  let told = algorithm;
  try {
    for await (const { records, lines } of list.records)
      records.forEach((record, at) => {
        const text = recordText(record);
        const hash = firstField(text);
        const line = lines[at] ?? 0;
        told ??= algorithmOf(hash);
        if (told !== null && algorithmOf(hash) === told) hashes.add(hash);
        else if (hash !== '' && !(line === 1 && !HASH.test(hash)))
          bad.push({ name: path, line, text });
      });
  } catch (error) {
    return trouble(path, error);
  }
  return { kind: 'hashes', algorithm: told, hashes, bad };
}

const firstField = (text: string): string =>
  (text.split(/[,;\t]/, 1)[0] ?? '').replaceAll('"', '').trim().toLowerCase();

function algorithmOf(hash: string): Algorithm | null {
  if (!HASH.test(hash)) return null;
  const found = Object.entries(LENGTHS).find(([, length]) => length === hash.length);
  return (found?.[0] as Algorithm | undefined) ?? null;
}
