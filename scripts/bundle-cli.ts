/** Bundles the command line into few files: each module that Node has to find and compile costs about 0.4 ms at every start. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

// What tsc wrote there is the same, file by file; dist/index.js does not import it.
for (const folder of ['dist/cli', 'dist/app']) rmSync(folder, { recursive: true, force: true });
// All lies flat in one folder as deep as src/cli: paths beside import.meta.url stay what they are.
await build({
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/app/worker.ts' },
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.19',
  packages: 'external',
  logLevel: 'error',
});
