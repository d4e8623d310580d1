// Renews the figures of docs/measurements.md: `npm run measurements`, or only one part, `npm run measurements -- bench`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { measureAccuracy, noCorpus } from './accuracy/measure.ts';
import {
  calibrationSections,
  mailSection,
  replySection,
  type Section,
} from './accuracy/sections.ts';
import { markdownTable } from './helpers/table.ts';

const PAGE = 'docs/measurements.md';

/** Part → what stands between its marks on the page. */
const PARTS: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
  accuracy: measuredAccuracy,
  bench: measuredSpeed,
};

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !PARTS[name]);
if (strange.length > 0) throw new Error(`no part ${strange.join(', ')}: ${Object.keys(PARTS)}`);

for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
  const blocks = (await PARTS[name]?.()) ?? {};
  const page = Object.entries(blocks).reduce(replaced, readFileSync(PAGE, 'utf8'));
  writeFileSync(PAGE, page);
  console.log(`measurements: ${Object.keys(blocks).join(', ')} renewed`);
}

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
function replaced(page: string, [name, text]: readonly [string, string]): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE}: no place for ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

async function measuredAccuracy(): Promise<Record<string, string>> {
  const absent = noCorpus();
  if (absent) throw new Error(absent);
  const { accuracy } = await measureAccuracy();
  return {
    mails: shown(mailSection(accuracy)),
    replies: shown(replySection(accuracy)),
    calibration: calibrationSections(accuracy).map(shown).join('\n\n'),
    'accuracy-when': when(),
  };
}

function shown({ title, head, rows, note }: Section): string {
  return `**${title}**\n\n${markdownTable(head, rows)}\n\n${note}`;
}

interface Bench {
  readonly mails: number;
  readonly bytes: number;
  readonly origin: string;
  readonly rounds: number;
  readonly groups: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly BenchRow[];
  }[];
}

interface BenchRow {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly digits?: number;
  readonly unit?: string;
}

async function measuredSpeed(): Promise<Record<string, string>> {
  const { mails, bytes, origin, rounds, groups } = bench();
  const tables = groups.map(({ title, columns, rows }) =>
    markdownTable(
      [title, ...columns],
      rows.map((row) => [row.name, ...row.values.map((value) => cell(value, row))]),
    ),
  );
  const size = (bytes / 1e6).toFixed(1);
  const input = `${mails.toLocaleString('en')} mails of together ${size} MB (${origin}); medians of ${rounds} rounds.`;
  return { speed: [...tables, input].join('\n\n'), 'speed-when': when() };
}

function bench(): Bench {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'bench', '--', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`npm run bench failed (exit code ${status})`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Bench;
}

function cell(value: number | null, { digits = 0, unit = '' }: BenchRow): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value === null ? '–' : `${value.toLocaleString('en', options)}${unit}`;
}

function when(): string {
  const day = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' });
  const [processor] = cpus();
  return `Measured on ${day}: ${cpus().length} cores (${processor?.model.trim() || 'of a model that is not told'}), ${type()}, Node ${process.versions.node}.`;
}
