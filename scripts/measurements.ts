// Renews the figures of docs/measurements.md: `npm run measurements`, or only one part, `npm run measurements -- speed`.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { measuredAccuracy } from './measurements/accuracy.ts';
import type { Blocks } from './measurements/blocks.ts';
import { measuredSize } from './measurements/size.ts';
import { measuredSpeed } from './measurements/speed.ts';

const PAGE = 'docs/measurements.md';

const PARTS: Readonly<Record<string, () => Promise<Blocks>>> = {
  accuracy: measuredAccuracy,
  speed: measuredSpeed,
  size: measuredSize,
};

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !PARTS[name]);
if (strange.length > 0) throw new Error(`no part ${strange.join(', ')}: ${Object.keys(PARTS)}`);

for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
  const blocks: Blocks = { ...(await PARTS[name]?.()), [`${name}-when`]: when() };
  writeFileSync(PAGE, Object.entries(blocks).reduce(replaced, readFileSync(PAGE, 'utf8')));
  console.log(`measurements: ${name} renewed`);
}

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
function replaced(page: string, [name, text]: readonly [string, string]): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE}: no place for ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** Day and machine. Some virtual machines do not tell their processor. */
function when(): string {
  const day = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' });
  const model = cpus()[0]?.model.trim() || 'processor not told';
  return `Measured on ${day}: ${cpus().length} cores (${model}), ${type()}, Node ${process.versions.node}.`;
}
