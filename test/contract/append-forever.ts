// Appends batches to a store until it is killed; says after each one that it is durable.

import { openPostgres } from '../../src/adapters/postgres/open.ts';
import { openSqlite } from '../../src/adapters/sqlite/open.ts';
import { batch, judged, newEvent } from './sample-events.ts';

const [where = '', who = '', size = '200'] = process.argv.slice(2);
const open = where.startsWith('postgres') ? openPostgres : openSqlite;
const store = await open(where, 'write');
for (let number = 0; ; number++) {
  const events = Array.from({ length: Number(size) }, (_, index) => {
    const keys = [`m:${who}-${number}-${index >> 1}@example.com`, `i:shared-${index % 7}`];
    const recipient = `${who}${index}@example.org`;
    return newEvent(judged('delivered', { recipient, keys, subject: `${number}` }));
  });
  const checkpoint = { source: who, name: who, format: 'x', offset: number + 1, reader: '' };
  const { added } = await store.append(
    batch(events, { checkpoints: [{ ...checkpoint, done: false }] }),
  );
  process.stdout.write(`${added}\n`);
}
