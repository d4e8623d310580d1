// Measures what one part or all parts of Postbound cost, and prints one table: `npm run bench -- decode classify --json`.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCheck } from './check.ts';
import { measureClassify } from './classify.ts';
import { measureDecode } from './decode.ts';
import { measureImport } from './import.ts';
import { measureJobs } from './jobs.ts';
import { type MailFolder, withMails } from './mails.ts';
import { measureMemory } from './memory.ts';
import { measureStart } from './start.ts';
import { type Group, table } from './table.ts';

/** A part gets the mails and how often to measure. */
type Part = (folder: MailFolder, rounds: number) => Promise<Group[]>;

const PARTS: Readonly<Record<string, Part>> = {
  decode: measureDecode,
  classify: measureClassify,
  start: measureStart,
  jobs: measureJobs,
  memory: measureMemory,
  import: measureImport,
  check: measureCheck,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '3' } },
});

const unknown = positionals.filter((name) => !PARTS[name]);
if (unknown.length > 0) {
  console.error(`bench: no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(1);
}

const chosen = positionals.length > 0 ? positionals : Object.keys(PARTS);
await withMails(async (folder) => {
  const rounds = Number(values.rounds);
  const groups: Group[] = [];
  for (const name of chosen) groups.push(...((await PARTS[name]?.(folder, rounds)) ?? []));
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const { origin, mails, bytes } = folder;
  if (values.json) {
    console.log(JSON.stringify({ machine, mails, bytes, origin, rounds, groups }));
    return;
  }
  const size = (bytes / 1e6).toFixed(1);
  console.log(`${machine}\n${mails.toLocaleString('en')} mails, ${size} MB: ${origin}`);
  console.log(
    `Medians of ${rounds} interleaved rounds, each measurement in a process of its own.\n`,
  );
  console.log(table(groups));
});
