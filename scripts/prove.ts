// Measures what an issue promised: runs prove/<issue>/*.ts and adds up the lines that they print.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

const issue = process.argv[2] ?? '*';
const files = globSync(`prove/${issue}/*.ts`).sort();
if (files.length === 0) {
  console.error(`prove: nothing under prove/${issue}/`);
  process.exit(1);
}
if (!existsSync('../shared'))
  console.log('prove: ../shared is absent, so what needs its mails is skipped');

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) {
  console.log(`\n${file}`);
  const { status, stdout } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PROVE_ISSUE: issue },
    maxBuffer: 2 ** 28,
  });
  process.stdout.write(stdout);
  const ends = stdout.split('\n').map((line) => line.split(' · ').at(-1) ?? '');
  const failed = ends.filter((end) => end.startsWith('FAIL')).length;
  const passed = ends.filter((end) => end === 'pass').length;
  const skipped = ends.filter((end) => end.startsWith('skipped')).length;
  const silent = passed + failed + skipped === 0 || (status !== 0 && failed === 0);
  if (silent) console.log(`${file} · claims something and ends well · FAIL (exit code ${status})`);
  sum.passed += passed;
  sum.skipped += skipped;
  sum.failed += failed + (silent ? 1 : 0);
}
console.log(`\nprove: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
