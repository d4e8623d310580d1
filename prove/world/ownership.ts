// Compares which mails to the bounce address are taken for not ours with the truth of a simulated world.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../src/app/batches.ts';
import type { ImportWork } from '../../src/app/import/importer.ts';
import { makeImportWork } from '../../src/app/import/work.ts';
import { mailsOf } from '../../src/app/mails.ts';
import { loadSettings } from '../../src/app/settings.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { ingestReport } from '../../src/pipeline/ingest.ts';
import { noticeEvents } from '../../src/pipeline/notice-events.ts';
import type { Store } from '../../src/ports/store.ts';

interface Truth {
  readonly file: string;
  readonly number?: number;
  readonly ours: boolean;
}

export interface OwnershipScore {
  readonly precision: number;
  readonly recall: number;
}

export async function ownershipScore(world: string): Promise<OwnershipScore> {
  const lines = readFileSync(join(world, 'truth-notices.jsonl'), 'utf8').trimEnd().split('\n');
  const truth = new Map(lines.map((line) => named(JSON.parse(line) as Truth)));
  const here = process.cwd();
  process.chdir(world);
  try {
    return await compare(truth);
  } finally {
    process.chdir(here);
  }
}

const named = ({ file, number, ours }: Truth): [string, boolean] => [
  number ? `${file}#${number}` : file,
  ours,
];

async function compare(truth: ReadonlyMap<string, boolean>): Promise<OwnershipScore> {
  const { settings } = loadSettings();
  const asked = {
    paths: [],
    store: {} as Store,
    from: '',
    zone: 'UTC',
    keepRaw: false,
    rules: null,
  };
  const work = makeImportWork({ ...asked, settings });
  const sum = { both: 0, told: 0, really: 0 };
  for await (const item of mailsOf(['mails'])) {
    const ours = truth.get(item.name);
    const bytes = bytesOf(item);
    if (bytes && ours !== undefined) count(sum, item.name, isForeign(bytes, work), !ours);
  }
  return { precision: (100 * sum.both) / sum.told, recall: (100 * sum.both) / sum.really };
}

function bytesOf(item: Item): Uint8Array | null {
  if (item.kind === 'path') return readFileSync(item.path);
  return item.kind === 'mail' ? item.bytes : null;
}

function isForeign(bytes: Uint8Array, work: ImportWork): boolean {
  const told = noticeEvents(decode(bytes));
  return told
    .map(({ event, report }) => ingestReport(event, report, work))
    .every(({ ownership }) => ownership === 'not-ours');
}

function count(
  sum: { both: number; told: number; really: number },
  name: string,
  told: boolean,
  really: boolean,
): void {
  if (told) sum.told++;
  if (really) sum.really++;
  if (told && really) sum.both++;
  if (told !== really && process.env['PROVE_VERBOSE'])
    console.error(name, really ? 'is not ours' : 'is ours');
}
