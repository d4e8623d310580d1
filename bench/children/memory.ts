// Decodes 100,000 mails, each read from disk, and prints the memory of the process after every 5,000.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAILS = 100_000;
const STEP = 5000;

const [folder = ''] = process.argv.slice(2);
const { decode } = (await import(
  new URL('../../dist/index.js', import.meta.url).href
)) as typeof import('../../src/index.ts');

const paths = globSync('**/*.eml', { cwd: folder }).map((path) => join(folder, path));
const curve: number[] = [];
let problems = 0;
for (let i = 0; i < MAILS; i++) {
  problems += decode(readFileSync(paths[i % paths.length] ?? '')).problems.length;
  if ((i + 1) % STEP === 0) curve.push(process.memoryUsage.rss() / 1e6);
}
const peak = process.resourceUsage().maxRSS / 1000;
console.log(JSON.stringify({ step: STEP, curve, peak, problems }));
