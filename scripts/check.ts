// Runs every check that needs no test and shows what failed; the others still run.
import { spawnSync } from 'node:child_process';

/** What is looked at → the command. The rules come first: the types need what they compile to. */
const CHECKS: Readonly<Record<string, string>> = {
  'rules compile': 'node scripts/compile-rules.ts && node scripts/compile-checklists.ts',
  'format and lint': 'biome check --error-on-warnings .',
  types: 'tsc -p tsconfig.json',
  'published types': 'tsc -p tsconfig.build.json --noEmit',
  'import directions': 'node scripts/check-imports.ts',
  names: 'node scripts/check-names.ts',
  purity: 'node scripts/check-purity.ts',
  rules: 'node scripts/check-rules.ts',
  docs: 'node scripts/check-docs.ts',
  'page of what it recognises': 'node scripts/docs.ts --check',
  licences: 'node scripts/check-licences.ts',
  'unused code': 'knip',
};

const failed = Object.entries(CHECKS).filter(([what, command]) => !passes(what, command));
const sum = `check: ${Object.keys(CHECKS).length - failed.length} of ${Object.keys(CHECKS).length} ok`;
console.log([sum, ...failed.map(([what]) => `${what} failed`)].join(' · '));
process.exitCode = failed.length > 0 ? 1 : 0;

function passes(what: string, command: string): boolean {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
  const ok = status === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`);
  if (!ok) console.log(`${stdout}${stderr}\n(${command})\n`);
  return ok;
}
