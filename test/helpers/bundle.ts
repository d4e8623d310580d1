// Bundles the core for a browser, as a web page would: one script that defines `postbound`.
import { build } from 'esbuild';

export async function bundleCore(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'postbound',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
