// Finds the raw mails that name an address.

import { zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const PAGE = 200;

/** Looks into every one: slow, but forgetting is rare. @returns digests, hexadecimal. */
export async function rawsNaming(
  db: Kysely<Schema>,
  forms: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: Uint8Array = Buffer.alloc(0); ; ) {
    const rows = await db
      .selectFrom('raw_mail')
      .select(['digest', 'bytes'])
      .where('digest', '>', after)
      .orderBy('digest')
      .limit(PAGE)
      .execute();
    for (const { digest, bytes } of rows) {
      const text = zstdDecompressSync(bytes).toString('utf8').toLowerCase();
      if (forms.some((form) => text.includes(form)))
        found.push(Buffer.from(digest).toString('hex'));
    }
    const last = rows.at(-1);
    if (!last) return found;
    after = last.digest;
  }
}
